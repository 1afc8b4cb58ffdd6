"""How a sentence is scored: what is expected of it, what was answered and written, and how that is judged.

`cases` reads what is expected. `playing` says a sentence to the real conversation. `observed` and `written` tell what
came of it; `judging` compares the two, with a rule for each form of expectation in `answers` and `changes`.
"""

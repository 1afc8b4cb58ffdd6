"""What is held about one person: shown to them, and forgotten.

`holdings` says of each column that refers to a person what it is and what becomes of it. A test walks all tables, so
that none is left out. `exporting` shows all of it, `mentions` finds the words that name somebody, and `forgetting`
takes them out.
"""

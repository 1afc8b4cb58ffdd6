"""How well files are read: each field of each action against what a person reads there, as right, told or silent.

`expectation.py` says what may be expected, `telling.py` what a reading tells of itself, `judging.py` compares the two.
`expected/` holds what a person reads in the cases that stand beside the project.
"""

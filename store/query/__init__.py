"""Questions about a plan: one typed model of what is asked, and what turns it into SQL.

A new condition is a class in `model.py`, its SQL in `conditions.py`, and its words in `commands.language.saying`.
"""

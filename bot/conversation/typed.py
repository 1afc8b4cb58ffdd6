"""What nobody types: signs that are left out of people's words."""

from commands.advice import without_marks

NUL = "\0"
"""PostgreSQL takes no text that holds it."""


def cleaned(text: str) -> str:
    return without_marks(text.replace(NUL, ""))

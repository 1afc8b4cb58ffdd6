"""Where a row stands: in which sheet or table of its document, and as which row of it."""

import re

ROW = re.compile(r"(?:sheet (?P<sheet>.+), row|(?P<table>table \d+), row|line) (?P<row>\d+)", re.S)


def place_of(where: str) -> tuple[str | None, int | None]:
    """Give the sheet's name, or "table 2" in a text, and the number of the row; None for what a place does not say."""
    found = ROW.match(where)
    return (found["sheet"] or found["table"], int(found["row"])) if found else (None, None)

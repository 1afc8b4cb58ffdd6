"""Keep text from being taken for a formula, or for something a file cannot hold; each way has its way back."""

import re

FORMULA_LIKE = re.compile(r"'*[=+\-@\t\r]")
ESCAPED = re.compile(r"''*[=+\-@\t\r]")
# What XML cannot hold or would change, and the x of what already looks like such an escape (Excel would escape the line
# before it, which openpyxl forgets when it reads).
UNSTORABLE = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|(?<=_)x(?=[0-9A-Fa-f]{4}_)")
STORED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def escaped(text: str) -> str:
    """Put an apostrophe before what a spreadsheet that opens a CSV file would calculate."""
    return f"'{text}" if FORMULA_LIKE.match(text) else text


def unescaped(text: str) -> str:
    return text[1:] if ESCAPED.match(text) else text


def storable(text: str) -> str:
    """Write what an Excel sheet cannot hold as Excel itself does: a carriage return is _x000D_."""
    return UNSTORABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def restored(text: str) -> str:
    return STORED.sub(lambda found: chr(int(found[1], 16)), text)

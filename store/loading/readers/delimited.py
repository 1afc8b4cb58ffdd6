"""Read delimited text: commas, semicolons, tabs or bars, whichever the file was saved with."""

import csv
import io
from dataclasses import replace
from itertools import islice

from store.loading.document import Cell, Document, Piece
from store.loading.escaping import unescaped
from store.loading.limits import MOST_COLUMNS, MOST_ROWS
from store.loading.readers import markup
from store.loading.readers.grid import Grid, Line
from store.loading.readers.refusal import UnreadablePlanError
from store.loading.readers.text import decode

SAMPLE = 60


def read(content: bytes, name: str) -> Document:
    lines = decode(content, name)
    grid = Grid()
    try:
        reader = csv.reader(io.StringIO(lines, newline=""), delimiter=_delimiter(lines))
        start = 1
        for number, values in enumerate(reader, start=1):
            if number > MOST_ROWS or len(values) > MOST_COLUMNS:
                raise UnreadablePlanError(too_large(name))
            grid.take(Line(f"line {start}", [_cell(value) for value in values]))
            start = reader.line_num + 1
    except csv.Error as error:
        raise UnreadablePlanError(
            f"I can't tell the columns of {name} apart. Save it again as CSV from your spreadsheet."
        ) from error
    return grid.document()


def too_large(name: str) -> str:
    return (
        f"{name} has more than {MOST_ROWS:,} rows or {MOST_COLUMNS} columns. Take out what is not part of the plan,"
        " or split it."
    )


def _delimiter(text: str) -> str:
    """Choose what cuts the first lines into the same number of columns most often."""

    def evenness(delimiter: str) -> tuple[int, int]:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        try:
            widths = [len(row) for row in islice(rows, SAMPLE) if any(row)]
        except csv.Error:
            return 0, 0
        wide = [width for width in widths if width > 1]
        return max((wide.count(width) for width in wide), default=0), max(wide, default=0)

    return max(",;\t|", key=evenness)


def _cell(value: str) -> Cell:
    plain = unescaped(value)
    if plain != value:
        # A formula look-alike is plain words: nothing in it is markup.
        return Cell((Piece(" ".join(plain.split())),)) if plain.strip() else Cell()
    return replace(markup.cell(value), indent=markup.indent_of(value))

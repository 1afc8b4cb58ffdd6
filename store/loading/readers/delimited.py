"""Read delimited text: commas, semicolons, tabs or bars, whichever the file was saved with."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from store.loading.document import Cell, Document, Piece
from store.loading.escaping import unescaped
from store.loading.limits import MOST_COLUMNS, MOST_ROWS
from store.loading.readers import markup, symbols
from store.loading.readers.fitting import Fitting
from store.loading.readers.grid import Grid, Line
from store.loading.readers.letters import read_letters
from store.loading.readers.refusal import UnreadablePlanError
from store.loading.readers.text import unsure_letters

SAMPLE = 60
MOST_FIELDS = 16_384
NAMED = re.compile(r"\s*\"?sep=(?P<delimiter>[^\"\r\n])\"?[^\w\r\n]*(?:\r\n?|\n|$)", re.I)
"""The first line of a file may tell Excel what parts its cells."""
EMPTY = Cell()


@dataclass(frozen=True)
class Record:
    """A line of the file as its cells, or several lines where words in quotes go on over them."""

    line: int
    values: list[str]

    @property
    def is_empty(self) -> bool:
        return not any(value.strip() for value in self.values)


def read(content: bytes, name: str) -> Document:
    letters = read_letters(content, name)
    records = list(_records(letters.text, name))
    columns = _columns(records, name)
    grid = Grid(unsure=unsure_letters(letters, name))
    fitting = Fitting.of([record.values for record in records])
    for record in records:
        where = f"line {record.line}"
        values = fitting.settled(record.values, where, grid)
        if values is not None:
            cells = [_cell(values[column]) if column < len(values) else EMPTY for column in columns]
            grid.take(Line(where, cells[: _length(values, columns)]))
    return grid.document()


def too_large(name: str) -> str:
    return (
        f"{name} has more than {MOST_ROWS:,} rows or {MOST_COLUMNS} columns. Take out what is not part of the plan,"
        " or split it."
    )


def _records(text: str, name: str) -> Iterator[Record]:
    named = NAMED.match(text)
    start = 1
    if named:
        text, start = text[named.end() :], 2
    delimiter = named["delimiter"] if named else _delimiter(text)
    rows, was_empty = 0, True
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        first = start
        for values in reader:
            record = Record(start, values)
            start = reader.line_num + first
            if not record.is_empty:
                rows += 1
            elif was_empty:
                continue
            was_empty = record.is_empty
            if rows > MOST_ROWS or len(values) > MOST_FIELDS:
                raise UnreadablePlanError(too_large(name))
            yield record
    except csv.Error as error:
        raise UnreadablePlanError(
            f"I can't tell the columns of {name} apart. Save it again as CSV from your spreadsheet."
        ) from error


def _columns(records: Sequence[Record], name: str) -> Sequence[int]:
    """Give all columns; of a wide file those with words."""
    widest = max((len(record.values) for record in records), default=0)
    if widest <= MOST_COLUMNS:
        return range(widest)
    # An export names hundreds of columns and fills a few: a heading alone is no word of the plan.
    filled = Counter(at for record in records for at, value in enumerate(record.values) if value.strip())
    most = max(filled.values(), default=0)
    columns = sorted(at for at, count in filled.items() if count > 1 or most < 2)
    if len(columns) > MOST_COLUMNS or not columns:
        raise UnreadablePlanError(too_large(name))
    return columns


def _length(values: list[str], columns: Sequence[int]) -> int:
    return sum(column < len(values) for column in columns)


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
    if not value.strip():
        return EMPTY
    plain = unescaped(value)
    if plain != value:
        # A formula look-alike is plain words: nothing in it is markup.
        return Cell((Piece(" ".join(plain.split())),)) if plain.strip() else EMPTY
    chosen = symbols.chosen(value)
    if chosen is not None:
        return Cell((Piece(chosen),)) if chosen else EMPTY
    return replace(markup.cell(value), indent=markup.indent_of(value))

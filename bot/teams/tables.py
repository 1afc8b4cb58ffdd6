"""Tables as Teams' own, or row under row where a phone has no room for the columns."""

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.teams.elements import Element, Json, container, element, run, size, words
from bot.teams.texts import escaped, heading, pieces, text_elements
from commands.cards import Table

LONGEST_TABLE = 12_000
"""Bytes of one table; what is longer goes on in another, with the heading again."""
LONGEST_LINE = 80
"""Characters of several cells in one line of a row that stands under its name."""
PHONE = 270
"""Pixels across a card on the narrowest phones."""
LETTER, MARGIN = 8, 16
"""Pixels that a letter takes, and that a cell takes beside its letters."""
# A line may break at a hyphen.
WORD = re.compile(r"[^\s-]+-?")


def table_elements(table: Table) -> list[Element]:
    return [*heading(table.caption), *(_tables(table) if _fits(table) else _stacked(table))]


def _fits(table: Table) -> bool:
    """Whether no word is broken on a phone, and each row has room in one table."""
    longest = max((sum(map(len, row)) for row in table.rows), default=0)
    return sum(_least_widths(table)) <= PHONE and longest * 6 < LONGEST_TABLE


def _tables(table: Table) -> Iterator[Element]:
    widths = [{"width": width} for width in _widths(table)]
    head = _row(table.columns, weight="Bolder")
    rows: list[Json] = []
    left = room = LONGEST_TABLE - size(head)
    for row in map(_row, table.rows):
        needed = size(row)
        if rows and needed > left:
            yield _table(widths, [head, *rows])
            rows, left = [], room
        rows.append(row)
        left -= needed
    yield _table(widths, [head, *rows])


def _table(widths: list[Json], rows: list[Json]) -> Element:
    return element("Table", columns=widths, rows=rows, firstRowAsHeaders=True, gridStyle="default")


def _row(cells: Sequence[str], weight: str | None = None) -> Json:
    return {"type": "TableRow", "cells": [_cell(cell, weight) for cell in cells]}


def _cell(text: str, weight: str | None) -> Json:
    return {"type": "TableCell", "items": [words(run(escaped(text or "–"), weight=weight))]}


def _least_widths(table: Table) -> list[int]:
    """Pixels of the longest word in each column."""
    lengths = [[len(word) for cell in column for word in WORD.findall(cell)] for column in _columns(table)]
    return [max(one, default=1) * LETTER + MARGIN for one in lengths]


def _widths(table: Table) -> list[int]:
    """Room for each column's longest word; what is left goes to those that hold longer texts."""
    least = _least_widths(table)
    wanted = [
        max(map(len, column)) * LETTER + MARGIN - width for column, width in zip(_columns(table), least, strict=True)
    ]
    spare = PHONE - sum(least)
    return [width + spare * more // max(sum(wanted), 1) for width, more in zip(least, wanted, strict=True)]


def _columns(table: Table) -> list[list[str]]:
    return [[name, *(row[at] for row in table.rows)] for at, name in enumerate(table.columns)]


def _stacked(table: Table) -> Iterator[Element]:
    """The first two cells name a row; what else it holds stands below, under its column's name."""
    for place, row in enumerate(table.rows):
        look = {"separator": True if place else None, "spacing": "Medium"}
        named = text_elements(" ".join(filter(None, row[:2])), weight="Bolder")
        rest = zip(table.columns[2:], row[2:], strict=True)
        below = _under(rest)
        yield from [container([*named, *below], **look)] if size([named, below]) < LONGEST_TABLE else [*named, *below]


def _under(cells: Iterable[tuple[str, str]]) -> list[Element]:
    """In one line what is short, since a list of rows is long on a phone."""
    lines: list[list[Json]] = []
    for name, cell in cells:
        said = f"{escaped(name)}: ", escaped(cell or "–")
        if lines and sum(len(one["text"]) for one in lines[-1]) + sum(map(len, said)) <= LONGEST_LINE:
            lines[-1].append(run(" · ", isSubtle=True))
        else:
            lines.append([])
        first, *more = pieces(said[1])
        lines[-1] += [run(said[0], isSubtle=True), run(first)]
        lines += [[run(piece)] for piece in more]
    return [words(*line, spacing="Small") for line in lines]

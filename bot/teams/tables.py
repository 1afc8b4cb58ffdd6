"""Tables as Teams' own, or row under row where a phone has no room for the columns."""

from collections.abc import Iterator, Sequence

from bot.teams.elements import Element, Json, container, element, run, size, words
from bot.teams.texts import escaped, heading, text_elements
from commands.cards import Table

LONGEST_TABLE = 12_000
"""Bytes of one table; what is longer goes on in another, with the heading again."""
PHONE = 290
"""Pixels across a card on the narrowest phones."""
LETTER, MARGIN = 8, 16
"""Pixels that a letter takes, and that a cell takes beside its letters."""


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
    words = [[len(word) for cell in column for word in cell.split()] for column in _columns(table)]
    return [max(lengths, default=1) * LETTER + MARGIN for lengths in words]


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
        below = [one for name, cell in rest for one in _under(name, cell)]
        yield from [container([*named, *below], **look)] if size([named, below]) < LONGEST_TABLE else [*named, *below]


def _under(name: str, cell: str) -> list[Element]:
    first, *rest = text_elements(cell) or [words(run("–"))]
    first["inlines"] = [run(f"{escaped(name)}: ", isSubtle=True), *first["inlines"]]
    return [{**first, "spacing": "Small"}, *rest]

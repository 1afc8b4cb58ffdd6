"""References that stand in the words of the titles, where no column holds them: "1a Review the policy"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from store.loading.document import Piece, Row
from store.loading.interpret.parts import MARK
from store.loading.interpret.tables import Table

LEADING = re.compile(
    r"(?P<mark>\d{1,2}[a-z]|\d{1,2}(?:\.\d{1,2})+[a-z]?|[A-Z]{1,3}\d{1,3}(?:\.\d{1,2})*[a-z]?|\d{1,2})"
    r"\s+(?:[-–—]\s+)?(?P<rest>[^\W\d].*)",
    re.S,
)
NEARLY_ALL = 0.8
COUNTED = 3
"""So many bare numbers must follow each other from 1 on: fewer may say how many."""


def settle_title_marks(tables: Sequence[Table]) -> None:
    """Part the marks from the titles, where those of a table rise; a table of one row follows the others."""
    waiting = [table for table in tables if table.kind == "actions" and "ref" not in table.columns]
    rising = [table for table in waiting if _rise(_marks(table), len(_titled(table)))]
    for table in waiting:
        if table in rising or (rising and len(_titled(table)) == 1 and not table.tool):
            table.rows = [_parted(row, table.columns["action"]) for row in table.rows]


def _titled(table: Table) -> list[Row]:
    """Give the rows that print a title of their own, and something beside it."""
    at = table.columns["action"]
    own = [row for row in table.rows if row.cell(at).text and not row.cell(at).carried]
    return [row for row in own if sum(bool(cell.text) for cell in row.cells) > 1]


def _marks(table: Table) -> list[str]:
    firsts = [row.cell(table.columns["action"]).pieces[0].text for row in _titled(table)]
    return [found["mark"] for one in firsts if (found := LEADING.fullmatch(one) or MARK.fullmatch(one))]


def _rise(marks: Sequence[str], titles: int) -> bool:
    if len(marks) < 2 or len(marks) < NEARLY_ALL * titles:
        return False
    if all(mark.isdigit() for mark in marks):
        return len(marks) >= COUNTED and [int(mark) for mark in marks] == list(range(1, len(marks) + 1))
    return all(_order(before) < _order(after) for before, after in pairwise(marks))


def _order(mark: str) -> list[tuple[int, str]]:
    return [(int(one), "") if one.isdigit() else (0, one.casefold()) for one in re.findall(r"\d+|[A-Za-z]+", mark)]


def _parted(row: Row, at: int) -> Row:
    """Write a mark as lists are numbered, so that it is read as any other."""
    cell = row.cell(at)
    pieces = tuple(_numbered(piece) for piece in cell.pieces)
    return replace(row, cells=(*row.cells[:at], replace(cell, pieces=pieces), *row.cells[at + 1 :]))


def _numbered(piece: Piece) -> Piece:
    found = None if MARK.fullmatch(piece.text) else LEADING.fullmatch(piece.text)
    return replace(piece, text=f"{found['mark']}. {found['rest']}") if found else piece

"""Columns that are printed once for each month: "RAG Jul 22" beside "RAG Oct 22". The latest that is filled counts."""

import re
from dataclasses import replace
from datetime import date, timedelta

from store.dates import read_date
from store.loading.document import Cell, Row
from store.loading.interpret.colours import rating_of_fill
from store.loading.interpret.headers import fits
from store.loading.interpret.rating_key import colour_named, progress_meant
from store.loading.interpret.shapes import PERIOD
from store.loading.interpret.tables import Table
from store.loading.notes import Notes

ROLES = ("rating", "status", "progress")
WORDS = re.compile(
    r"\b(?:b?ragg?|status|rating|updated?|progress|comments?|commentary|position|narrative|notes?|as|at|for|on|of|to|the|report)\b"
    r"|[():]",
    re.I,
)
FEWEST_WORDS_OF_AN_UPDATE = 3
FULL = 0.7
"""So many rows of a month that rates by colour alone are filled."""


def use_the_latest(table: Table, notes: Notes) -> None:
    """Put into each role's column the newest of what the dated columns say, row by row."""
    if table.kind != "actions":
        return
    for role in ROLES:
        dated = _dated(table, role)
        main = table.columns.get(role)
        if len(dated) < 2 or (main is not None and main not in dated.values()):
            continue
        newest_first = [dated[day] for day in sorted(dated, reverse=True)]
        newest = newest_first[0]
        table.columns[role] = newest
        _tell(table, newest_first, notes)
        table.rows = [_with_latest(row, newest_first, rated=role == "rating") for row in table.rows]


def day_in(title: str) -> date | None:
    """Give the day or month that a heading is about, whatever else it says."""
    bare = _bare(title)
    return read_date(bare).date if bare else None


def _bare(title: str) -> str:
    return " ".join(WORDS.sub(" ", title).split())


def _dated(table: Table, role: str) -> dict[date, int]:
    found: dict[date, int] = {}
    for at, names in table.names.items():
        free = at in table.unread or table.columns.get(role) == at
        day = next((day for name in names if (day := day_in(name))), None)
        if day is None and re.fullmatch(PERIOD, _bare(names[0]), re.I):
            # Without a year, they stand in their order.
            day = date.min + timedelta(days=at)
        if free and day and (fits(names, "actions", role) or _holds(table, at, role)):
            found[day] = at
    return found


def _holds(table: Table, at: int, role: str) -> bool:
    """Whether a column whose heading is only a date holds what this role does."""
    cells = [cell for row in table.rows if (cell := row.cell(at)).text or rating_of_fill(cell.fill)]
    if role == "rating":
        # A fill here and there, without a word, is the bar of a drawing.
        is_drawn = not any(cell.text for cell in cells) and len(cells) < FULL * len(table.rows)
        return bool(cells) and not is_drawn and all(_rates(cell) for cell in cells)
    if role == "progress":
        return bool(cells) and all(len(cell.text.split()) >= FEWEST_WORDS_OF_AN_UPDATE for cell in cells if cell.text)
    return False


def _rates(cell: Cell) -> bool:
    if not cell.text:
        return rating_of_fill(cell.fill) is not None
    return len(cell.text.split()) <= FEWEST_WORDS_OF_AN_UPDATE and bool(
        colour_named(cell.text) or progress_meant(cell.text)
    )


def _with_latest(row: Row, newest_first: list[int], *, rated: bool) -> Row:
    filled = [at for at in newest_first if row.cell(at).text or (rated and rating_of_fill(row.cell(at).fill))]
    if not filled or filled[0] == newest_first[0]:
        return row
    cells = [*row.cells, *([Cell()] * (newest_first[0] + 1 - len(row.cells)))]
    cells[newest_first[0]] = row.cell(filled[0])
    return replace(row, cells=tuple(cells))


def _tell(table: Table, newest_first: list[int], notes: Notes) -> None:
    newest = table.titles.get(newest_first[0], "")
    table.unread.pop(newest_first[0], None)
    for at in newest_first[1:]:
        title = table.unread.pop(at, None) or table.titles.get(at, "")
        cells = [row for row in table.rows if row.cell(at).text]
        if cells:
            what = f"the column “{title}”, {len(cells)} {'cells' if len(cells) > 1 else 'cell'}"
            notes.leave(cells[0].where, what, f"“{newest}” is newer, and counts where it is filled")

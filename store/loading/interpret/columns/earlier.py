"""Tables that print how things stood before: they are compared with the current ones, and add nothing twice."""

from collections.abc import Sequence
from dataclasses import replace

from store.loading.document import Cell, Piece, Row
from store.loading.interpret.columns.kinds import names_of_table
from store.loading.interpret.columns.places import place_of
from store.loading.interpret.tables import Table
from store.loading.interpret.words import key
from store.loading.interpret.words.kinds import CLOSED, EARLIER
from store.loading.notes import Notes

SAID_CLOSED = "Closed"


def without_earlier(tables: Sequence[Table], notes: Notes) -> list[Table]:
    """Take out earlier positions and what is printed again among the closed, where current actions stand elsewhere."""
    others = {id(table) for table in tables if table.kind == "actions" and _name(table, notes)}
    current = [table for table in tables if table.kind == "actions" and id(table) not in others]
    known = {_title(table, row) for table in current for row in table.rows}
    if not known:
        return list(tables)
    return [table for table in tables if id(table) not in others or _settled(table, known, notes)]


def _settled(table: Table, known: set[str], notes: Notes) -> bool:
    """Tell of an earlier table, and say whether anything of it is kept: what was closed and stands nowhere else."""
    name = _name(table, notes) or ""
    is_closed = CLOSED.fullmatch(name) is not None
    again = [row for row in table.rows if _title(table, row) in known]
    left = again if is_closed else table.rows
    table.why = [f"It stands under “{name}”"]
    notes.use(*left, *table.over)
    if left:
        stands = f"{len(again)} of them {'stand' if len(again) != 1 else 'stands'} among the current actions"
        why = f"it tells of before and adds nothing; {stands}"
        notes.leave(left[0].where, f"“{name}”, {_rows(left)}", why)
    table.rows = [row for row in table.rows if row not in left]
    if not table.rows:
        table.told_as = "earlier"
        return False
    reading = f"{_rows(table.rows)} kept as actions that are closed"
    notes.doubt(
        table.rows[0].where, name, reading, "They stand in a table of their own, apart from the current actions"
    )
    if not {"status", "completed"} & set(table.columns):
        width = max(table.width, *(len(row.cells) for row in table.rows))
        table.columns["status"], table.width = width, width + 1
        table.rows = [_closed(row, width) for row in table.rows]
    return True


def _closed(row: Row, width: int) -> Row:
    cells = [*row.cells, *([Cell()] * (width - len(row.cells)))]
    return replace(row, cells=(*cells, Cell((Piece(SAID_CLOSED),))))


def _title(table: Table, row: Row) -> str:
    return key(row.cell(table.columns["action"]).text)


def _rows(rows: Sequence[Row]) -> str:
    return f"{len(rows)} {'rows' if len(rows) != 1 else 'row'}"


def _name(table: Table, notes: Notes) -> str | None:
    if notes.guidance.kind(place_of(table.rows[0].where)[0]) == "actions":
        return None
    return next((name for name in names_of_table(table) if EARLIER.fullmatch(name) or CLOSED.fullmatch(name)), None)

"""Tables that print how things stood before: they are compared with the current ones, and add nothing twice."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from store.dates import read_date
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
    actions = [table for table in tables if table.kind == "actions"]
    others = {id(table): name for table in actions if (name := _name(table, notes))} | _older(actions, notes)
    known = {_title(table, row) for table in actions if id(table) not in others for row in table.rows}
    if not known:
        return list(tables)
    return [one for one in tables if id(one) not in others or _settled(one, others[id(one)], known, notes)]


def _older(tables: Sequence[Table], notes: Notes) -> dict[int, str]:
    """Give the tables whose names are months or days, and of which a newer one prints most again."""
    dated: dict[int, tuple[date, str, Table]] = {}
    for table in tables:
        name = place_of(table.rows[0].where)[0] or ""
        day = read_date(name).date
        if day is not None and not _is_said(table, notes):
            dated[id(table)] = (day, name, table)
    newest = max((day for day, _, _ in dated.values()), default=None)
    known = {_title(table, row) for day, _, table in dated.values() if day == newest for row in table.rows}

    def is_older(day: date, table: Table) -> bool:
        return day != newest and 2 * sum(_title(table, row) in known for row in table.rows) >= len(table.rows)

    return {one: name for one, (day, name, table) in dated.items() if is_older(day, table)}


def _settled(table: Table, name: str, known: set[str], notes: Notes) -> bool:
    """Tell of an earlier table, and say whether anything of it is kept: what was closed and stands nowhere else."""
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
    if _is_said(table, notes):
        return None
    return next((name for name in names_of_table(table) if EARLIER.fullmatch(name) or CLOSED.fullmatch(name)), None)


def _is_said(table: Table, notes: Notes) -> bool:
    return notes.guidance.kind(place_of(table.rows[0].where)[0]) == "actions"

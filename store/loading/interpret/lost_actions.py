"""Rows whose action is not where actions stand: it is looked for beside it, so that none is lost."""

from store.loading.document import Cell
from store.loading.interpret.headers import fits
from store.loading.interpret.rows import WholeRow
from store.loading.interpret.tables import Table
from store.loading.notes import Notes

SAYS_MORE = ("owner", "due", "status", "rating", "progress")
FEWEST_SAID = 2
FEWEST_WORDS = 2


def named_elsewhere(row: WholeRow, table: Table, notes: Notes, *, in_any_words: bool) -> WholeRow:
    """Give the row with the words that name its action: from another column of actions, or of steps, or any words."""
    action = table.columns["action"]
    if row.cell(action).pieces or row.cell(action).carried:
        return row
    place = _place(row, table, in_any_words=in_any_words)
    if place is None:
        return row
    cells = [*row.cells, *([Cell()] * (action + 1 - len(row.cells)))]
    cells[action], cells[place] = cells[place], Cell()
    title = table.titles.get(place, "another column")
    why = f"No action is printed in its own column, so the words under “{title}” are taken"
    notes.doubt(row.where, cells[action].text[:80], "an action", why)
    return WholeRow(row.where, cells)


def _place(row: WholeRow, table: Table, *, in_any_words: bool) -> int | None:
    filled = [at for at in table.unread if row.cell(at).text and not row.cell(at).carried]
    likely = next((at for at in filled if fits(table.names.get(at, ()), "actions", "action")), None)
    if likely is not None or not in_any_words or not _is_an_item(row, table):
        return likely
    steps = table.columns.get("milestones")
    if steps is not None and row.text(steps) and not row.cell(steps).carried:
        return steps
    return next((at for at in filled if len(row.text(at).split()) >= FEWEST_WORDS), None)


def _is_an_item(row: WholeRow, table: Table) -> bool:
    """Whether the row is numbered, or says who or when and more."""
    ref = table.columns.get("ref")
    said = [role for role in SAYS_MORE if row.text(table.columns.get(role))]
    is_numbered = bool(row.text(ref)) and not row.cell(ref).carried
    return (is_numbered and bool(said)) or len(said) >= FEWEST_SAID

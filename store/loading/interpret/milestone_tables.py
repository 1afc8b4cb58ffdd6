"""Milestones in a table of their own, whose rows name the action they are under."""

from collections.abc import Iterable, Mapping

from store.loading.document import Row
from store.loading.interpret.parts import Part
from store.loading.interpret.printed import Beside, Printed, Step
from store.loading.interpret.rows import WholeRow
from store.loading.interpret.tables import Table
from store.loading.notes import Notes


def put_under_actions(tables: Iterable[Table], actions: Mapping[str, Printed], notes: Notes) -> None:
    """Move each row that names an action to it; what names none stays where it is, in the timeline."""
    for table in tables:
        if table.kind == "timeline" and "parent" in table.columns:
            table.rows = [row for row in table.rows if not _moved(row, table, actions, notes)]


def _moved(row: Row, table: Table, actions: Mapping[str, Printed], notes: Notes) -> bool:
    action = actions.get(row.cell(table.columns["parent"]).text.strip())
    title = row.cell(table.columns.get("milestone", table.columns.get("title"))).text
    if action is None or not title:
        return False
    notes.use(row)
    beside = Beside(row.where, WholeRow(row.where, list(row.cells)), table, [Part(title)], 0)
    action.steps.append(Step(title, row.cell(table.columns.get("ref")).text or None, beside))
    return True

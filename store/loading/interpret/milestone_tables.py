"""Milestones in a table of their own, whose rows name the action they are under."""

import re
from collections.abc import Iterable, Mapping

from store.loading.document import Row
from store.loading.interpret.parts import Part
from store.loading.interpret.printed import Beside, Printed, Step
from store.loading.interpret.rows import WholeRow
from store.loading.interpret.tables import Table
from store.loading.interpret.words import key
from store.loading.notes import Notes

NUMBERED = re.compile(
    r"(?:(?:action|ref(?:erence)?|no|number|task)\.?\s*)?(?P<ref>[A-Z]{0,4}[.-]?\d+(?:\.\d+)*[a-z]?)"
    r"(?:[.):]|\s*[.):–—-]\s+.*)?",
    re.I | re.S,
)


def put_under_actions(tables: Iterable[Table], actions: Mapping[str, Printed], notes: Notes) -> None:
    """Move each row that names an action to it; what names none stays where it is, in the timeline."""
    for table in tables:
        # Beside a column of milestones, one called "Action" names what they are under.
        parent = table.columns.get("parent", table.columns.get("title") if "milestone" in table.columns else None)
        if table.kind == "timeline" and parent is not None:
            table.rows = [row for row in table.rows if not _moved(row, parent, table, actions, notes)]


def _named(words: str, actions: Mapping[str, Printed]) -> Printed | None:
    """Find an action by its reference ("2", "Action 2", "2.", "2 – Train staff"), else by its words."""
    bare = NUMBERED.fullmatch(words.strip())
    found = actions.get(words.strip()) or (actions.get(bare["ref"]) if bare else None)
    named = [one for one in actions.values() if key(one.title) == key(words)]
    return found or (named[0] if len(named) == 1 else None)


def _moved(row: Row, parent: int, table: Table, actions: Mapping[str, Printed], notes: Notes) -> bool:
    action = _named(row.cell(parent).text, actions)
    title = row.cell(table.columns.get("milestone", table.columns.get("title"))).text
    if action is None or not title:
        return False
    notes.use(row)
    beside = Beside(row.where, WholeRow(row.where, list(row.cells)), table, [Part(title)], 0)
    action.steps.append(Step(title, row.cell(table.columns.get("ref")).text or None, beside))
    return True

"""Columns that say of an action's steps who, when and how: "Milestone lead" beside "Milestone"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from store.dates import read_date
from store.loading.document import Row
from store.loading.interpret.lines import role_of
from store.loading.interpret.tables import Table
from store.loading.interpret.words import key

OF_A_STEP = re.compile(
    r"(?:key |interim )?(?:milestone|sub ?action|sub ?task|step|checklist item) (?P<what>.+)"
    r"|(?P<before>.+?) (?:of|for) (?:the |each )?(?:key |interim )?(?:milestone|sub ?action|sub ?task|step)"
)
NUMBERED = re.compile(
    r"(?:key |interim )?(?:milestone|sub ?action|sub ?task|step|action step) (?:no )?(?P<number>[1-9])"
    r"(?: (?P<what>.+))?"
)
ANSWER = re.compile(
    r"y|n|yes|no|true|false|n/?a|[✓✔✗✘☑☒☐x-]|(?:not )?(?:done|met|achieved|completed?)|tb[cd]|partly", re.I
)
COUNTED = re.compile(r"(?:step|milestone|no)?\s*\d{1,3}(?:\.\d{1,3})*[.):]?", re.I)
NUMBERS = re.compile(r"(?:.+ )?(?:no|number|ref|reference|id)")
ROLES = frozenset({"owner", "due", "revised", "completed", "forecast", "rating", "status", "progress"})


def settle_step_columns(tables: Sequence[Table]) -> None:
    for table in tables:
        _without_answers(table)
        _without_numbers(table)
        if table.kind == "actions":
            _settle(table, _numbered(table) or _named(table))


def _settle(table: Table, sets: Sequence[dict[str, int]]) -> None:
    """Keep each set of columns with its steps, and take from the action what says something of them."""
    if not any(len(one) > 1 for one in sets) and len(sets) < 2:
        return
    taken = {at for one in sets for at in one.values()}
    table.columns = {role: at for role, at in table.columns.items() if at not in taken}
    table.unread = {at: title for at, title in table.unread.items() if at not in taken}
    table.columns["milestones"] = sets[0]["milestones"]
    sets = [one | _right_of(table, one) for one in sets] if len(sets) == 1 else sets
    table.step_sets = [replace(table, columns={"action": table.columns["action"]} | one) for one in sets]


def _right_of(table: Table, one: dict[str, int]) -> dict[str, int]:
    """Give what stands right of the steps and is said of them: it is filled, or at least not merged, in their rows."""
    action, steps = table.columns["action"], one["milestones"]
    rows = [row for row in table.rows if row.cell(steps).text and not _begins(row, action)]
    found: dict[str, int] = {}
    for role, at in table.columns.items():
        own = [row for row in rows if not (row.cell(at).carried and row.cell(at).text)]
        is_said = any(row.cell(at).text or row.cell(action).carried for row in own)
        if role in ROLES and at > steps and role not in one and is_said:
            found[role] = at
    table.columns = {role: at for role, at in table.columns.items() if role not in found}
    return found


def _begins(row: Row, action: int) -> bool:
    return bool(row.cell(action).text) and not row.cell(action).carried


def _numbered(table: Table) -> list[dict[str, int]]:
    """Read "Milestone 1", "Milestone 1 due", "Milestone 2" … as one set of columns for each number."""
    sets: dict[str, dict[str, int]] = {}
    for at, title in table.titles.items():
        found = NUMBERED.fullmatch(key(title))
        if found is None or at == table.columns["action"] or at in table.scores:
            continue
        role = "milestones" if not found["what"] else role_of(found["what"])
        if role in ROLES | {"milestones"}:
            sets.setdefault(found["number"], {}).setdefault(role or "", at)
    return [one for _, one in sorted(sets.items()) if "milestones" in one]


def _named(table: Table) -> list[dict[str, int]]:
    if "milestones" not in table.columns:
        return []
    return [{"milestones": table.columns["milestones"]} | _columns(table)]


def _without_answers(table: Table) -> None:
    """A column of "Y" and "N", or of nothing but days, names no milestone, whatever its heading is."""
    column = table.columns.get("milestones") if table.kind == "actions" else None
    words = {row.cell(column).text for row in table.rows if not row.cell(column).carried} - {""}
    if column is None or not words or column in table.scores:
        return
    is_answered = all(ANSWER.fullmatch(one) for one in words)
    if is_answered or all(read_date(one).kind == "date" for one in words):
        del table.columns["milestones"]
        role = "status" if is_answered else "due"
        if role in table.columns:
            table.unread[column] = table.titles.get(column, "milestones")
        else:
            table.columns[role] = column


def _without_numbers(table: Table) -> None:
    """A column of bare numbers names no milestone; under "Step no" it numbers the actions, if nothing else does."""
    column = table.columns.get("milestones") if table.kind == "actions" else None
    words = [text for row in table.rows if (text := row.cell(column).text) and not row.cell(column).carried]
    if column is None or not words or column in table.scores or not all(map(COUNTED.fullmatch, words)):
        return
    del table.columns["milestones"]
    title = table.titles.get(column, "milestones")
    if NUMBERS.fullmatch(key(title)) and "ref" not in table.columns and len(set(words)) == len(words):
        table.columns["ref"] = column
    else:
        table.unread[column] = title


def _columns(table: Table) -> dict[str, int]:
    found: dict[str, int] = {}
    kept = {table.columns["action"], table.columns["milestones"], *table.scores}
    for at, title in table.titles.items():
        named = OF_A_STEP.fullmatch(key(title))
        role = role_of(named["what"] or named["before"]) if named and at not in kept else None
        if role in ROLES:
            found.setdefault(role or "", at)
    return found

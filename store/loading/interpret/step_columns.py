"""Columns that say of an action's steps who, when and how: "Milestone lead" beside "Milestone"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from store.dates import read_date
from store.loading.interpret.lines import role_of
from store.loading.interpret.tables import Table
from store.loading.interpret.words import key

OF_A_STEP = re.compile(
    r"(?:key |interim )?(?:milestone|sub ?action|sub ?task|step|checklist item) (?P<what>.+)"
    r"|(?P<before>.+?) (?:of|for) (?:the |each )?(?:key |interim )?(?:milestone|sub ?action|sub ?task|step)"
)
ANSWER = re.compile(
    r"y|n|yes|no|true|false|n/?a|[✓✔✗✘☑☒☐x-]|(?:not )?(?:done|met|achieved|completed?)|tb[cd]|partly", re.I
)
ROLES = frozenset({"owner", "due", "revised", "completed", "forecast", "rating", "status", "progress"})


def settle_step_columns(tables: Sequence[Table]) -> None:
    for table in tables:
        _without_answers(table)
        if table.kind == "actions" and "milestones" in table.columns:
            columns = _columns(table)
            if columns:
                table.columns = {role: at for role, at in table.columns.items() if at not in columns.values()}
                table.unread = {at: title for at, title in table.unread.items() if at not in columns.values()}
                kept = {role: table.columns[role] for role in ("action", "milestones")}
                table.of_steps = replace(table, columns=kept | columns)


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


def _columns(table: Table) -> dict[str, int]:
    found: dict[str, int] = {}
    kept = {table.columns["action"], table.columns["milestones"], *table.scores}
    for at, title in table.titles.items():
        named = OF_A_STEP.fullmatch(key(title))
        role = role_of(named["what"] or named["before"]) if named and at not in kept else None
        if role in ROLES:
            found.setdefault(role or "", at)
    return found

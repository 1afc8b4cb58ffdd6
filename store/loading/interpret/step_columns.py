"""Columns that say of an action's steps who, when and how: "Milestone lead" beside "Milestone"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from store.loading.interpret.lines import role_of
from store.loading.interpret.tables import Table
from store.loading.interpret.words import key

OF_A_STEP = re.compile(
    r"(?:key |interim )?(?:milestone|sub ?action|sub ?task|step|checklist item) (?P<what>.+)"
    r"|(?P<before>.+?) (?:of|for) (?:the |each )?(?:key |interim )?(?:milestone|sub ?action|sub ?task|step)"
)
ROLES = frozenset({"owner", "due", "revised", "completed", "forecast", "rating", "status", "progress"})


def settle_step_columns(tables: Sequence[Table]) -> None:
    for table in tables:
        if table.kind == "actions" and "milestones" in table.columns:
            columns = _columns(table)
            if columns:
                table.columns = {role: at for role, at in table.columns.items() if at not in columns.values()}
                table.unread = {at: title for at, title in table.unread.items() if at not in columns.values()}
                kept = {role: table.columns[role] for role in ("action", "milestones")}
                table.of_steps = replace(table, columns=kept | columns)


def _columns(table: Table) -> dict[str, int]:
    found: dict[str, int] = {}
    kept = {table.columns["action"], table.columns["milestones"], *table.scores}
    for at, title in table.titles.items():
        named = OF_A_STEP.fullmatch(key(title))
        role = role_of(named["what"] or named["before"]) if named and at not in kept else None
        if role in ROLES:
            found.setdefault(role or "", at)
    return found

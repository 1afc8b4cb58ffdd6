"""The plan as a file, made behind the answer to whoever asked for it."""

import re
from dataclasses import dataclass

from commands.files import PlanFile
from commands.showing.wording import day
from scheduler.clock import Clock
from store.database import SessionMaker, reading
from store.loading.staging import staged_of, verdicts_of
from store.models import Plan
from store.rules.folding import folded
from store.time import london_day

LONGEST_NAME = 60


@dataclass(frozen=True)
class MadeFile:
    wanted: PlanFile
    name: str
    says: str
    """What it is, in a sentence."""
    content: bytes


class Exports:
    def __init__(self, sessions: SessionMaker, clock: Clock) -> None:
        self._sessions = sessions
        self._clock = clock

    def make(self, wanted: PlanFile) -> MadeFile:
        """Whoever asked was allowed to read the plan a moment ago."""
        # Imported here, because what writes workbooks takes longer to load than an answer takes.
        from store.exporting.xlsx import workbook_of

        today = london_day(self._clock.now())
        with reading(self._sessions) as session:
            plan = session.get_one(Plan, wanted.plan_id)
            staged, verdicts = staged_of(session, plan, today), verdicts_of(session, plan, today)
            name, says = _named(plan.label), f"{plan.label} as a workbook, as it stands on {day(today, today)}."
        return MadeFile(wanted, f"{name}-{today.isoformat()}.xlsx", says, workbook_of(staged, verdicts, today))


def _named(label: str) -> str:
    """In letters that every computer takes for a file's name."""
    return re.sub(r"[^a-z0-9]+", "-", folded(label)).strip("-")[:LONGEST_NAME] or "plan"

"""The plan as a file, or a document as it was read: made behind the answer to whoever asked for it."""

import re
from dataclasses import dataclass
from pathlib import PurePath
from typing import assert_never

from commands.files import PlanFile, ReviewFile, WantedFile
from commands.showing.wording import day
from scheduler.clock import Clock
from store.database import SessionMaker, reading
from store.loading import stored_imports
from store.loading.proposing import propose_and_show
from store.loading.staging import staged_of, verdicts_of
from store.models import Plan
from store.rules.folding import folded
from store.time import london_day

LONGEST_NAME = 60


class GoneError(Exception):
    """The sentence for whoever asked, where there is nothing any more to make the file of."""


@dataclass(frozen=True)
class MadeFile:
    wanted: WantedFile
    name: str
    says: str
    """What it is, in a sentence."""
    content: bytes


class Exports:
    def __init__(self, sessions: SessionMaker, clock: Clock) -> None:
        self._sessions = sessions
        self._clock = clock

    def make(self, wanted: WantedFile) -> MadeFile:
        """Whoever asked was allowed to read it a moment ago."""
        match wanted:
            case PlanFile():
                return self._plan(wanted)
            case ReviewFile():
                return self._review(wanted)
            case _:
                assert_never(wanted)

    def _plan(self, wanted: PlanFile) -> MadeFile:
        # Imported here, because what writes workbooks takes longer to load than an answer takes.
        from store.exporting.xlsx import workbook_of

        today = london_day(self._clock.now())
        with reading(self._sessions) as session:
            plan = session.get_one(Plan, wanted.plan_id)
            staged, verdicts = staged_of(session, plan, today), verdicts_of(session, plan, today)
            name, says = _named(plan.label), f"{plan.label} as a workbook, as it stands on {day(today, today)}."
        return MadeFile(wanted, f"{name}-{today.isoformat()}.xlsx", says, workbook_of(staged, verdicts, today))

    def _review(self, wanted: ReviewFile) -> MadeFile:
        from store.exporting.review_workbook import review_workbook_of

        today = london_day(self._clock.now())
        with reading(self._sessions) as session:
            row = stored_imports.get(session, wanted.document)
            if row is None or row.staged is None:
                raise GoneError("What I read of this document is no longer kept. Share it with me again.")
            plan = session.get(Plan, wanted.plan_id) if wanted.plan_id else None
            staged, _, shown = propose_and_show(session, plan, row.staged, today)
            name = _named(PurePath(row.source).stem)
            says = f"{row.source} as I read it, before anything of it is saved. Notes stand where I am not sure."
        return MadeFile(wanted, f"{name}-as-read.xlsx", says, review_workbook_of(shown, staged.doubts, today))


def _named(label: str) -> str:
    """In letters that every computer takes for a file's name."""
    return re.sub(r"[^a-z0-9]+", "-", folded(label)).strip("-")[:LONGEST_NAME] or "plan"

"""Ask owners before a date comes and while it is overdue or stale: one message a person and day at most.

Each is asked at their own hour, by their own clocks, so the job looks at every beat whose hour has come.
"""

from datetime import date, datetime

from sqlmodel import Session

from scheduler.jobs import job
from store.models import Plan
from store.reminders import nudge_rounds

NAME = "nudge owners"


@job(NAME)
def nudge_owners(session: Session, plan: Plan, today: date, now: datetime) -> int | None:
    claimed = nudge_rounds.claim(session, plan, now)
    return nudge_rounds.decide(session, plan, claimed, now) if claimed else None

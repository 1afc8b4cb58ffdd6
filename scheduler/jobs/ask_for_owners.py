"""Show each programme lead weekly what nobody who can be asked owns, on their own day and by their own clocks."""

from datetime import date, datetime

from sqlmodel import Session

from scheduler.jobs import job
from store.models import Plan
from store.reminders import unowned_rounds


@job("ask for owners")
def ask_for_owners(session: Session, plan: Plan, today: date, now: datetime) -> int | None:
    return unowned_rounds.decide(session, plan, now)

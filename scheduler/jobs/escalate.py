"""Tell an owner's manager, and later the programme leads, what is overdue although nobody says how it stands."""

from datetime import date, datetime

from sqlmodel import Session

from scheduler.jobs import job
from store.models import Plan
from store.reminders import escalation_rounds


@job(escalation_rounds.JOB, at=escalation_rounds.AT)
def escalate(session: Session, plan: Plan, today: date, now: datetime) -> int:
    return escalation_rounds.decide(session, plan, today, now)

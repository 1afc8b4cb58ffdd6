"""When somebody may be written to, as delivery asks it."""

from datetime import datetime

from sqlmodel import Session

from store import nudging, plans
from store.models import Person
from store.rules.sending_hours import next_moment_to_send
from store.time import london_day


def in_their_hours(session: Session, person: Person | None, now: datetime) -> datetime:
    """`now` within a person's sending hours, else when they next begin; a channel is read when people like."""
    plan = plans.current(session)
    if person is None or plan is None:
        return now
    return next_moment_to_send(now, nudging.hours_of(session, plan, person, london_day(now)))

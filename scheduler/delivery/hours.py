"""When a message may reach its person: what is asked of them, in their own hours of a working day."""

from datetime import datetime

from sqlmodel import Session

from commands.messages.registry import kind
from store.delivery import outbox
from store.models import Outgoing, Person
from store.reminders import nudging
from store.rules.sending_hours import next_moment_to_send
from store.time import london_day


def in_their_hours(session: Session, row: Outgoing, person: Person | None, now: datetime) -> datetime:
    """The first moment, from the given one on, at which this message may go."""
    of = kind(row.kind)
    if person is None or of is None or not of.waits_for_morning:
        return now
    about = outbox.plans_of(session, row)
    return next_moment_to_send(now, nudging.hours_of(session, about, person, london_day(now)))

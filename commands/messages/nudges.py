"""The message to an owner, drawn at the moment at which it goes: what has been answered meanwhile is not in it."""

from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from commands.cards import Card
from commands.messages.questions import questions
from commands.request import Request
from store.models import Person, Plan
from store.people import leave
from store.people.permissions import may
from store.reminders import nudging
from store.time import london_day


def nudge_card(session: Session, plan: Plan, person: Person, asked: dict[str, Any], now: datetime) -> Card | None:
    """None where there is nothing left to ask.

    Args:
        asked: as the message was queued: since `after`, and whether they are `back` from leave.
    """
    if not may(person, "read"):
        return None
    ask = nudging.asking(session, plan, person, now, date.fromisoformat(asked["after"]), back=bool(asked["back"]))
    assert person.id is not None
    owners = [person.id, *(one.person_id for one in leave.stood_in_for(session, person, ask.day))]
    refs = nudging.refs(session, plan, owners, ask)
    if not refs:
        return None
    return questions(Request(session, person, plan, london_day(now), now), refs)

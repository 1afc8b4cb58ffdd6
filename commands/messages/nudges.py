"""The message to an owner, drawn at the moment at which it goes: what has been answered meanwhile is not in it."""

from datetime import datetime

from sqlmodel import Session

from commands.cards import Card
from commands.messages.questions import questions
from commands.request import Request
from store.delivery.envelope import Envelope
from store.models import Person, Plan
from store.people import leave
from store.people.permissions import may
from store.reminders import nudging
from store.reminders.nudge_rounds import NudgeEnvelope
from store.time import london_day


def nudge_card(session: Session, plan: Plan, person: Person, envelope: Envelope, now: datetime) -> Card | None:
    """None where there is nothing left to ask."""
    if not may(person, "read", plan):
        return None
    queued = NudgeEnvelope.of(envelope)
    ask = nudging.asking(session, plan, person, now, queued.after, back=queued.back)
    assert person.id is not None
    owners = [person.id, *(one.person_id for one in leave.stood_in_for(session, person, ask.day))]
    refs = nudging.refs(session, plan, owners, ask)
    if not refs:
        return None
    return questions(Request(session, person, plan, london_day(now), now), refs)

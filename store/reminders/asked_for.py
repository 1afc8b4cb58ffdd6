"""Questions that a person has somebody asked, beside those that fall on a day: in the same message and by its rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, or_
from sqlmodel import Session, col, func, select

from store.delivery import outbox
from store.models import Item, Outgoing, Person, Plan, Update
from store.models.outbox import OPEN
from store.people.permissions import can_be_asked
from store.plan.withdrawals import standing as not_withdrawn
from store.reminders import nudging
from store.reminders.nudge_rounds import NudgeEnvelope
from store.rules import asking_people
from store.rules.working_days import DAY


class Hindrance(StrEnum):
    """Why somebody is not asked now."""

    LOST = "lost"
    AWAY = "away"
    ASKED = "asked today"
    """Or a message with questions waits for them."""
    FULL_WEEK = "full week"


@dataclass(frozen=True)
class Standing:
    """Whether somebody may be asked now, and how many messages with questions their week has had."""

    hindrance: Hindrance | None
    this_week: int


def standing(session: Session, person: Person, now: datetime, *, urgent: bool = False) -> Standing:
    """Args: urgent: what is asked about falls due within days, so that a full week does not hold it back."""
    of = nudging.persons_day(session, person, now, None)
    had = _count(session, person, col(Outgoing.sent_at) >= of.monday)
    if not can_be_asked(person):
        return Standing(Hindrance.LOST, had)
    if of.is_away:
        return Standing(Hindrance.AWAY, had)
    if _count(session, person, or_(OPEN, col(Outgoing.sent_at) >= of.midnight)):
        return Standing(Hindrance.ASKED, had)
    full = had >= asking_people.MOST_A_WEEK and not urgent
    return Standing(Hindrance.FULL_WEEK if full else None, had)


def is_urgent(session: Session, plan: Plan, person: Person, item: Item, now: datetime) -> bool:
    """As the rule has it that asks unasked."""
    of = nudging.persons_day(session, person, now, None)
    asks = nudging.asking(nudging.rules_of(session, [plan])[0], of)
    if asks is None:
        return False
    found = select(Item.id).where(Item.id == item.id, nudging.urgent(asks))
    return session.exec(found).first() is not None


def queue(
    session: Session, plan: Plan, person: Person, refs: Sequence[str], *, by: Person, now: datetime, said_key: str
) -> str:
    """Ask somebody about these, with whatever else falls on their day. Gives the message's key.

    The caller has looked that nothing stands in the way.
    """
    of = nudging.persons_day(session, person, now, None)
    key = f"{nudging.KIND}/{person.id}/{of.day.isoformat()}/{by.id}/{said_key}"
    card = NudgeEnvelope(
        after=person.nudges_dealt_with or of.day - DAY, refs=tuple(refs), by_id=by.id, plan_id=plan.id, asked_at=now
    )
    outbox.queue(session, plan, key=key, kind=nudging.KIND, card=card, now=now, person_id=person.id)
    return key


def answered_since(session: Session, plan: Plan, refs: Sequence[str], since: datetime) -> set[str]:
    """Those of these of which a person has said since how they stand."""
    said = (
        select(Item.ref)
        .join(Update, col(Update.item_id) == Item.id)
        .where(
            Item.plan_id == plan.id,
            col(Item.ref).in_(refs),
            Update.at > since,
            col(Update.by_id).is_not(None),
            not_withdrawn(),
        )
    )
    return set(session.exec(said))


def _count(session: Session, person: Person, which: ColumnElement[bool]) -> int:
    theirs = (
        select(func.count())
        .select_from(Outgoing)
        .where(Outgoing.person_id == person.id, Outgoing.kind == nudging.KIND, which)
    )
    return session.exec(theirs).one()

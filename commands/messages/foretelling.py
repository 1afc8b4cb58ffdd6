"""What a day will say to whom, and what it holds back: decided by the same code, in a transaction that is undone."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time

import sqlalchemy as sa
from sqlalchemy import ColumnElement, and_, exists, or_, update
from sqlmodel import Session, col, select

from commands.messages.drawn import DRAWN
from commands.messages.explaining import WHY, held
from store.database import undone
from store.delivery import outbox
from store.models import Identity, Item, Outgoing, Person, Plan
from store.models.outbox import OPEN
from store.people import roles
from store.people.permissions import who_can_be_asked
from store.plan import plan_settings
from store.plan.item_filters import OPEN as OPEN_ITEM
from store.reminders import escalation_rounds, nudge_rounds, nudging, unowned_rounds
from store.reminders.nudge_rounds import NudgeEnvelope
from store.rules import reasons
from store.rules.sending_hours import next_moment_to_send
from store.rules.terms import OutgoingState
from store.rules.working_days import DAY
from store.time import LONDON, london_day, london_moment

KINDS = (nudge_rounds.KIND, escalation_rounds.KIND, unowned_rounds.KIND)


@dataclass(frozen=True)
class Foretold:
    kind: str
    person_id: int
    person: str
    at: datetime
    refs: tuple[str, ...]
    title: str = ""
    held: str | None = None
    """Why it does not go; None where it does."""


@dataclass(frozen=True)
class Foretelling:
    shown: list[Foretold]
    """A page: what goes, then what is held back."""
    number: int
    last: int
    going: int
    held: int
    quiet: int
    """Owners of something open of whom nothing falls on the day."""


@dataclass(frozen=True)
class _Due:
    row: Outgoing
    person: Person
    at: datetime
    held: str | None


def foretell(
    session: Session, plan: Plan, now: datetime, day: date, page: int = 1, size: int | None = None
) -> Foretelling:
    """Decide every day from now on up to and with `day`, as if nobody said anything meanwhile.

    Args:
        page: which of them are drawn; one beyond the end is the last.
        size: how many are on a page; all, if left out.
    """
    with undone(session) as trial:
        again = trial.get(Plan, plan.id)
        assert again is not None
        # At a clock that stands still, what went a moment ago went now.
        before = set(trial.exec(select(col(Outgoing.id)).where(col(Outgoing.sent_at) >= now)))
        for moment in _moments(trial, again, now, day):
            _decide(trial, again, moment)
            _go(trial, again, moment, since=now)
        due = sorted(_due(trial, again, now, day, before), key=lambda one: one.held is not None)
        asked = {one.person.id for one in due if one.row.kind == nudge_rounds.KIND}
        size = size or max(1, len(due))
        last = max(1, -(-len(due) // size))
        number = min(max(page, 1), last)
        wanted = due[(number - 1) * size : number * size]
        held = sum(one.held is not None for one in due)
        shown = [_drawn(trial, again, one) for one in wanted]
        return Foretelling(shown, number, last, len(due) - held, held, len(_owners(trial, again) - asked))


def _moments(session: Session, plan: Plan, now: datetime, last: date) -> list[datetime]:
    """When a beat would find something to decide."""
    found = {now}
    today = london_day(now)
    for number in range((last - today).days + 1):
        day = today + DAY * number
        found |= nudge_rounds.hours_on(session, plan, day)
        found.add(london_moment(day, escalation_rounds.AT))
        found |= {unowned_rounds.hour_of(plan, one, day) for one in roles.programme_leads(session, plan)}
    return sorted(moment for moment in found if now <= moment < london_moment(last + DAY, time()))


def _decide(session: Session, plan: Plan, now: datetime) -> None:
    today = london_day(now)
    unowned_rounds.decide(session, plan, now)
    late = now.astimezone(LONDON).time() >= escalation_rounds.AT
    if late and outbox.claim_day(session, plan, escalation_rounds.JOB, today, now):
        escalation_rounds.decide(session, plan, today, now)
    if claimed := nudge_rounds.claim(session, plan, now):
        nudge_rounds.decide(session, plan, claimed, now)


def _go(session: Session, plan: Plan, now: datetime, *, since: datetime) -> None:
    """What can go is gone by the next beat, and counts as one of its week."""
    sent = update(Outgoing).execution_options(synchronize_session=False)
    open_now = and_(OPEN, col(Outgoing.not_before) <= now, _has_account())
    # Decided in their hours just now, so that they need not be looked at one by one.
    nudges = and_(col(Outgoing.kind) == nudge_rounds.KIND, col(Outgoing.queued_at) == now)
    session.execute(sent.where(open_now, nudges).values(state=OutgoingState.SENT, sent_at=now))
    others = sa.select(Outgoing, Person).join(Person, col(Person.id) == Outgoing.person_id).where(open_now, ~nudges)
    for row, person in session.execute(others).all():
        at = max(row.not_before, since)
        at = _hour(session, plan, person, at) if row.kind in KINDS else at
        if at <= now:
            session.execute(sent.where(col(Outgoing.id) == row.id).values(state=OutgoingState.SENT, sent_at=at))
            session.expire(row)


def _hour(session: Session, plan: Plan, person: Person, moment: datetime) -> datetime:
    return next_moment_to_send(moment, nudging.hours_of(session, plan, person, london_day(moment)))


def _has_account() -> ColumnElement[bool]:
    return exists(select(col(Identity.id)).where(col(Identity.person_id) == Outgoing.person_id).correlate(Outgoing))


def _due(session: Session, plan: Plan, now: datetime, day: date, gone: set[int | None]) -> Iterator[_Due]:
    midnight, end = london_moment(day, time()), london_moment(day + DAY, time())
    begin = max(now, midnight)
    held_back = and_(col(Outgoing.state) == OutgoingState.SUPPRESSED, col(Outgoing.queued_at) >= midnight)
    query = (
        sa.select(Outgoing, Person, _has_account())
        .join(Person, col(Person.id) == Outgoing.person_id)
        .where(
            col(Outgoing.plan_id) == plan.id,
            col(Outgoing.kind).in_(KINDS),
            or_(OPEN, held_back, col(Outgoing.sent_at) >= begin),
            col(Outgoing.id).not_in(gone),
        )
        .order_by(col(Outgoing.id))
    )
    for row, person, known in session.execute(query):
        at = max(row.sent_at or row.not_before, begin)
        if row.state is OutgoingState.SUPPRESSED:
            yield _Due(row, person, at, held(row, london_day(at)))
            continue
        if row.state is not OutgoingState.SENT:
            at = _hour(session, plan, person, at)
        if at < end and row.card.ready is None:
            yield _Due(row, person, at, None if known else WHY[reasons.NO_ACCOUNT])


def _drawn(session: Session, plan: Plan, one: _Due) -> Foretold:
    row, person = one.row, one.person
    assert person.id is not None
    if row.state is OutgoingState.SUPPRESSED:
        refs = _held_refs(session, plan, row, person)
        return Foretold(row.kind, person.id, person.name, one.at, refs, held=one.held)
    card = DRAWN[row.kind](session, plan, person, row.card, one.at)
    if card is None:
        return Foretold(row.kind, person.id, person.name, one.at, (), held=WHY[reasons.NOTHING_TO_ASK])
    refs = tuple(item.ref for item in card.items)
    return Foretold(row.kind, person.id, person.name, one.at, refs, card.title, one.held)


def _held_refs(session: Session, plan: Plan, row: Outgoing, person: Person) -> tuple[str, ...]:
    if row.problem not in (reasons.ON_LEAVE, reasons.FULL_WEEK):
        return ()
    assert person.id is not None
    queued = NudgeEnvelope.of(row.card)
    ask = nudging.asking(session, plan, person, row.queued_at, queued.after, back=queued.back)
    if row.problem == reasons.ON_LEAVE:
        ask = replace(ask, calendar=plan_settings.nudges(plan).calendar)
    return tuple(nudging.refs(session, plan, [person.id], ask))


def _owners(session: Session, plan: Plan) -> set[int | None]:
    """Those who can be asked and own something open."""
    owners = (
        select(Item.owner_id)
        .distinct()
        .join(Person, col(Person.id) == Item.owner_id)
        .where(Item.plan_id == plan.id, OPEN_ITEM, who_can_be_asked())
    )
    return set(session.exec(owners))

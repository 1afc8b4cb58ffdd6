"""Deciding whom to ask and queueing it, for all people at once: a few statements however many there are."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, String, and_, cast, exists, func, literal, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col

from store.delivery.envelope import Envelope
from store.models import Item, Outgoing, Person, Plan
from store.models.outbox import OPEN
from store.people import leave
from store.people.permissions import who_can_be_asked
from store.plan import plan_settings
from store.reminders import nudging
from store.reminders.nudging import Asking, urgent, ways
from store.rules import reasons
from store.rules.nudge_settings import NudgeSettings
from store.rules.sending_hours import may_send
from store.rules.terms import OutgoingState
from store.rules.working_days import DAY, Span, is_working_day

KIND = "nudge"
BATCH = 1_000
"""People in one statement: both engines limit how many values one may carry."""


class NudgeEnvelope(Envelope):
    after: date
    """The last day that was dealt with before."""
    back: bool = False
    """Whether they are back from leave."""


@dataclass(frozen=True)
class Claimed:
    """Somebody whose hour has come, and whose day this process decides."""

    id: int
    zone: str
    day: date
    weekday: int
    dealt_with: date | None


@dataclass(frozen=True)
class Held:
    """Why somebody is not asked although something falls on their day: a line of the ledger, and no message."""

    why: str
    more: dict[str, Any] = field(default_factory=dict)


def claim(session: Session, plan: Plan, now: datetime) -> list[Claimed]:
    """Take everybody whose hour has come on their local day, if no process has decided that day for them yet."""
    settings = plan_settings.nudges(plan)
    known = select(col(Person.time_zone)).where(who_can_be_asked()).distinct()
    zones = session.execute(known).scalars().all()
    return [one for zone in zones for one in _claim_in(session, zone, settings, now)]


def _claim_in(session: Session, zone: str | None, settings: NudgeSettings, now: datetime) -> Iterator[Claimed]:
    here = zone or settings.time_zone
    if not may_send(now, settings.hours(zone, settings.calendar)):
        return
    local = now.astimezone(ZoneInfo(here))
    day, at = local.date(), local.time()
    decided, hour = col(Person.nudges_decided_on), func.coalesce(col(Person.nudge_time), settings.at)
    claimed = session.execute(
        update(Person)
        .where(
            col(Person.time_zone) == zone if zone else col(Person.time_zone).is_(None),
            who_can_be_asked(),
            or_(decided.is_(None), decided < day),
            # Hours that have changed since somebody chose must not silence them.
            or_(hour <= at, hour >= settings.closes),
        )
        .values(nudges_decided_on=day)
        .returning(
            col(Person.id), func.coalesce(col(Person.nudge_weekday), settings.weekday), col(Person.nudges_dealt_with)
        )
        .execution_options(synchronize_session=False)
    )
    for person_id, weekday, dealt_with in claimed:
        yield Claimed(person_id, here, day, weekday, dealt_with)


def hours_on(session: Session, plan: Plan, day: date) -> set[datetime]:
    """The moments at which somebody's hour comes on a day."""
    settings = plan_settings.nudges(plan)
    wishes = session.execute(select(col(Person.time_zone), col(Person.nudge_time)).distinct())
    return {
        datetime.combine(day, at or settings.at, tzinfo=ZoneInfo(zone or settings.time_zone)).astimezone(UTC)
        for zone, at in wishes
    }


def decide(session: Session, plan: Plan, claimed: Sequence[Claimed], now: datetime) -> int:
    """Queue one message to each of these people who is to be asked something; says how many."""
    settings, own = plan_settings.nudges(plan), nudging.own_lead_times(session, plan)
    queued = 0
    for day in sorted({one.day for one in claimed}):
        away = leave.spans_since(session, day - nudging.ROUND_LEAVE)
        stand_ins: dict[int, list[int]] = defaultdict(list)
        for cover in leave.covers(session, day):
            if cover.at_hand and cover.deputy_id is not None:
                stand_ins[cover.deputy_id].append(cover.person_id)
        groups: dict[Asking, list[int]] = defaultdict(list)
        today = [one for one in claimed if one.day == day]
        _note_absences(session, plan, today, settings, own, now)
        for one in today:
            ask = _asking(one, settings, own, away.get(one.id, ()))
            if ask is None:
                continue
            if one.id in stand_ins:
                queued += _queue(session, plan, ask, [one.id], now, of=[one.id, *stand_ins[one.id]])
            else:
                groups[ask].append(one.id)
        for ask, people in groups.items():
            queued += sum(_queue(session, plan, ask, some, now) for some in _batches(people))
    return queued


def _note_absences(
    session: Session,
    plan: Plan,
    claimed: Sequence[Claimed],
    settings: NudgeSettings,
    own: tuple[tuple[int, ...], ...],
    now: datetime,
) -> None:
    """Write into the ledger who was not asked because they are away, where this very day would have asked them."""
    away = {one.person_id: one for one in leave.covers(session, claimed[0].day)} if claimed else {}
    groups: dict[tuple[Asking, date, int | None], list[int]] = defaultdict(list)
    for one in claimed:
        if (cover := away.get(one.id)) is not None:
            ask = Asking(settings, one.day - DAY, one.day, one.weekday, settings.calendar, one.zone, own)
            groups[ask, cover.last, cover.deputy_id if cover.at_hand else None].append(one.id)
    for (ask, last, deputy_id), people in groups.items():
        something = _any(col(Item.owner_id) == Person.id, ways(plan, ask))
        held = Held(reasons.ON_LEAVE, {"until": last, "deputy": deputy_id})
        for some in _batches(people):
            _insert(session, plan, ask, now, and_(col(Person.id).in_(some), something), held)


def _asking(
    one: Claimed, settings: NudgeSettings, own: tuple[tuple[int, ...], ...], away: tuple[Span, ...]
) -> Asking | None:
    """None for somebody who is away: they are asked when they are back, once."""
    if any(first <= one.day <= last for first, last in away):
        return None
    before = one.dealt_with or one.day - DAY
    missed = [span for span in away if span[1] < one.day and _was_at_work_but_for(span, one.dealt_with, settings)]
    calendar = settings.calendar.without(away)
    return Asking(settings, before, one.day, one.weekday, calendar, one.zone, own, back=bool(missed))


def _was_at_work_but_for(span: Span, dealt_with: date | None, settings: NudgeSettings) -> bool:
    """Whether leave kept somebody from being asked on a day on which others were."""
    first = span[0] if dealt_with is None else max(span[0], dealt_with + DAY)
    days = (first + DAY * number for number in range((span[1] - first).days + 1))
    return any(is_working_day(day, settings.calendar) for day in days)


def _queue(
    session: Session, plan: Plan, ask: Asking, people: Sequence[int], now: datetime, of: Sequence[int] | None = None
) -> int:
    """Queue what falls on the day for people who are asked alike.

    Args:
        of: whose things are asked about, where that is more than each person's own.
    """
    theirs = col(Item.owner_id) == Person.id if of is None else col(Item.owner_id).in_(of)
    asked = ways(plan, ask)
    something, pressing = _any(theirs, asked), _any(theirs, [and_(way, urgent(ask)) for way in asked])
    full = _with_a_full_week(session, ask, people)
    free = [one for one in people if one not in full]
    queued = _insert(session, plan, ask, now, and_(col(Person.id).in_(free), something))
    held: set[int] = set()
    if full:
        queued += _insert(session, plan, ask, now, and_(col(Person.id).in_(full), pressing))
        waits = and_(col(Person.id).in_(full), something, ~pressing)
        held = set(session.execute(select(col(Person.id)).where(waits)).scalars())
        _insert(session, plan, ask, now, waits, Held(reasons.FULL_WEEK))
    session.execute(
        update(Person)
        .where(col(Person.id).in_([one for one in people if one not in held]))
        .values(nudges_dealt_with=ask.day)
        .execution_options(synchronize_session=False)
    )
    return queued


def _any(theirs: ColumnElement[bool], asked: Sequence[ColumnElement[bool]]) -> ColumnElement[bool]:
    """Each way looked for alone: within one search, no index would serve several."""
    return or_(*(exists(select(col(Item.id)).where(theirs, way).correlate(Person)) for way in asked))


def _with_a_full_week(session: Session, ask: Asking, people: Sequence[int]) -> set[int]:
    """Those who have had all the messages that a week may have, by the ledger."""
    had = (
        select(col(Outgoing.person_id))
        .where(col(Outgoing.person_id).in_(people), col(Outgoing.kind) == KIND, col(Outgoing.sent_at) >= ask.monday)
        .group_by(col(Outgoing.person_id))
        .having(func.count() >= ask.settings.most_a_week)
    )
    return set(session.execute(had).scalars())


def _insert(
    session: Session, plan: Plan, ask: Asking, now: datetime, who: ColumnElement[bool], held: Held | None = None
) -> int:
    """Queue a message that is drawn when it is delivered.

    Whoever has one that still waits needs no other: it will say what is newest. And one a day is enough.

    Args:
        held: why it is only written down, and goes to nobody.
    """
    another = exists(
        select(col(Outgoing.id))
        .where(
            col(Outgoing.person_id) == Person.id,
            col(Outgoing.kind) == KIND,
            or_(OPEN, col(Outgoing.sent_at) >= ask.midnight),
        )
        .correlate(Person)
    )
    card = NudgeEnvelope(after=ask.after, back=ask.back, **(held.more if held else {}))
    state = OutgoingState.SUPPRESSED if held else OutgoingState.WAITING
    table = Outgoing.__table__  # type: ignore[attr-defined]
    row: dict[str, Any] = {
        "key": literal(f"{KIND}/") + cast(col(Person.id), String) + literal(f"/{ask.day.isoformat()}"),
        "kind": literal(KIND),
        "plan_id": literal(plan.id),
        "person_id": col(Person.id),
        "card": literal(card, table.c.card.type),
        "queued_at": literal(now, table.c.queued_at.type),
        "not_before": literal(now, table.c.not_before.type),
        "state": literal(state, table.c.state.type),
        "problem": literal(held.why if held else None, table.c.problem.type),
    }
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    chosen = select(*row.values()).where(who, ~another)
    statement = dialect.insert(Outgoing).from_select(list(row), chosen).on_conflict_do_nothing()
    # Counted by what comes back: PostgreSQL's driver does not say how many rows such a statement wrote.
    return len(session.connection().execute(statement.returning(col(Outgoing.person_id))).all())


def _batches(people: Sequence[int]) -> Iterator[list[int]]:
    waiting = iter(people)
    while some := list(islice(waiting, BATCH)):
        yield some

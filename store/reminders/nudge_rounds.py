"""Deciding whom to ask and queueing it, for all people and plans at once: a few statements however many there are.

One message a day holds all of a person's plans.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, String, and_, cast, exists, false, func, literal, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col

from store.delivery.envelope import Envelope
from store.models import Item, Outgoing, OutgoingPlan, Person, Plan
from store.models.outbox import OPEN
from store.people import leave
from store.people.permissions import who_can_be_asked
from store.plan import plan_settings
from store.reminders import nudging, shown
from store.reminders.nudging import Asking, PersonsDay, PlanRules
from store.rules import asking_people, reasons
from store.rules.sending_hours import CLOSES, TIME_ZONE, hours_in, may_send
from store.rules.terms import OutgoingState
from store.rules.working_days import DAY, Span, closed_in_all

KIND = nudging.KIND
BATCH = 1_000
"""People in one statement: both engines limit how many values one may carry."""


class NudgeEnvelope(Envelope):
    after: date
    """The last day that was dealt with before."""
    back: bool = False
    """Whether they are back from leave."""
    refs: tuple[str, ...] | None = None
    """What a person has them asked about, in one plan, beside what falls on the day."""
    by_id: int | None = None
    """Who that is."""
    plan_id: int | None = None
    asked_at: datetime | None = None
    """When it was wished for: what is said later answers it."""


@dataclass(frozen=True)
class Claimed:
    """Somebody whose hour has come, and whose day this process decides."""

    id: int
    zone: str
    day: date
    weekday: int
    dealt_with: date | None

    def with_leave(self, away: tuple[Span, ...]) -> PersonsDay:
        return PersonsDay(self.day, self.weekday, self.zone, self.dealt_with, away)


@dataclass(frozen=True)
class Held:
    """Why somebody is not asked although something falls on their day: a line of the ledger, and no message."""

    why: str
    more: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class _Alike:
    """What is asked of everybody whose day is the same."""

    of: PersonsDay
    asks: tuple[Asking, ...]
    """One for each plan that is not closed on the day."""
    only_plan: int | None
    """The one open plan; None where there are several."""

    @property
    def envelope(self) -> NudgeEnvelope:
        after = self.of.dealt_with or self.of.day - DAY
        return NudgeEnvelope(after=after, back=any(ask.back for ask in self.asks if ask.after == after))


def claim(session: Session, plans: Sequence[Plan], now: datetime) -> list[Claimed]:
    """Take everybody whose hour has come on their local day, if no process has decided that day for them yet.

    A day on which every plan is closed is nobody's.
    """
    return [one for zone in _zones(session, plans, now) for one in _claim_in(session, zone, now)]


def is_due(session: Session, plans: Sequence[Plan], now: datetime) -> bool:
    """Whether there is anybody to claim."""
    come = [_hour_has_come(zone, now) for zone in _zones(session, plans, now)]
    return bool(come) and session.execute(select(col(Person.id)).where(or_(*come)).limit(1)).first() is not None


def _zones(session: Session, plans: Sequence[Plan], now: datetime) -> list[str | None]:
    """The time zones of people in which messages may go now."""
    calendar = closed_in_all([plan_settings.nudges(plan).calendar for plan in plans])
    known = select(col(Person.time_zone)).where(who_can_be_asked()).distinct()
    return [zone for zone in session.execute(known).scalars() if may_send(now, hours_in(zone, calendar))]


def _hour_has_come(zone: str | None, now: datetime) -> ColumnElement[bool]:
    """Whose hour has come in a time zone, on a day that nobody has decided for them yet."""
    local = now.astimezone(ZoneInfo(zone or TIME_ZONE))
    day, at = local.date(), local.time()
    decided, hour = col(Person.nudges_decided_on), func.coalesce(col(Person.nudge_time), asking_people.AT)
    return and_(
        col(Person.time_zone) == zone if zone else col(Person.time_zone).is_(None),
        who_can_be_asked(),
        or_(decided.is_(None), decided < day),
        # Hours that have changed since somebody chose must not silence them.
        or_(hour <= at, hour >= CLOSES),
    )


def _claim_in(session: Session, zone: str | None, now: datetime) -> Iterator[Claimed]:
    here = zone or TIME_ZONE
    day = now.astimezone(ZoneInfo(here)).date()
    claimed = session.execute(
        update(Person)
        .where(_hour_has_come(zone, now))
        .values(nudges_decided_on=day)
        .returning(
            col(Person.id),
            func.coalesce(col(Person.nudge_weekday), asking_people.WEEKDAY),
            col(Person.nudges_dealt_with),
        )
        .execution_options(synchronize_session=False)
    )
    for person_id, weekday, dealt_with in claimed:
        yield Claimed(person_id, here, day, weekday, dealt_with)


def count_days_from(session: Session, day: date) -> None:
    """Let the days of people whom nobody has looked at yet count from this one, so that missed ones are made up for."""
    never = update(Person).where(col(Person.nudges_dealt_with).is_(None)).values(nudges_dealt_with=day - DAY)
    session.execute(never.execution_options(synchronize_session=False))


def hours_on(session: Session, day: date) -> set[datetime]:
    """The moments at which somebody's hour comes on a day."""
    wishes = session.execute(select(col(Person.time_zone), col(Person.nudge_time)).distinct())
    return {
        datetime.combine(day, at or asking_people.AT, tzinfo=ZoneInfo(zone or TIME_ZONE)).astimezone(UTC)
        for zone, at in wishes
    }


def decide(session: Session, plans: Sequence[Plan], claimed: Sequence[Claimed], now: datetime) -> int:
    """Queue one message to each of these people who is to be asked something; says how many."""
    rules = nudging.rules_of(session, plans)
    queued = 0
    for day in sorted({one.day for one in claimed}):
        away = leave.spans_since(session, day - nudging.ROUND_LEAVE)
        stand_ins: dict[int, list[int]] = defaultdict(list)
        for cover in leave.covers(session, day):
            if cover.at_hand and cover.deputy_id is not None:
                stand_ins[cover.deputy_id].append(cover.person_id)
        groups: dict[PersonsDay, list[int]] = defaultdict(list)
        today = [one for one in claimed if one.day == day]
        _note_absences(session, rules, today, now)
        for one in today:
            of = one.with_leave(away.get(one.id, ()))
            if of.is_away:
                # They are asked when they are back, once.
                continue
            if one.id in stand_ins:
                queued += _queue(session, _alike(rules, of), [one.id], now, theirs=[one.id, *stand_ins[one.id]])
            else:
                groups[of].append(one.id)
        for of, people in groups.items():
            alike = _alike(rules, of)
            queued += sum(_queue(session, alike, some, now) for some in _batches(people))
    return queued


def _alike(rules: Sequence[PlanRules], of: PersonsDay) -> _Alike:
    asks = (nudging.asking(one, of) for one in rules)
    only_plan = rules[0].plan_id if len(rules) == 1 else None
    return _Alike(of, tuple(ask for ask in asks if ask is not None), only_plan)


def _note_absences(session: Session, rules: Sequence[PlanRules], claimed: Sequence[Claimed], now: datetime) -> None:
    """Write into the ledger who was not asked because they are away, where this very day would have asked them."""
    away = {one.person_id: one for one in leave.covers(session, claimed[0].day)} if claimed else {}
    groups: dict[tuple[PersonsDay, date, int | None], list[int]] = defaultdict(list)
    for one in claimed:
        if (cover := away.get(one.id)) is not None:
            of = PersonsDay(one.day, one.weekday, one.zone, one.day - DAY)
            groups[of, cover.last, cover.deputy_id if cover.at_hand else None].append(one.id)
    for (of, last, deputy_id), people in groups.items():
        alike = _alike(rules, of)
        held = Held(reasons.ON_LEAVE, {"until": last, "deputy": deputy_id})
        owned = col(Item.owner_id) == Person.id
        for some in _batches(people):
            something = _something(owned, alike.asks)
            _insert(session, alike, now, and_(col(Person.id).in_(some), something), owned, held=held)


def _queue(
    session: Session, alike: _Alike, people: Sequence[int], now: datetime, theirs: Sequence[int] | None = None
) -> int:
    """Queue what falls on the day for people who are asked alike.

    Args:
        theirs: whose things are asked about, where that is more than each person's own.
    """
    owned = col(Item.owner_id) == Person.id if theirs is None else col(Item.owner_id).in_(theirs)
    something, pressing = _something(owned, alike.asks), _something(owned, alike.asks, pressing=True)
    full = _with_a_full_week(session, alike.of, people)
    free = [one for one in people if one not in full]
    queued = _insert(session, alike, now, and_(col(Person.id).in_(free), something), owned)
    held: set[int] = set()
    if full:
        pressed = _pressed_anew(session, alike, full, pressing, theirs)
        queued += _insert(session, alike, now, col(Person.id).in_(pressed), owned)
        waits = and_(col(Person.id).in_(full - pressed), something)
        held = set(session.execute(select(col(Person.id)).where(waits)).scalars())
        _insert(session, alike, now, waits, owned, held=Held(reasons.FULL_WEEK))
    session.execute(
        update(Person)
        .where(col(Person.id).in_([one for one in people if one not in held]))
        .values(nudges_dealt_with=alike.of.day)
        .execution_options(synchronize_session=False)
    )
    return queued


def _something(owned: ColumnElement[bool], asks: Sequence[Asking], *, pressing: bool = False) -> ColumnElement[bool]:
    """Whether anything of somebody's falls on the day.

    Each way in each plan is looked for alone: within one search, no index would serve several.
    """
    found = [and_(way, nudging.urgent(ask)) if pressing else way for ask in asks for way in nudging.ways(ask)]
    return or_(false(), *(exists(select(col(Item.id)).where(owned, way).correlate(Person)) for way in found))


def _with_a_full_week(session: Session, of: PersonsDay, people: Sequence[int]) -> set[int]:
    """Those who have had all the messages that a week may have, by the ledger."""
    had = (
        select(col(Outgoing.person_id))
        .where(col(Outgoing.person_id).in_(people), col(Outgoing.kind) == KIND, col(Outgoing.sent_at) >= of.monday)
        .group_by(col(Outgoing.person_id))
        .having(func.count() >= asking_people.MOST_A_WEEK)
    )
    return set(session.execute(had).scalars())


def _pressed_anew(
    session: Session, alike: _Alike, people: set[int], pressing: ColumnElement[bool], theirs: Sequence[int] | None
) -> set[int]:
    """Those of these people whom something presses about which they were not asked on the day before."""
    pressed = set(session.execute(select(col(Person.id)).where(col(Person.id).in_(people), pressing)).scalars())
    before = shown.on_the_day_before(session, pressed, alike.of.midnight)
    if not before:
        return pressed
    found: dict[int, set[shown.Ref]] = defaultdict(set)
    for ask in alike.asks:
        for way in nudging.ways(ask):
            urgent = select(col(Item.owner_id), col(Item.ref)).where(way, nudging.urgent(ask))
            for owner_id, ref in session.execute(urgent.where(col(Item.owner_id).in_(theirs or before))):
                for person_id in before if theirs else (owner_id,):
                    found[person_id].add((ask.rules.plan_id, ref))
    return {one for one in pressed if one not in before or found[one] - before[one]}


def _insert(
    session: Session,
    alike: _Alike,
    now: datetime,
    who: ColumnElement[bool],
    owned: ColumnElement[bool],
    *,
    held: Held | None = None,
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
            or_(OPEN, col(Outgoing.sent_at) >= alike.of.midnight),
        )
        .correlate(Person)
    )
    card = alike.envelope.model_copy(update=held.more if held else {})
    state = OutgoingState.SUPPRESSED if held else OutgoingState.WAITING
    table = Outgoing.__table__  # type: ignore[attr-defined]
    row: dict[str, Any] = {
        "key": literal(f"{KIND}/") + cast(col(Person.id), String) + literal(f"/{alike.of.day.isoformat()}"),
        "kind": literal(KIND),
        "plan_id": literal(alike.only_plan, table.c.plan_id.type),
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
    new = session.connection().execute(statement.returning(col(Outgoing.id))).scalars().all()
    if alike.only_plan is None:
        _name_plans(session, alike, new, who, owned)
    return len(new)


def _name_plans(
    session: Session, alike: _Alike, new: Sequence[int], who: ColumnElement[bool], owned: ColumnElement[bool]
) -> None:
    """Write down of which plans each message speaks: each new one, and each that waits and will say this as well."""
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    theirs = and_(col(Outgoing.kind) == KIND, col(Outgoing.plan_id).is_(None), or_(OPEN, col(Outgoing.id).in_(new)))
    for ask in alike.asks:
        speaks = (
            select(col(Outgoing.id), literal(ask.rules.plan_id))
            .join(Person, col(Person.id) == Outgoing.person_id)
            .where(theirs, who, _something(owned, [ask]))
        )
        link = dialect.insert(OutgoingPlan).from_select(["outgoing_id", "plan_id"], speaks)
        session.execute(link.on_conflict_do_nothing())


def _batches(people: Sequence[int]) -> Iterator[list[int]]:
    waiting = iter(people)
    while some := list(islice(waiting, BATCH)):
        yield some

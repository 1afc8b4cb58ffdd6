"""What an owner is asked on a day: what falls on it in each plan, of their own and of those for whom they stand in.

The day, its hours, the weekday and leave are the person's. Lead times, closed days and what has gone stale are the
plan's.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy import ColumnElement, String, and_, cast, false, not_, null, or_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from store.models import Change, Item, Person, Plan, Update
from store.people import leave
from store.plan import plan_settings
from store.plan.item_filters import askable, needs_evidence, owned
from store.plan.withdrawals import standing, unchanged
from store.rules import asking_people, nudge_days
from store.rules.nudge_settings import NudgeSettings
from store.rules.sending_hours import TIME_ZONE, SendingHours, hours_in
from store.rules.working_days import DAY, Calendar, Span, closed_in_all, is_working_day, working_day_on_or_before

KIND = "nudge"

BEGINNINGS = ("milestone added", "action added", "owner")
"""What somebody was given this lately has not gone stale in their hands."""

ROUND_LEAVE = timedelta(days=60)
"""Leave that ended longer ago says nothing about the days that are asked about now."""


@dataclass(frozen=True)
class PlanRules:
    """How one open plan asks its owners."""

    plan: Plan = field(compare=False)
    plan_id: int
    settings: NudgeSettings
    own_lead_times: tuple[tuple[int, ...], ...]
    """The lead times that single items have of their own, each once."""


@dataclass(frozen=True)
class PersonsDay:
    """One person's day, and what was dealt with before it. Whoever's days are equal is asked alike."""

    day: date
    """Their local day."""
    weekday: int
    zone: str
    dealt_with: date | None
    """The last day that was dealt with; None where none was."""
    away: tuple[Span, ...] = ()
    """Their leave."""

    @property
    def midnight(self) -> datetime:
        return moment(self.day, self.zone)

    @property
    def monday(self) -> datetime:
        return moment(self.day - DAY * self.day.weekday(), self.zone)

    @property
    def is_away(self) -> bool:
        return any(first <= self.day <= last for first, last in self.away)


@dataclass(frozen=True)
class Asking:
    """The days about which somebody is asked in one plan."""

    rules: PlanRules
    after: date
    """The last day that was dealt with."""
    day: date
    """The person's local day."""
    weekday: int
    calendar: Calendar
    """The plan's days and the person's own leave."""
    zone: str
    back: bool = False
    """The first day after leave: all that is pressing is asked about at once."""

    @property
    def settings(self) -> NudgeSettings:
        return self.rules.settings

    @cached_property
    def since(self) -> date:
        """From when on a lead time that has passed is still made up for."""
        return max(self.after, self.day - DAY * asking_people.PATIENCE)

    @property
    def weekly(self) -> bool:
        return self.back or nudge_days.asks_weekly(self.since, self.day, self.weekday, self.calendar)

    @property
    def midnight(self) -> datetime:
        return moment(self.day, self.zone)


def moment(day: date, zone: str) -> datetime:
    """When a day begins by the clocks of a zone."""
    return datetime.combine(day, time.min, tzinfo=ZoneInfo(zone)).astimezone(UTC)


def zone_of(person: Person) -> str:
    """By whose clocks somebody is asked: their own, where their chat tells them."""
    return person.time_zone or TIME_ZONE


def weekday_of(person: Person) -> int:
    """When somebody is asked what is overdue or stale."""
    return asking_people.WEEKDAY if person.nudge_weekday is None else person.nudge_weekday


def hours_of(session: Session, plans: Iterable[Plan], person: Person, today: date) -> SendingHours:
    """When this person may be written to about these plans."""
    return hours(plans, person, _leave_of(session, person, today))


def hours(plans: Iterable[Plan], person: Person, away: Iterable[Span]) -> SendingHours:
    """The same, where their leave is known: on a day on which one of the plans is not closed."""
    calendar = closed_in_all([plan_settings.nudges(plan).calendar for plan in plans])
    return hours_in(person.time_zone, calendar.without(away))


def calendar_of(session: Session, plan: Plan, person: Person, today: date) -> Calendar:
    """The working days of one person in a plan."""
    return plan_settings.nudges(plan).calendar.without(_leave_of(session, person, today))


def _leave_of(session: Session, person: Person, today: date) -> tuple[Span, ...]:
    assert person.id is not None
    return leave.spans_since(session, today - ROUND_LEAVE, person.id).get(person.id, ())


def rules_of(session: Session, plans: Sequence[Plan]) -> list[PlanRules]:
    """How each of these plans asks."""
    words = cast(col(Item.lead_times), String)
    query = select(Item.plan_id, words).where(col(Item.lead_times).is_not(null())).distinct()
    own: dict[int, set[tuple[int, ...]]] = {plan.id: set() for plan in plans if plan.id is not None}
    for plan_id, listed in session.exec(query.where(col(Item.plan_id).in_(own))):
        own[plan_id].add(tuple(json.loads(listed)))
    return [
        PlanRules(plan, plan.id, plan_settings.nudges(plan), tuple(sorted(own[plan.id])))
        for plan in plans
        if plan.id is not None
    ]


def persons_day(session: Session, person: Person, now: datetime, dealt_with: date | None) -> PersonsDay:
    """The day of one person at a moment."""
    zone = zone_of(person)
    day = now.astimezone(ZoneInfo(zone)).date()
    return PersonsDay(day, weekday_of(person), zone, dealt_with, _leave_of(session, person, day))


def asking(rules: PlanRules, of: PersonsDay, *, back: bool | None = None) -> Asking | None:
    """What somebody is asked in one plan on their day. None where the plan is closed on it.

    Args:
        back: whether they are back from leave, where that was decided before.
    """
    plans_days = rules.settings.calendar
    if plans_days.closes(of.day):
        return None
    dealt_with = of.dealt_with
    makes_up = dealt_with is not None and plans_days.closes(dealt_with)
    if dealt_with is not None and makes_up:
        # Another plan asked on that day, on which this one was closed.
        dealt_with = working_day_on_or_before(dealt_with, plans_days.without(of.away))
    if back is None or (makes_up and not back):
        back = any(span[1] < of.day and _kept_away(span, dealt_with, plans_days) for span in of.away)
    after = dealt_with or of.day - DAY
    return Asking(rules, after, of.day, of.weekday, plans_days.without(of.away), of.zone, back)


def _kept_away(span: Span, dealt_with: date | None, calendar: Calendar) -> bool:
    """Whether leave kept somebody from being asked on a day on which others were."""
    first = span[0] if dealt_with is None else max(span[0], dealt_with + DAY)
    days = (first + DAY * number for number in range((span[1] - first).days + 1))
    return any(is_working_day(day, calendar) for day in days)


def refs(session: Session, owner_ids: Sequence[int], ask: Asking) -> list[str]:
    """References of what falls on a day, for owners one after the other, what was promised first before the rest."""
    query = (
        select(Item.ref, Item.owner_id)
        .where(col(Item.owner_id).in_(owner_ids))
        .order_by(col(Item.baseline).is_(None), col(Item.baseline), col(Item.position), col(Item.id))
    )
    found = [row for way in ways(ask) for row in session.exec(query.where(way))]
    return [ref for owner in owner_ids for ref, of in found if of == owner]


def unasked(session: Session, rules: PlanRules, day: date) -> list[str]:
    """References of what falls on a day, and is asked of nobody: it has no owner who can be asked."""
    of = PersonsDay(day, asking_people.WEEKDAY, TIME_ZONE, day - DAY)
    ask = asking(rules, of) if is_working_day(day, rules.settings.calendar) else None
    if ask is None:
        return []
    query = sa.select(col(Item.ref), col(Item.baseline)).where(not_(owned()))
    found = {(ref, baseline) for way in ways(ask) for ref, baseline in session.execute(query.where(way))}
    return [ref for ref, _ in sorted(found, key=lambda row: (row[1] is None, row[1] or day, row[0]))]


def ways(ask: Asking) -> list[ColumnElement[bool]]:
    """In which an item is asked about; each is found by an index of its own, and no item by two.

    Open and in its lead time, or overdue or stale on the owner's day of the week; on that day as well, complete without
    the evidence that is required of it.
    """
    reasons = [_in_lead_time(ask)]
    if ask.weekly:
        reasons += [col(Item.baseline) < ask.day, _stale(ask)]
    if ask.back:
        ahead = nudge_days.last_date_ahead(ask.day, ask.settings.lead_times, ask.calendar)
        reasons.append(col(Item.baseline) <= ahead)
    heard_today = _said_since(ask.midnight).where(col(Update.by_id).is_not(None))
    # Written as a sum so that SQLite looks in the index by owner, of which few rows are anybody's: to it all are alike.
    in_plan = col(Item.plan_id) + 0 == ask.rules.plan_id
    unheard = and_(in_plan, ~heard_today.exists())
    found = [and_(unheard, askable(ask.day), or_(*reasons))]
    return [*found, and_(unheard, needs_evidence(ask.rules.plan, ask.day))] if ask.weekly else found


def urgent(ask: Asking) -> ColumnElement[bool]:
    """Whether an item falls due so soon that a full week does not hold it back; what is complete is due no more."""
    last = nudge_days.last_date_within(ask.day, asking_people.URGENT_WITHIN, ask.settings.calendar)
    return and_(askable(ask.day), col(Item.baseline).between(ask.day, last))


def _in_lead_time(ask: Asking) -> ColumnElement[bool]:
    ways = [and_(col(Item.lead_times).is_(null()), _in_spans(ask.settings.lead_times, ask))]
    for leads in ask.rules.own_lead_times:
        words = cast(col(Item.lead_times), String) == json.dumps(list(leads))
        ways.append(and_(words, _in_spans(leads, ask)))
    return or_(*ways)


def _in_spans(leads: tuple[int, ...], ask: Asking) -> ColumnElement[bool]:
    spans: Sequence[Span] = nudge_days.dates_asked_about(ask.since, ask.day, leads, ask.calendar)
    return or_(false(), *(col(Item.baseline).between(*span) for span in spans))


def _stale(ask: Asking) -> ColumnElement[bool]:
    since = moment(ask.day - DAY * (ask.settings.stale_after - 1), ask.zone)
    if ask.rules.plan.created_at >= since:
        return false()
    begun = select(Change.id).where(
        col(Change.item_id) == Item.id, Change.at >= since, col(Change.field).in_(BEGINNINGS), unchanged()
    )
    return and_(~_said_since(since).exists(), ~begun.correlate(Item).exists(), ~_told_by_its_milestones())


def _told_by_its_milestones() -> ColumnElement[bool]:
    """An action without a date of its own, whose milestones have dates and are asked about."""
    under = aliased(Item)
    asked = select(under.id).where(
        under.parent_id == Item.id,
        col(under.closed_at).is_(None),
        col(under.baseline).is_not(None),
        col(under.owner_id).is_not(None),
    )
    return and_(col(Item.baseline).is_(None), asked.correlate(Item).exists())


def _said_since(since: datetime) -> sa.Select[Any]:
    said = sa.select(col(Update.id)).where(col(Update.item_id) == Item.id, col(Update.at) >= since, standing())
    return said.correlate(Item)

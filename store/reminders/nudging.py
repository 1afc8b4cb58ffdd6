"""What an owner is asked on a day: what falls on it, of their own and of those for whom they stand in."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy import ColumnElement, String, and_, cast, false, null, or_
from sqlmodel import Session, col, select

from store.models import Change, Item, Person, Plan, Update
from store.people import leave
from store.plan import plan_settings
from store.plan.item_filters import askable, needs_evidence
from store.rules import nudge_days
from store.rules.nudge_settings import NudgeSettings
from store.rules.sending_hours import SendingHours
from store.rules.working_days import DAY, Calendar, Span

BEGINNINGS = ("milestone added", "owner")
"""What somebody was given this lately has not gone stale in their hands."""

ROUND_LEAVE = timedelta(days=60)
"""Leave that ended longer ago says nothing about the days that are asked about now."""


@dataclass(frozen=True)
class Asking:
    """The days that somebody is asked about."""

    settings: NudgeSettings
    after: date
    """The last day that was dealt with."""
    day: date
    """The person's local day."""
    weekday: int
    calendar: Calendar
    """The plan's days and the person's own leave."""
    zone: str
    own_lead_times: tuple[tuple[int, ...], ...] = ()
    """The lead times that single items have of their own: see `own_lead_times`."""
    back: bool = False
    """The first day after leave: all that is pressing is asked about at once."""

    @cached_property
    def since(self) -> date:
        """From when on a lead time that has passed is still made up for."""
        return max(self.after, self.day - DAY * self.settings.patience)

    @property
    def weekly(self) -> bool:
        return self.back or nudge_days.asks_weekly(self.since, self.day, self.weekday, self.calendar)

    @property
    def midnight(self) -> datetime:
        return moment(self.day, self.zone)

    @property
    def monday(self) -> datetime:
        return moment(self.day - DAY * self.day.weekday(), self.zone)


def moment(day: date, zone: str) -> datetime:
    """When a day begins by the clocks of a zone."""
    return datetime.combine(day, time.min, tzinfo=ZoneInfo(zone)).astimezone(UTC)


def zone_of(plan: Plan, person: Person) -> str:
    """By whose clocks somebody is asked: their own, where their chat tells them."""
    return person.time_zone or plan_settings.nudges(plan).time_zone


def hours_of(session: Session, plan: Plan, person: Person, today: date) -> SendingHours:
    """When this person may be written to."""
    settings = plan_settings.nudges(plan)
    return settings.hours(person.time_zone, calendar_of(session, plan, person, today))


def calendar_of(session: Session, plan: Plan, person: Person, today: date) -> Calendar:
    """The working days of one person."""
    assert person.id is not None
    away = leave.spans_since(session, today - ROUND_LEAVE, person.id).get(person.id, ())
    return plan_settings.nudges(plan).calendar.without(away)


def asking(session: Session, plan: Plan, person: Person, now: datetime, after: date, *, back: bool = False) -> Asking:
    """What one person is asked at a moment."""
    settings = plan_settings.nudges(plan)
    zone = zone_of(plan, person)
    day = now.astimezone(ZoneInfo(zone)).date()
    weekday = settings.weekday if person.nudge_weekday is None else person.nudge_weekday
    calendar = calendar_of(session, plan, person, day)
    return Asking(settings, after, day, weekday, calendar, zone, own_lead_times(session, plan), back)


def refs(session: Session, plan: Plan, owner_ids: Sequence[int], ask: Asking) -> list[str]:
    """References of what falls on a day, for owners one after the other, what was promised first before the rest."""
    query = (
        select(Item.ref, Item.owner_id)
        .where(col(Item.owner_id).in_(owner_ids))
        .order_by(col(Item.baseline).is_(None), col(Item.baseline), col(Item.position), col(Item.id))
    )
    found = [row for way in ways(plan, ask) for row in session.exec(query.where(way))]
    return [ref for owner in owner_ids for ref, of in found if of == owner]


def ways(plan: Plan, ask: Asking) -> list[ColumnElement[bool]]:
    """In which an item is asked about; each is found by an index of its own, and no item by two.

    Open and in its lead time, or overdue or stale on the owner's day of the week; on that day as well, complete without
    the evidence that is required of it.
    """
    reasons = [_in_lead_time(ask)]
    if ask.weekly:
        reasons += [col(Item.baseline) < ask.day, _stale(plan, ask)]
    if ask.back:
        ahead = nudge_days.last_date_ahead(ask.day, ask.settings.lead_times, ask.calendar)
        reasons.append(col(Item.baseline) <= ahead)
    heard_today = _said_since(ask.midnight).where(col(Update.by_id).is_not(None))
    # Written as a sum so that SQLite looks in the index by owner, of which few rows are anybody's: to it all are alike.
    in_plan = col(Item.plan_id) + 0 == plan.id
    unheard = and_(in_plan, ~heard_today.exists())
    found = [and_(unheard, askable(ask.day), or_(*reasons))]
    return [*found, and_(unheard, needs_evidence(plan, ask.day))] if ask.weekly else found


def urgent(ask: Asking) -> ColumnElement[bool]:
    """Whether an item falls due so soon that a full week does not hold it back; what is complete is due no more."""
    plans_days = ask.settings.calendar
    last = nudge_days.last_date_within(ask.day, ask.settings.urgent_within, plans_days)
    return and_(askable(ask.day), col(Item.baseline).between(ask.day, last))


def own_lead_times(session: Session, plan: Plan) -> tuple[tuple[int, ...], ...]:
    """The lead times that single items have of their own, each once."""
    words = cast(col(Item.lead_times), String)
    query = select(words).where(Item.plan_id == plan.id, col(Item.lead_times).is_not(null())).distinct()
    return tuple(sorted(tuple(json.loads(one)) for one in session.exec(query)))


def _in_lead_time(ask: Asking) -> ColumnElement[bool]:
    ways = [and_(col(Item.lead_times).is_(null()), _in_spans(ask.settings.lead_times, ask))]
    for leads in ask.own_lead_times:
        words = cast(col(Item.lead_times), String) == json.dumps(list(leads))
        ways.append(and_(words, _in_spans(leads, ask)))
    return or_(*ways)


def _in_spans(leads: tuple[int, ...], ask: Asking) -> ColumnElement[bool]:
    spans: Sequence[Span] = nudge_days.dates_asked_about(ask.since, ask.day, leads, ask.calendar)
    return or_(false(), *(col(Item.baseline).between(*span) for span in spans))


def _stale(plan: Plan, ask: Asking) -> ColumnElement[bool]:
    since = moment(ask.day - DAY * (ask.settings.stale_after - 1), ask.zone)
    if plan.created_at >= since:
        return false()
    begun = select(Change.id).where(
        col(Change.item_id) == Item.id, Change.at >= since, col(Change.field).in_(BEGINNINGS)
    )
    return and_(~_said_since(since).exists(), ~begun.correlate(Item).exists())


def _said_since(since: datetime) -> sa.Select[Any]:
    return sa.select(col(Update.id)).where(col(Update.item_id) == Item.id, col(Update.at) >= since).correlate(Item)

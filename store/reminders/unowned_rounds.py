"""Telling the programme leads weekly what nobody who can be asked owns, each on their own day and hour."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from store.delivery import outbox
from store.delivery.envelope import Envelope
from store.models import Person, Plan
from store.people import roles
from store.plan import items
from store.plan.item_filters import ItemFilter
from store.reminders import nudging
from store.rules.sending_hours import may_send
from store.rules.working_days import DAY, working_day_on_or_after, working_day_on_or_before

KIND = "unowned"
MONDAY = 0
AT = time(9)
"""Where a programme lead has not chosen another time, as all their nudges have."""
UNOWNED = ItemFilter(owned=False, open=True)
WEEK = timedelta(days=7)


def decide(session: Session, plan: Plan, now: datetime) -> int | None:
    """Queue it for whoever's hour has come, once a week. None where it is nobody's hour."""
    due = [one for one in roles.programme_leads(session, plan) if _is_due(session, plan, one, now)]
    if not due:
        return None
    if not many(session, plan, due[0], now):
        return 0
    return sum(_queue(session, plan, one, now) for one in due)


def hour_of(plan: Plan, person: Person, day: date) -> datetime:
    """When somebody's hour comes on a day."""
    zone = ZoneInfo(nudging.zone_of(plan, person))
    return datetime.combine(day, person.nudge_time or AT, tzinfo=zone).astimezone(UTC)


def many(session: Session, plan: Plan, person: Person, now: datetime) -> int:
    day = now.astimezone(ZoneInfo(nudging.zone_of(plan, person))).date()
    return items.total(session, plan, UNOWNED, day).number


def _is_due(session: Session, plan: Plan, person: Person, now: datetime) -> bool:
    """Whether their hour has come and this process takes their week.

    Their day, or where that is a day off the next in the week that is not, else the last before it. A day on which
    nothing ran is made up for in the same week, but a bot that begins midweek waits for its first.
    """
    day = now.astimezone(ZoneInfo(nudging.zone_of(plan, person))).date()
    hours = nudging.hours_of(session, plan, person, day)
    monday = day - DAY * day.weekday()
    weekday = MONDAY if person.nudge_weekday is None else person.nudge_weekday
    first = working_day_on_or_after(monday + DAY * weekday, hours.calendar)
    if first >= monday + WEEK:
        first = working_day_on_or_before(monday + DAY * weekday, hours.calendar)
    if day < first or now < hour_of(plan, person, day) or not may_send(now, hours):
        return False
    job = f"{KIND}/{person.id}"
    if day > first and outbox.last_day(session, plan, job, monday) is None:
        return False
    return outbox.claim_day(session, plan, job, monday, now)


def _queue(session: Session, plan: Plan, person: Person, now: datetime) -> bool:
    monday = now.astimezone(ZoneInfo(nudging.zone_of(plan, person))).date()
    year, week, _ = monday.isocalendar()
    key = f"{KIND}/{person.id}/{year}-W{week:02}"
    return outbox.queue(
        session, plan, key=key, kind=KIND, card=Envelope(), now=now, person_id=person.id, good_until=now + WEEK
    )

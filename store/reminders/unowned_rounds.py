"""Telling the programme leads weekly what nobody who can be asked owns, each on their own day and hour.

One message a lead and week holds all the plans that they lead.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from store.delivery import job_days, outbox
from store.delivery.envelope import Envelope
from store.models import Person, Plan
from store.people import roles
from store.query import executing
from store.query.model import IS_OPEN, Lacking, Lacks, Query
from store.reminders import nudging
from store.rules.sending_hours import may_send
from store.rules.working_days import DAY, working_day_on_or_after, working_day_on_or_before
from store.time import london_day

KIND = "unowned"
MONDAY = 0
AT = time(9)
"""Where a programme lead has not chosen another time, as all their nudges have."""
UNOWNED = Query(where=(IS_OPEN, Lacks(lacking=(Lacking.OWNER,))))
WEEK = timedelta(days=7)


def is_due(session: Session, plans: Sequence[Plan], now: datetime) -> bool:
    """Whether it is anybody's hour, in a week that nobody has decided for them yet."""
    return any(
        (week := _week_due(session, lead, led, now)) and not job_days.was_taken(session, _job(lead), week)
        for lead, led in leads(session, plans)
    )


def decide(session: Session, plans: Sequence[Plan], now: datetime) -> int | None:
    """Queue it for whoever's hour has come, once a week. None where it is nobody's hour."""
    due = [
        (lead, led)
        for lead, led in leads(session, plans)
        if (week := _week_due(session, lead, led, now))
        and job_days.claim_for_all(session, plans, _job(lead), week, now)
    ]
    if not due:
        return None
    lacking = [plan.id for plan in plans if _many(session, plan, london_day(now))]
    told = [(lead, [plan for plan in led if plan.id in lacking]) for lead, led in due]
    return sum(_queue(session, lead, about, now) for lead, about in told if about)


def leads(session: Session, plans: Sequence[Plan]) -> list[tuple[Person, list[Plan]]]:
    """Each programme lead, with the plans that they lead."""
    found: dict[int | None, tuple[Person, list[Plan]]] = {}
    for plan in plans:
        for lead in roles.programme_leads(session, plan):
            found.setdefault(lead.id, (lead, []))[1].append(plan)
    return list(found.values())


def hour_of(person: Person, day: date) -> datetime:
    """When somebody's hour comes on a day."""
    at = datetime.combine(day, person.nudge_time or AT, tzinfo=ZoneInfo(nudging.zone_of(person)))
    return at.astimezone(UTC)


def _many(session: Session, plan: Plan, today: date) -> int:
    return executing.total(session, plan, UNOWNED, today).number


def _week_due(session: Session, person: Person, led: Sequence[Plan], now: datetime) -> date | None:
    """The Monday of their week, where their hour in it has come.

    Their day, or where that is a day off the next in the week that is not, else the last before it. A day on which
    nothing ran is made up for in the same week, but a bot that begins midweek waits for its first.
    """
    day = _local_day(person, now)
    hours = nudging.hours_of(session, led, person, day)
    monday = day - DAY * day.weekday()
    weekday = MONDAY if person.nudge_weekday is None else person.nudge_weekday
    first = working_day_on_or_after(monday + DAY * weekday, hours.calendar)
    if first >= monday + WEEK:
        first = working_day_on_or_before(monday + DAY * weekday, hours.calendar)
    if day < first or now < hour_of(person, day) or not may_send(now, hours):
        return None
    if day > first and job_days.last(session, None, _job(person), monday) is None:
        return None
    return monday


def _job(person: Person) -> str:
    return f"{KIND}/{person.id}"


def _local_day(person: Person, now: datetime) -> date:
    return now.astimezone(ZoneInfo(nudging.zone_of(person))).date()


def _queue(session: Session, person: Person, about: Sequence[Plan], now: datetime) -> bool:
    year, week, _ = _local_day(person, now).isocalendar()
    key = f"{KIND}/{person.id}/{year}-W{week:02}"
    plan, *others = about
    return outbox.queue(
        session,
        plan,
        also=others,
        key=key,
        kind=KIND,
        card=Envelope(),
        now=now,
        person_id=person.id,
        good_until=now + WEEK,
    )

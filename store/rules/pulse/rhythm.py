"""When the rounds of a pulse open, remind and close. Days and hours are London's."""

from datetime import date, datetime, time, timedelta

from store.rules.working_days import DAY, Calendar, is_working_day, working_day_on_or_after, working_days_after
from store.time import london_day, london_moment

OPENS = time(9)
REMINDS = time(10)
CLOSES = time(17)


def opens_at(first_on: date, every_weeks: int | None, number: int, calendar: Calendar) -> datetime:
    """Of a single round `every_weeks` is None and the number 1."""
    day = first_on + timedelta(weeks=(every_weeks or 0) * (number - 1))
    return london_moment(working_day_on_or_after(day, calendar), OPENS)


def closes_at(opened_on: date, open_days: int, calendar: Calendar) -> datetime:
    return london_moment(working_days_after(opened_on, open_days - 1, calendar), CLOSES)


def is_open_hour(now: datetime, calendar: Calendar) -> bool:
    """Whether a round may open now: on a working day, in working hours."""
    day = london_day(now)
    return is_working_day(day, calendar) and london_moment(day, OPENS) <= now < london_moment(day, CLOSES)


def reminds_at(opened_at: datetime, closes_at: datetime, calendar: Calendar) -> tuple[datetime, ...]:
    """At half its time and on the working day before its last, never on its first day nor on two days running."""
    first, last = london_day(opened_at), london_day(closes_at)
    span = (first + DAY * number for number in range((last - first).days + 1))
    days = [day for day in span if is_working_day(day, calendar)]
    before_last, half = len(days) - 2, (len(days) - 1) // 2
    places = [half, before_last] if half < before_last - 1 else [before_last]
    return tuple(london_moment(days[place], REMINDS) for place in places if place > 0)

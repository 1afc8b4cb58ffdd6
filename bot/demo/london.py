"""Moments as a person in the workspace reads them: London, in words."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
MORNING = time(10)
"""When all that falls due in the morning has been said."""


def local(moment: datetime) -> datetime:
    return moment.astimezone(LONDON)


def moment_of(ts: str) -> datetime:
    return datetime.fromtimestamp(float(ts), LONDON)


def day_words(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"


def moment_words(moment: datetime) -> str:
    here = local(moment)
    return f"{day_words(here)}, {here:%H:%M}"


def morning_of(day: date) -> datetime:
    """Ten o'clock in London on a day, as aware UTC."""
    return datetime.combine(day, MORNING, LONDON).astimezone(UTC)


def next_day(now: datetime) -> datetime:
    return morning_of(local(now).date() + timedelta(days=1))


def next_monday(now: datetime) -> datetime:
    today = local(now).date()
    return morning_of(today + timedelta(days=7 - today.weekday()))

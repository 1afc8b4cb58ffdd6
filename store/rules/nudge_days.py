"""On which days an owner is asked: some working days before a date, and once a week while it is overdue or stale.

Spans rather than days: `after` is the last day that was dealt with, so that days on which nothing ran, or on which
nothing could be said, are caught up once and never counted twice.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from store.rules.working_days import (
    DAY,
    Calendar,
    Span,
    is_working_day,
    working_day_on_or_after,
    working_days_after,
)

WEEK = timedelta(days=7)


def dates_asked_about(after: date, today: date, lead_times: Iterable[int], calendar: Calendar) -> tuple[Span, ...]:
    """The promised dates that have one of their lead times in the days after `after` up to and with `today`.

    Each lead time is counted back from the last working day on or before the date. Turned round like this, a day asks
    about a few spans of dates, and the database can find what lies in them.
    """
    days = [after + DAY * number for number in range(1, (today - after).days + 1)]
    found = [
        _promised(day, lead, calendar) for day in days if is_working_day(day, calendar) for lead in set(lead_times)
    ]
    return _joined(found)


def _promised(day: date, lead: int, calendar: Calendar) -> Span:
    """The dates that lie so many working days ahead: a working day, and the days off behind it."""
    last = working_days_after(day, lead, calendar)
    return last, working_day_on_or_after(last + DAY, calendar) - DAY


def _joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for first, last in sorted(spans):
        if joined and first <= joined[-1][1] + DAY:
            joined[-1] = joined[-1][0], max(last, joined[-1][1])
        else:
            joined.append((first, last))
    return tuple(joined)


def asks_weekly(after: date, today: date, weekday: int, calendar: Calendar) -> bool:
    """Whether somebody's day of the week falls into the span; where it is a day off, the next working day stands in."""
    day = today - DAY * ((today.weekday() - weekday) % 7)
    while (asked := working_day_on_or_after(day, calendar)) > after:
        if asked <= today:
            return True
        day -= WEEK
    return False


def last_date_within(today: date, days: int, calendar: Calendar) -> date:
    """The last date that falls due within so many days: one on a day off falls due on the working day before it."""
    return working_day_on_or_after(today + DAY * (days + 1), calendar) - DAY


def last_date_ahead(today: date, lead_times: Iterable[int], calendar: Calendar) -> date:
    """The last date that is near enough for its longest lead time."""
    return _promised(today, max(lead_times, default=0), calendar)[1]

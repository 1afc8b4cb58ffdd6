"""Working days in England: not weekends, not bank holidays (the `holidays` package, GB subdivision ENG)."""

from datetime import date, timedelta
from functools import lru_cache

import holidays


@lru_cache(maxsize=4096)
def is_working_day(day: date) -> bool:
    return day.weekday() < 5 and day not in _bank_holidays(day.year)


@lru_cache(maxsize=64)
def _bank_holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))


def working_day_on_or_before(day: date) -> date:
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day


def working_day_on_or_after(day: date) -> date:
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def working_days_before(day: date, count: int) -> date:
    """Count back from the last working day on or before `day`, so that a Sunday's date is chased from its Friday."""
    day = working_day_on_or_before(day)
    for _ in range(count):
        day = working_day_on_or_before(day - timedelta(days=1))
    return day


def working_days_until(day: date, today: date) -> int:
    """Working days left from `today` to the last working day on or before `day`; 0 when it is today or gone."""
    last, left = working_day_on_or_before(day), 0
    while today < last:
        last = working_day_on_or_before(last - timedelta(days=1))
        left += 1
    return left

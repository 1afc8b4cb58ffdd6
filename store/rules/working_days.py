"""Working days: Monday to Friday, without the bank holidays of a nation and what a calendar leaves out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

import holidays

DAY = timedelta(days=1)


class Nation(StrEnum):
    """Whose bank holidays count. Those of England and of Wales are the same."""

    ENGLAND_AND_WALES = "England and Wales"
    SCOTLAND = "Scotland"
    NORTHERN_IRELAND = "Northern Ireland"


SUBDIVISIONS = {Nation.ENGLAND_AND_WALES: "ENG", Nation.SCOTLAND: "SCT", Nation.NORTHERN_IRELAND: "NIR"}
"""As `holidays` calls them."""

Span = tuple[date, date]
"""First and last day; both belong to it."""


@dataclass(frozen=True)
class Calendar:
    """What is no working day beside weekends and bank holidays: a plan's closure days, a person's leave."""

    closed: tuple[Span, ...] = ()
    nations: frozenset[Nation] = frozenset({Nation.ENGLAND_AND_WALES})
    """A bank holiday is one in each of these."""

    def without(self, spans: Iterable[Span]) -> "Calendar":
        more = tuple(sorted(spans))
        return replace(self, closed=(*self.closed, *more)) if more else self

    def closes(self, day: date) -> bool:
        """Whether it leaves the day out, which may be a weekend besides."""
        return self._has_bank_holiday(day) or any(first <= day <= last for first, last in self.closed)

    def _has_bank_holiday(self, day: date) -> bool:
        return all(day in _bank_holidays(day.year, nation) for nation in self.nations)


OPEN_ALL_YEAR = Calendar()


def closed_in_all(calendars: Sequence[Calendar]) -> Calendar:
    """The calendar that is closed on a day where every one of these is."""
    closed = [(date.min, date.max)]
    for calendar in calendars:
        closed = [
            (max(first, begin), min(last, end))
            for first, last in closed
            for begin, end in calendar.closed
            if max(first, begin) <= min(last, end)
        ]
    nations = frozenset[Nation]().union(*(calendar.nations for calendar in calendars))
    return Calendar(tuple(sorted(closed)), nations) if calendars else OPEN_ALL_YEAR


@lru_cache(maxsize=65_536)
def is_working_day(day: date, calendar: Calendar) -> bool:
    return day.weekday() < 5 and not calendar.closes(day)


@lru_cache(maxsize=192)
def _bank_holidays(year: int, nation: Nation) -> frozenset[date]:
    return frozenset(holidays.country_holidays("GB", subdiv=SUBDIVISIONS[nation], years=year))


def first_working_day_of_week(day: date, calendar: Calendar) -> date | None:
    """Of the week from Monday to Sunday around a day; None where it is closed as a whole."""
    monday = day - DAY * day.weekday()
    return next((one for number in range(5) if is_working_day(one := monday + DAY * number, calendar)), None)


def working_day_on_or_before(day: date, calendar: Calendar) -> date:
    while not is_working_day(day, calendar):
        day -= DAY
    return day


def working_day_on_or_after(day: date, calendar: Calendar) -> date:
    while not is_working_day(day, calendar):
        day += DAY
    return day


def working_days_before(day: date, count: int, calendar: Calendar) -> date:
    """Count back from the last working day on or before `day`, so that a Sunday's date is chased from its Friday."""
    day = working_day_on_or_before(day, calendar)
    for _ in range(count):
        day = working_day_on_or_before(day - DAY, calendar)
    return day


@lru_cache(maxsize=16_384)
def working_days_after(day: date, count: int, calendar: Calendar) -> date:
    """Count on from the first working day on or after `day`."""
    day = working_day_on_or_after(day, calendar)
    for _ in range(count):
        day = working_day_on_or_after(day + DAY, calendar)
    return day


def working_days_until(day: date, today: date, calendar: Calendar) -> int:
    """Working days left from `today` to the last working day on or before `day`; 0 when it is today or gone."""
    last, left = working_day_on_or_before(day, calendar), 0
    while today < last:
        last = working_day_on_or_before(last - DAY, calendar)
        left += 1
    return left


@lru_cache(maxsize=16_384)
def working_days_since(day: date, today: date, calendar: Calendar, most: int) -> int:
    """Working days after `day` up to and with `today`; counting ends at `most`."""
    passed = 0
    while day < today and passed < most:
        day += DAY
        passed += is_working_day(day, calendar)
    return passed


def listed(days: Sequence[int]) -> str:
    """ "20, 10, 5, 2 and 0 working days"."""
    if not days:
        return "never"
    numbers = [str(one) for one in days]
    said = " and ".join(filter(None, [", ".join(numbers[:-1]), numbers[-1]]))
    return f"{said} working day{'' if said == '1' else 's'}"

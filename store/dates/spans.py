"""Stretches of days, and the choice of a year where none is printed."""

import calendar
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

Precision = Literal["day", "month", "quarter", "season", "term", "half_year", "year"]
Lean = Literal["next", "last", "near"]

# The last day of each school term; councils set their own, and a month's end stands for it.
TERM_ENDS = {"autumn": (12, 31), "spring": (3, 31), "summer": (7, 31)}

# Someone who types "4 July" on 11 July means a week ago; "4 April" is next year's.
NEAR_ENOUGH_TO_BE_PAST = timedelta(days=60)


class DateError(ValueError):
    """Looks like a date, yet none exists; the sentence says why."""


@dataclass(frozen=True)
class Span:
    """The first and the last day of what was said."""

    start: date
    end: date
    precision: Precision
    why: str | None = None


@dataclass(frozen=True)
class Frame:
    """What a reading may lean on: the day it is read, where years fall, which quarters, terms and order are meant."""

    today: date | None = None
    lean: Lean = "near"
    financial_quarters: bool = True
    term_ends: Mapping[str, tuple[int, int]] = field(default_factory=lambda: TERM_ENDS)
    month_first: bool = False


def only(one: date) -> Span:
    return Span(one, one, "day")


def day(year: int, month: int, number: int) -> Span:
    if not 1 <= month <= 12:
        raise DateError(f"There is no month {month}")
    if not 1 <= number <= calendar.monthrange(year, month)[1]:
        raise DateError(f"{calendar.month_name[month]} {year} has no day {number}")
    return only(date(year, month, number))


def months(year: int, month: int, count: int, precision: Precision) -> Span:
    """Span whole months, beginning with `month` of `year` (which may run past December)."""
    first, last = year * 12 + month - 1, year * 12 + month + count - 2
    start = date(first // 12, first % 12 + 1, 1)
    end = date(last // 12, last % 12 + 1, calendar.monthrange(last // 12, last % 12 + 1)[1])
    return Span(start, end, precision)


def add_months(start: date, count: int) -> date:
    whole = start.year * 12 + start.month - 1 + count
    year, month = whole // 12, whole % 12 + 1
    return date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


def full_year(printed: str) -> int:
    """Read two digits as this century, as every plan does."""
    return int(printed) if len(printed) == 4 else 2000 + int(printed)


def in_likely_year(make: Callable[[int], Span], frame: Frame) -> Span:
    """Choose the year of a date printed without one."""
    if frame.today is None:
        raise DateError("No year is printed")
    spans = _that_exist(make, frame.today.year)
    if frame.lean == "last":
        return max((span for span in spans if span.start <= frame.today), key=lambda span: span.start)
    earliest = frame.today if frame.lean == "next" else frame.today - NEAR_ENOUGH_TO_BE_PAST
    return min((span for span in spans if span.end >= earliest), key=lambda span: span.start)


def _that_exist(make: Callable[[int], Span], year: int) -> list[Span]:
    """Try years on both sides, far enough for 29 February, even around a century without one."""
    found, refused = [], DateError("No such day")
    for candidate in range(year - 8, year + 9):
        try:
            found.append(make(candidate))
        except DateError as error:
            refused = error
    if not found:
        raise DateError(str(refused).replace(f" {year + 8}", ""))
    return found

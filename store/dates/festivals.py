"""Festivals by which people reckon, in the year that is likely."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from store.dates.spans import Frame, Span, only

DAY = timedelta(days=1)


def easter(year: int) -> date:
    """Easter Sunday, as the anonymous Gregorian reckoning has it."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    n = (32 + 2 * e + 2 * i - h - k) % 7
    month, day = divmod(h + n - 7 * ((a + 11 * h + 22 * n) // 451) + 114, 31)
    return date(year, month, day + 1)


def _easter(year: int) -> Span:
    return Span(easter(year) - 2 * DAY, easter(year) + DAY, "day")


FESTIVALS: dict[str, Callable[[int], Span]] = {
    "christmas": lambda year: only(date(year, 12, 25)),
    "xmas": lambda year: only(date(year, 12, 25)),
    "christmas day": lambda year: only(date(year, 12, 25)),
    "boxing day": lambda year: only(date(year, 12, 26)),
    "new year": lambda year: only(date(year, 1, 1)),
    "easter": _easter,
    "good friday": lambda year: only(easter(year) - 2 * DAY),
    "easter monday": lambda year: only(easter(year) + DAY),
    "christmas break": lambda year: Span(date(year, 12, 24), date(year + 1, 1, 1), "day"),
    "christmas period": lambda year: Span(date(year, 12, 24), date(year + 1, 1, 1), "day"),
}


def festival(words: str, frame: Frame) -> Span | None:
    found = re.fullmatch(r"(?P<name>[a-z ]+?)(?: (?P<year>20\d\d))?", words, re.ASCII)
    make = FESTIVALS.get(found["name"].removeprefix("this ")) if found else None
    if found is None or make is None or frame.today is None:
        return None
    if found["year"]:
        return make(int(found["year"]))
    spans, today = [make(frame.today.year + step) for step in (-1, 0, 1)], frame.today
    if frame.lean == "last":
        return [span for span in spans if span.start <= today][-1]
    return next(span for span in spans if span.end >= today)

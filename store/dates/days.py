"""Single days: numbers, names, and days counted from today."""

import re
from datetime import date, timedelta

from store.dates.spans import DateError, Frame, Span, add_months, day, full_year, in_likely_year
from store.dates.words import AMOUNT, MONTH, MONTHS, NUMBERS, UNIT, WEEKDAY, WEEKDAYS, YEAR

DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"


def iso(words: str, _: Frame) -> Span | None:
    found = re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", words, re.ASCII)
    return day(_sane(int(found[1])), int(found[2]), int(found[3])) if found else None


def numbers(words: str, frame: Frame) -> Span | None:
    found = re.fullmatch(r"(\d{1,2}) ?([-/. ]) ?(\d{1,2})(?: ?\2 ?(\d{4}|\d\d))?", words, re.ASCII)
    if found is None or (not found[4] and found[2] != "/"):
        return None
    number, month = (int(found[3]), int(found[1])) if frame.month_first else (int(found[1]), int(found[3]))
    if found[4]:
        return day(_sane(full_year(found[4])), month, number)
    if month > 12:
        return None  # "12/22" is December 2022.
    return in_likely_year(lambda year: day(year, month, number), frame)


def _sane(year: int) -> int:
    if not 1900 <= year <= 2199:
        raise DateError(f"The year {year} is not one a plan would print")
    return year


def named(words: str, frame: Frame) -> Span | None:
    weekday, rest = _weekday(words)
    found = re.fullmatch(rf"{DAY}[ ./-]*(?:of )?{MONTH}(?:[ ./-]*{YEAR})?", rest, re.ASCII)
    # A month first is a day only where nothing else can be meant: "July 29 2022", "July 29th".
    found = found or re.fullmatch(rf"{MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)? '?(?P<year>\d{{4}})", rest, re.ASCII)
    found = found or re.fullmatch(rf"{MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)(?P<year>)", rest, re.ASCII)
    if found is None:
        return None
    number, month = int(found["day"]), MONTHS[found["month"]]
    if found["year"]:
        span = day(_sane(full_year(found["year"])), month, number)
    else:
        span = in_likely_year(lambda year: day(year, month, number), frame)
    return _on_that_weekday(span, weekday)


def with_weekday(words: str, frame: Frame) -> Span | None:
    """Read "Friday 29/7/2022"."""
    weekday, rest = _weekday(words)
    if weekday is None or not rest:
        return None
    span = iso(rest, frame) or numbers(rest, frame)
    return _on_that_weekday(span, weekday) if span else None


def _weekday(words: str) -> tuple[int | None, str]:
    found = re.match(rf"{WEEKDAY}\b[ .]*", words)
    return (WEEKDAYS[found["weekday"]], words[found.end() :]) if found else (None, words)


def _on_that_weekday(span: Span, weekday: int | None) -> Span:
    if weekday is None or span.start.weekday() == weekday:
        return span
    return Span(span.start, span.end, "day", f"{span.start.day} {span.start:%B %Y} is a {span.start:%A}")


def near_today(words: str, frame: Frame) -> Span | None:
    """Read what only has a meaning on a given day: "tomorrow", "next Friday", "in 2 weeks"."""
    if frame.today is None:
        return None
    when = _near(words, frame.today, frame)
    return Span(when, when, "day") if when else None


def _near(words: str, today: date, frame: Frame) -> date | None:
    steps = {"today": 0, "now": 0, "tomorrow": 1, "yesterday": -1}
    if words in steps:
        return today + timedelta(days=steps[words])
    if found := re.fullmatch(rf"(?:(?P<which>this|next|last|coming|past) )?{WEEKDAY}", words):
        return _that_weekday(found["which"], WEEKDAYS[found["weekday"]], today, frame)
    if found := re.fullmatch(rf"(?:in |within )?{AMOUNT} {UNIT}(?: (?:time|from (?:now|today)))?", words, re.ASCII):
        return _counted(found, 1, today)
    if found := re.fullmatch(rf"{AMOUNT} {UNIT} ago", words, re.ASCII):
        return _counted(found, -1, today)
    return None


def _that_weekday(which: str | None, weekday: int, today: date, frame: Frame) -> date:
    """ "Friday" is the coming one, today included; "next Friday" is the one of next week."""
    monday = today - timedelta(days=today.weekday())
    if which == "next":
        return monday + timedelta(days=7 + weekday)
    if which in ("last", "past") or (which is None and frame.lean == "last"):
        back = (today.weekday() - weekday) % 7
        return today - timedelta(days=back or (7 if which else 0))
    return today + timedelta(days=(weekday - today.weekday()) % 7)


def _counted(found: re.Match[str], direction: int, today: date) -> date | None:
    printed, unit = found["amount"], found["unit"]
    amount = direction * (NUMBERS[printed] if printed in NUMBERS else int(printed))
    try:
        if unit in ("month", "year"):
            return add_months(today, amount * (12 if unit == "year" else 1))
        if unit == "working day":
            return None
        return today + timedelta(days=amount * {"day": 1, "week": 7, "fortnight": 14}[unit])
    except (OverflowError, ValueError) as error:
        raise DateError("That is too far away") from error


READERS = (iso, numbers, named, with_weekday, near_today)

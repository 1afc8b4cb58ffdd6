"""What a person calls a day or a period in passing: "the end of next week", "a week on Friday", "the 28th".

Each reader takes tidy words and gives a span, or none. What a document prints is read by `days` and `periods` alone.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from store.dates import days, periods
from store.dates.festivals import festival
from store.dates.spans import DateError, Frame, Lean, Span, add_months, months, only
from store.dates.words import AMOUNT, MONTH, NUMBERS, SEASONS, WEEKDAY, WEEKDAYS
from store.rules.working_days import Calendar, working_days_after, working_days_before

DAY, WEEK = timedelta(days=1), timedelta(days=7)
FURTHEST = 3
"""Years on both sides in which two digits behind a month are a year."""
ORDINAL = r"(?P<number>\d{1,2})(?:st|nd|rd|th)"
TODAY = {
    **dict.fromkeys(("today", "tonight", "this morning", "this afternoon", "this evening", "end of play"), 0),
    **dict.fromkeys(("close of play", "end of day", "end of today", "eod"), 0),
    **dict.fromkeys(("tomorrow", "tomorrow morning", "tomorrow afternoon", "end of tomorrow"), 1),
    **dict.fromkeys(("yesterday", "yesterday morning", "yesterday afternoon"), -1),
    "day after tomorrow": 2,
    "day before yesterday": -2,
}
WHICH = {"this": 0, "current": 0, "the": 0, "": 0, "next": 1, "coming": 1, "following": 1, "last": -1, "previous": -1}
THIS_ONE = {"week", "month", "quarter", "year", "term", "financial year", "calendar year"}
"""Of which an end is the end of this one: "the end of the month"."""
SHORT_ENDS = {"eow": "week", "eom": "month", "month end": "month", "quarter end": "quarter", "week end": "week"}


@dataclass(frozen=True)
class Point:
    span: Span
    edge: Literal["end", "start", "middle"] | None = None
    """Which part of a period it is that was named."""
    named: str | None = None
    """How the period is called beside its days: "next week", "Easter"."""


def read_point(words: str, frame: Frame, calendar: Calendar) -> Point | None:
    """Read a day or a period without what stands before it, as said on a day.

    Raises:
        DateError: it is a day that does not exist.
    """
    assert frame.today is not None
    bare = words.removeprefix("the ")
    if point := _edge(bare, frame, calendar):
        return point
    if span := _of_month(bare, frame, calendar):
        return Point(span)
    if span := _absolute(bare, frame) or _ordinal(bare, frame) or _near(bare, frame):
        return Point(span)
    if span := _counted(bare, frame.today, calendar) or _week_of(bare, frame, calendar) or _part(bare, frame, calendar):
        return Point(span, "middle" if bare.startswith("mid") else None)
    if span := _around(bare, frame):
        return Point(span, named=bare)
    if span := festival(bare, frame):
        return Point(span, named=bare)
    return next((Point(span) for read in _PERIODS if (span := read(bare, frame))), None)


def _edge(words: str, frame: Frame, calendar: Calendar) -> Point | None:
    if words in SHORT_ENDS:
        words = f"end of {SHORT_ENDS[words]}"
    if re.fullmatch(r"(?:financial )?year end|end of (?:the )?financial year", words):
        last = periods.year("financial year", frame)
        return Point(Span(last.end, last.end, "day"), "end") if last else None
    words = re.sub(r"^(?:very )?(?:(last)|first) day of ", lambda day: "end of " if day[1] else "start of ", words)
    found = re.fullmatch(r"(?:very )?(?P<edge>end|start|beginning)(?: of)?(?: the)? (?P<of>.+)", words)
    if found is None or words in TODAY or (of := _period(found["of"], frame, calendar)) is None:
        return None
    edge = of.span.end if found["edge"] == "end" else of.span.start
    return Point(Span(edge, edge, "day"), "end" if found["edge"] == "end" else "start")


def _period(words: str, frame: Frame, calendar: Calendar) -> Point | None:
    """What has an end: no single day, but "the end of 29 July" is that day."""
    return read_point(f"this {words}" if words in THIS_ONE else words, frame, calendar)


def _absolute(words: str, frame: Frame) -> Span | None:
    if re.fullmatch(r"\d{1,2} .*", words) and not re.search(r"[a-z]", words):
        return None
    words = re.sub(r"^first of (?=[a-z])", "1 ", words)
    words = re.sub(rf"^({WEEKDAY}) (\d{{1,2}})\.(\d{{1,2}})$", r"\1 \3/\4", words)
    if (found := re.fullmatch(rf"{MONTH} (?P<number>\d\d?)", words, re.ASCII)) and _is_day(int(found["number"]), frame):
        words = f"{found['number']} {found['month']}"
    readers = (days.iso, days.numbers, days.named, days.with_weekday)
    span = next((span for read in readers if (span := read(words, frame))), None)
    if span is not None and span.why:
        raise DateError(span.why)
    return span


def _is_day(number: int, frame: Frame) -> bool:
    """Whether "July 29" is a day: nobody asks in 2022 what is due in 2029."""
    return number <= 31 and abs(2000 + number - (frame.today or date.min).year) > FURTHEST


def _ordinal(words: str, frame: Frame) -> Span | None:
    """ "28th", "Friday 29th", "28th of next month": the next such day; of the past, the last."""
    found = re.fullmatch(rf"(?:{WEEKDAY}(?: the)? )?{ORDINAL}(?: of (?P<which>this|next|last) month)?", words)
    if found is None or frame.today is None:
        return None
    number, first = int(found["number"]), frame.today.replace(day=1)
    if not 1 <= number <= 31:
        raise DateError(f"No month has a day {number}")
    steps = range(13) if frame.lean != "last" else range(0, -13, -1)
    if found["which"]:
        steps = range(at := WHICH[found["which"]], at + 1)
    wanted = None if found["weekday"] is None else WEEKDAYS[found["weekday"]]
    for step in steps:
        month = months(first.year, first.month + step, 1, "month")
        if number > month.end.day:
            continue
        day = month.start.replace(day=number)
        passed = day < frame.today if frame.lean != "last" else day > frame.today
        if (found["which"] or not passed) and wanted in (None, day.weekday()):
            return Span(day, day, "day")
    raise DateError(f"No such day {number} comes")


def _of_month(words: str, frame: Frame, calendar: Calendar) -> Span | None:
    """ "Last Friday of July", "first Monday in August"."""
    found = re.fullmatch(
        rf"(?P<which>first|second|third|fourth|last) {WEEKDAY} (?:of|in) (?:the )?(?P<month>.+)", words
    )
    month = _period(found["month"], frame, calendar) if found else None
    if found is None or month is None or not 27 <= (month.span.end - month.span.start).days <= 30:
        return None
    start, end, weekday = month.span.start, month.span.end, WEEKDAYS[found["weekday"]]
    if found["which"] == "last":
        return only(end - DAY * ((end.weekday() - weekday) % 7))
    first = start + DAY * ((weekday - start.weekday()) % 7)
    return only(first + WEEK * (periods.ORDINALS[found["which"]] - 1))


def _near(words: str, frame: Frame) -> Span | None:
    """Days that are called by their weekday, and today with its neighbours."""
    today = frame.today or date.min
    words = re.sub(r"^(?:(?:end|close) of (?:play|day)|eod) (?:on )?(?=\w)", "", words)
    words = re.sub(rf"^(.*{WEEKDAY}) (?:morning|afternoon|evening|night)$", r"\1", words)
    if words in TODAY:
        return only(today + DAY * TODAY[words])
    if found := re.fullmatch(rf"(?:(?P<which>this coming|this|next|last|coming|past) )?{WEEKDAY}", words):
        return only(_weekday(found["which"] or "", WEEKDAYS[found["weekday"]], frame))
    week = r"(?P<which>this|next|last) week"
    found = re.fullmatch(rf"{WEEKDAY}(?: of)? {week}", words) or re.fullmatch(rf"{week}(?: on)? {WEEKDAY}", words)
    if found is not None:
        return only(_monday(today) + WEEK * WHICH[found["which"]] + DAY * WEEKDAYS[found["weekday"]])
    if found := re.fullmatch(rf"{WEEKDAY} (?P<unit>week|fortnight)", words):
        return only(_weekday("", WEEKDAYS[found["weekday"]], frame) + WEEK * (1 if found["unit"] == "week" else 2))
    counted = rf"(?:{AMOUNT} )?(?P<unit>weeks?|fortnight)(?: on| from)? (?:this )?(?:(?P<day>today|tomorrow)|{WEEKDAY})"
    if found := re.fullmatch(counted, words):
        begin = today + DAY * TODAY[found["day"]] if found["day"] else _weekday("", WEEKDAYS[found["weekday"]], frame)
        return only(begin + WEEK * _number(found["amount"] or "one") * (2 if found["unit"] == "fortnight" else 1))
    return None


def _weekday(which: str, weekday: int, frame: Frame) -> date:
    """ "Friday" is the coming one, today included; "next Friday" is the one of next week."""
    today = frame.today or date.min
    if which == "next":
        return _monday(today) + WEEK + DAY * weekday
    if which in ("last", "past") or (not which and frame.lean == "last"):
        # Whoever says "since Monday" on a Monday means a week.
        return today - DAY * ((today.weekday() - weekday) % 7 or 7)
    return today + DAY * ((weekday - today.weekday()) % 7)


def _counted(words: str, today: date, calendar: Calendar) -> Span | None:
    """ "two weeks ago", "10 working days from now", "a fortnight's time"."""
    words = re.sub(r"^this time last (\w+)$", r"one \1 ago", words)
    found = re.fullmatch(
        rf"{AMOUNT} (?P<unit>(?:working |business )?day|week|fortnight|month|year)s?"
        " (?P<tail>ago|time|from (?:now|today))",
        words,
        re.ASCII,
    )
    if found is None:
        return None
    amount = _number(found["amount"]) * (-1 if found["tail"] == "ago" else 1)
    return only(moved(today, amount, found["unit"], calendar))


def moved(today: date, amount: int, unit: str, calendar: Calendar) -> date:
    """So many units on, or back where the amount is negative."""
    try:
        match unit:
            case "month" | "year":
                return add_months(today, amount * (12 if unit == "year" else 1))
            case "quarter":
                return add_months(today, amount * 3)
            case "working day" | "business day":
                if abs(amount) > 1_000:
                    raise DateError("That is too far away")
                count = working_days_after if amount > 0 else working_days_before
                return count(today, abs(amount), calendar)
            case _:
                return today + DAY * amount * {"day": 1, "week": 7, "fortnight": 14}[unit]
    except (OverflowError, ValueError) as error:
        raise DateError("That is too far away") from error


def _week_of(words: str, frame: Frame, calendar: Calendar) -> Span | None:
    """ "w/c 18 July" and "week of the 18th" are seven days; "w/e 22 July" ends on its day."""
    found = re.fullmatch(
        r"(?:(?P<begins>w/c|wc|w/b|wb|week (?:commencing|beginning|starting|of)(?: on)?)"
        r"|(?P<ends>w/e|week ending(?: on)?)):? (?:the )?(?P<day>.+)",
        words,
    )
    day = read_point(found["day"], frame, calendar) if found else None
    if found is None or day is None or day.span.start != day.span.end:
        return None
    at = day.span.start
    if found["ends"]:
        return Span(_monday(at), at, "day")
    begin = _monday(at) if " of" in found["begins"] else at
    return Span(begin, begin + 6 * DAY, "day")


def _part(words: str, frame: Frame, calendar: Calendar) -> Span | None:
    """ "mid July", "first week of August"."""
    found = re.fullmatch(r"(?P<part>early|mid|middle of|late)[- ](?:the )?(?P<month>.+)", words)
    half = re.fullmatch(r"(?P<part>first|second|latter) half of (?P<month>.+)", words)
    week = re.fullmatch(
        r"(?P<part>first|1st|second|2nd|third|3rd|fourth|4th|last) week (?:of |in )?(?P<month>.+)", words
    )
    if (found := found or half or week) is None or (point := _period(found["month"], frame, calendar)) is None:
        return None
    if not (point.span.precision == "month" or 27 <= (point.span.end - point.span.start).days <= 30):
        return None
    start, end = point.span.start, point.span.end
    if half:
        middle = start + 14 * DAY
        return Span(start, middle, "day") if found["part"] == "first" else Span(middle + DAY, end, "day")
    if found["part"] in ("last", "late"):
        return Span(end - DAY * (6 if week else end.day - 21), end, "day")
    if week:
        start += WEEK * (periods.ORDINALS[found["part"]] - 1)
        return Span(start, start + 6 * DAY, "day")
    return (
        Span(start, start + 9 * DAY, "day")
        if found["part"] == "early"
        else Span(start + 10 * DAY, start + 19 * DAY, "day")
    )


def _around(words: str, frame: Frame) -> Span | None:
    """This, next or last week, month, quarter, year, term or weekend."""
    today = frame.today or date.min
    if found := re.fullmatch(
        r"(?P<which>this|next|last|current|coming|previous) (?P<unit>financial year|term|weekend)", words
    ):
        step = WHICH[found["which"]]
        match found["unit"]:
            case "weekend":
                saturday = _monday(today) + 5 * DAY + WEEK * step
                return Span(saturday, saturday + DAY, "day")
            case "term":
                return _term(step, frame)
            case _:
                first = today.year + step - (today.month < 4)
                return months(first, 4, 12, "year")
    if found := re.fullmatch(r"(?P<unit>week|month|quarter|year) after next", words):
        begun = periods.around_today(f"next {found['unit']}", frame)
        return periods.around_today(f"next {found['unit']}", replace(frame, today=begun.start)) if begun else None
    if words in ("weekend", "the weekend"):
        return _around("last weekend" if frame.lean == "last" else "this weekend", frame)
    words = re.sub(r"^(?:previous) ", "last ", words).replace("calendar year", "year")
    return periods.around_today(words, frame)


def _term(step: int, frame: Frame) -> Span | None:
    """The school term around a day, or after the holidays in which it lies; the one before or after it."""
    today = frame.today or date.min
    spans = (
        periods.term(f"{name} term {year}", replace(frame, today=None))
        for year in range(today.year - 2, today.year + 3)
        for name in ("spring", "summer", "autumn")
    )
    terms = sorted((span for span in spans if span), key=lambda span: span.start)
    return terms[next(place for place, span in enumerate(terms) if span.end >= today) + step]


def _month(words: str, frame: Frame) -> Span | None:
    words = re.sub(r"^month of ", "", words)
    if re.fullmatch(r"\d{1,2}[/.-]\d\d", words):
        return None  # "5/30" is five of thirty, as likely as a month.
    if found := re.fullmatch(rf"(?P<which>next|last|this|coming) (?P<name>{MONTH})", words):
        return periods.month(found["name"], replace(frame, lean="last" if found["which"] == "last" else "next"))
    return periods.month(words, frame)


def _season(words: str, frame: Frame) -> Span | None:
    found = re.fullmatch(rf"(?:(?P<which>this|next|last) )?(?P<name>(?:{'|'.join(SEASONS)})(?: \d{{4}})?)", words)
    if found is None:
        return None
    lean: Lean = "last" if found["which"] == "last" else "next" if found["which"] else frame.lean
    return periods.season(found["name"], replace(frame, lean=lean))


_PERIODS = (_month, periods.quarter, periods.half_year, _season, periods.term, periods.year)


def _number(words: str) -> int:
    return NUMBERS[words] if words in NUMBERS else int(words)


def _monday(day: date) -> date:
    return day - DAY * day.weekday()

"""Read a stretch of time out of the words of a question."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from store.dates import periods
from store.dates.british import read_span, tidy
from store.dates.spans import DateError, Frame, Lean, Span, add_months, months
from store.dates.words import AMOUNT, NUMBERS, SEASONS

MOST_WORDS = 8
LEANS: dict[str, Lean] = {"since": "last", "after": "near", "from": "near"}
# "1.2" is a reference, "7" a recommendation, and a bare season is a word like any other.
NOT_A_TIME = re.compile(rf"[\d.]{{1,3}}|\d+\.\d+|{'|'.join(SEASONS)}", re.ASCII)


@dataclass(frozen=True)
class Window:
    """Days from `start` to `end`, both included; None is open. `said` reads it aloud."""

    start: date | None
    end: date | None
    words_used: int
    said: str


def read_window(words: list[str], today: date) -> Window | None:
    """Read the longest stretch of time with which these words begin."""
    for count in range(min(len(words), MOST_WORDS), 0, -1):
        phrase = tidy(" ".join(words[:count]))
        if (
            not phrase
            or len(phrase) > 80
            or NOT_A_TIME.fullmatch(phrase)
            or phrase == tidy(" ".join(words[: count - 1]))
        ):
            continue
        if found := _read(phrase, today):
            start, end, said = found
            return Window(start, end, count, said)
    return None


Bounds = tuple[date | None, date | None, str]


def _read(phrase: str, today: date) -> Bounds | None:
    readers: tuple[Callable[[str, date], Bounds | None], ...] = (_amount, _named_period, _bounded, _plain)
    try:
        return next((found for reader in readers if (found := reader(phrase, today))), None)
    except (DateError, OverflowError):
        return None


def _amount(phrase: str, today: date) -> Bounds | None:
    found = re.fullmatch(
        rf"(?:in |within |over |during |for )?(?:the )?(?:(?P<way>next|coming|last|past|previous) )?{AMOUNT} ?"
        r"(?P<unit>d|w|days?|weeks?|fortnights?|months?|years?)(?: (?P<tail>ago|time|from now))?",
        phrase,
        re.ASCII,
    )
    if found is None:
        return None
    amount = NUMBERS[found["amount"]] if found["amount"] in NUMBERS else int(found["amount"])
    unit = {"d": "day", "w": "week"}.get(found["unit"], found["unit"].removesuffix("s"))
    said = f"{amount} {unit}" if amount != 1 else unit
    said = f"{said}s" if amount != 1 else said
    if found["way"] in ("last", "past", "previous") or found["tail"] == "ago":
        start = _moved(today, -amount, unit)
        return start, today, f"in the last {said} (since {_long(start)})"
    end = _moved(today, amount, unit)
    return today, end, f"in the next {said} (by {_long(end)})"


def _moved(start: date, amount: int, unit: str) -> date:
    try:
        if unit in ("month", "year"):
            return add_months(start, amount * (12 if unit == "year" else 1))
        return start + timedelta(days=amount * {"day": 1, "week": 7, "fortnight": 14}[unit])
    except ValueError as error:
        raise DateError("That is too far away") from error


def _named_period(phrase: str, today: date) -> Bounds | None:
    span = periods.around_today(phrase, Frame(today))
    return (span.start, span.end, f"{phrase} ({_between(span.start, span.end)})") if span else None


def _bounded(phrase: str, today: date) -> Bounds | None:
    found = re.fullmatch(
        r"(?P<how>by|until|till|before|since|after|from)(?: the)?(?P<end> end of)? (?P<when>.+)", phrase
    )
    if found is None:
        return None
    if found["how"] == "from" and (whole := _span(phrase, today, "near")) is not None:
        return whole.start, whole.end, _between(whole.start, whole.end)
    span = _span(found["when"], today, LEANS.get(found["how"], "next"))
    return _bound(found["how"], span) if span else None


def _bound(how: str, span: Span) -> Bounds:
    match how:
        case "before":
            end = span.start - timedelta(days=1)
            return None, end, f"before {_long(span.start)}"
        case "since" | "from":
            return span.start, None, f"since {_long(span.start)}"
        case "after":
            start = span.end + timedelta(days=1)
            return start, None, f"after {_long(span.end)}"
        case _:
            return None, span.end, f"by {_long(span.end)}"


def _plain(phrase: str, today: date) -> Bounds | None:
    span = _span(re.sub(r"^(?:on|in|during|for|between) ", "", phrase), today, "near")
    return (span.start, span.end, _between(span.start, span.end)) if span else None


def _span(phrase: str, today: date, lean: Lean) -> Span | None:
    # Another lead-in here would be a word left over from the question ("by on 3 July").
    return None if phrase.startswith(("due", "target", "by ", "until ")) else read_span(phrase, Frame(today, lean))


def _between(start: date, end: date) -> str:
    if start == end:
        return f"on {_long(start)}"
    if start.day == 1 and end == months(start.year, start.month, 1, "month").end:
        return f"in {start:%B %Y}"
    if (start.year, start.month) == (end.year, end.month):
        return f"from {start.day} to {_long(end)}"
    return f"from {_long(start)} to {_long(end)}"


def _long(day: date) -> str:
    return f"{day.day} {day:%B %Y}"

"""Read a date as a British document prints it, or as a person types it."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from store.dates import days, periods
from store.dates.printed import Kind, PrintedDate
from store.dates.remarks import before_remarks
from store.dates.spans import TERM_ENDS, DateError, Frame, Lean, Span
from store.dates.words import AMOUNT, EVENT, MONTH, NO_DAY, UNIT

LONGEST = 200
FURTHEST = 3  # Years ahead that a plan still looks.
LEAD_IN = re.compile(
    r"(?:due(?: date)?|deadline|target(?: date)?|(?:to be )?completed? by|for completion by|by|no later than"
    r"|(?:revised|extended|rescheduled|moved)(?: date)?(?: to)?"
    r"|not later than|until|on|in|during|week ending|w/e|week commencing|week beginning|w/c|the)[ :]+"
)
PART_OF = re.compile(r"(?:(?:the )?(?:end|beginning|start|middle)(?: of)?|early|mid|late)[ -]+(?:the )?")
REVISED = re.compile(
    r"^(?:original(?:ly)?(?: date)?[: ]+)?(?P<old>.+?) ?[-,;(]? ?"
    r"(?:->|>|\u2192|\b(?:revised|moved|changed|extended|rescheduled|delayed|deferred|postponed|slipped|now)\b"
    r"(?: date)?(?: to)?)[ :]+(?P<new>.+)$"
)
FORMERLY = re.compile(
    r"^(?P<new>.+?) ?[-,;(]+ ?"
    r"(?:was|previously|originally|formerly|(?:revised|moved|changed|extended|deferred) from)[ :]+(?P<old>.+)$"
)
BETWEEN = re.compile(
    r" (?:to|until|till|through|and) | ?[-&] ?|(?:(?<=[a-z])|(?<=q\d)|(?<=\d{4})) ?/ ?(?=[a-z])"
    r"| ?;? (?:end|finish)[: ]+"
)
CLOCK = (
    r"(?:\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?: ?[ap]\.?m\b\.?)?|\d{1,2}(?:\.\d\d)? ?[ap]\.?m\b\.?|noon|midday|midnight)"
)
TIME_BEHIND = re.compile(rf"(?:(?<=\d)t|(?: -)?(?: at| by)? ){CLOCK}(?: ?(?:z|utc|gmt|bst|[+-]\d\d:?\d\d))?$")
TIME_BEFORE = re.compile(rf"^{CLOCK}(?: on)? (?=.*\d)")
ONWARDS = re.compile(r"(?P<since>.*\d) ?-? ?(?:onwards?|ongoing)")


def read_date(
    printed: str,
    *,
    today: date | None = None,
    financial_quarters: bool = True,
    term_ends: Mapping[str, tuple[int, int]] = TERM_ENDS,
    lean: Lean = "near",
    month_first: bool = False,
) -> PrintedDate:
    """Read what stands where a date belongs; never guess one that is not printed.

    Args:
        printed: The words, as they stand.
        today: Gives a meaning to "Friday" and a year to "29 July". Leave it out for documents.
        financial_quarters: Whether Q1 begins in April (else in January).
        term_ends: The last month and day of each school term.
        lean: Which year a date without one falls in: the next, the last, or the nearest.
        month_first: Whether days in numbers are printed the American way.
    """
    frame = Frame(today, lean, financial_quarters, term_ends, month_first)
    words = without_time(tidy(printed)) if today is None else tidy(printed)
    if len(words) > LONGEST:
        return PrintedDate(raw=printed, kind="unreadable", why="This is too long to be a date")
    try:
        return _with_its_past(printed, words, frame) or _without_a_day(printed, words, frame)
    except DateError as error:
        return PrintedDate(raw=printed, kind="unreadable", why=str(error))


def day_of(words: str, today: date, *, lean: Lean = "near") -> date:
    """Read the day a person typed; a period is its last day."""
    shown = " ".join(words.split())[:60]
    try:
        span = read_span(tidy(words)[:LONGEST], Frame(today, lean))
    except DateError as error:
        raise ValueError(f"I can't read '{shown}' as a date. {error}. Try 29 July or 29/07/2022.") from error
    if span is None:
        raise ValueError(f"I can't read '{shown}' as a date. Try 29 July or 29/07/2022.")
    if span.why:
        raise ValueError(f"I can't be sure of '{shown}': {span.why}. Try 29 July or 29/07/2022.")
    _refuse_a_day_after_its_month(shown, span, today)
    return span.end


def read_span(words: str, frame: Frame) -> Span | None:
    """Read tidy words as a day or a period, whatever stands before it."""
    bare = _bare(words)
    for reader in (*days.READERS, *periods.READERS):
        if span := reader(bare, frame):
            return span
    return _from_to(bare, frame)


def tidy(printed: str) -> str:
    text = unicodedata.normalize("NFKC", printed).casefold()
    text = re.sub(r"[\u2010-\u2015\u2212]", "-", text).replace("\u2019", "'").replace("\u2018", "'")
    text = re.sub(r"\b(\d{4}-\d\d-\d\d)[t ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:z|[+-]\d\d:?\d\d)?$", r"\1", text.strip())
    text = re.sub(r"(?<!\d),|,(?!\d)|\*|_", " ", text)
    return " ".join(text.split()).strip(" .;:()[]")


def without_time(words: str) -> str:
    """Take off the time that a system prints beside a day; a time alone stays."""
    bare = TIME_BEFORE.sub("", TIME_BEHIND.sub("", words)).strip(" .;:()[]-")
    return bare or words


def _bare(words: str) -> str:
    """Take off what leads in: "by the end of July" is July."""
    while found := LEAD_IN.match(words) or PART_OF.match(words):
        words = words[found.end() :]
    return words


def _from_to(words: str, frame: Frame) -> Span | None:
    """Read "April to June 2022", "1-30 June 2022": the last day counts, the first is kept."""
    words = re.sub(r"^(?:from|between|start(?: date)?:?) ", "", words)
    for gap in BETWEEN.finditer(words):
        left, right = words[: gap.start()], words[gap.end() :]
        later = _one(right, frame)
        earlier = _earlier(left, right, later, frame) if later else None
        if earlier and later and earlier.start <= later.end:
            return Span(earlier.start, later.end, later.precision, later.why)
    return None


def _one(words: str, frame: Frame) -> Span | None:
    bare = _bare(words)
    return next((span for reader in (*days.READERS, *periods.READERS) if (span := reader(bare, frame))), None)


def _earlier(left: str, right: str, later: Span, frame: Frame) -> Span | None:
    """Read the first of two, which may leave its month or year to the second."""
    month = re.search(rf"\b{MONTH}\b", right)
    if re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)?", left) and month:
        left = f"{left} {month[0]}"
    return _one(left, replace(frame, today=later.end, lean="last"))


def _with_its_past(printed: str, words: str, frame: Frame) -> PrintedDate | None:
    """Keep both dates of "June 2022 (revised to July 2022)"."""
    for pattern in (REVISED, FORMERLY):
        if found := pattern.match(words):
            new, old = read_span(found["new"].strip(" ()"), frame), read_span(found["old"].strip(" ()"), frame)
            if new and old:
                return _as_printed(printed, new, was=old.end)
    if before := re.fullmatch(r"before (?P<limit>.+)", words):
        span = read_span(before["limit"], frame)
        return _as_printed(printed, _day_before(span)) if span else None
    span = read_span(words, frame)
    return _as_printed(printed, span) if span else None


def _day_before(span: Span) -> Span:
    last = span.start - timedelta(days=1)
    return Span(last, last, span.precision)


def _as_printed(printed: str, span: Span, was: date | None = None) -> PrintedDate:
    return PrintedDate(
        raw=printed,
        date=span.end,
        precision=span.precision,
        kind="date",
        start=span.start if span.start != span.end and not was and _names_two(printed) else None,
        was=was,
        why=span.why,
    )


def _names_two(printed: str) -> bool:
    return _from_to(_bare(tidy(printed)), Frame()) is not None


def _without_a_day(printed: str, words: str, frame: Frame) -> PrintedDate:
    for kind, pattern in _NO_DAY:
        if re.match(pattern, words):
            return PrintedDate(raw=printed, kind=kind)
    if (found := ONWARDS.fullmatch(words)) and (span := read_span(found["since"], frame)):
        return PrintedDate(raw=printed, kind="ongoing", start=span.start)
    if re.match(r"from .*\d", words) and read_span(words.removeprefix("from "), Frame()):
        return PrintedDate(raw=printed, kind="ongoing", start=_start_of(words))
    if re.match(rf"(?:in |within )?{AMOUNT} {UNIT}\b|(?:short|medium|long)(?:er)?[- ]term\b", words) or words in (
        "today",
        "tomorrow",
        "this week",
        "next week",
    ):
        return PrintedDate(raw=printed, kind="relative")
    if EVENT.match(words):
        return PrintedDate(raw=printed, kind="event")
    for before in before_remarks(words):
        if span := read_span(before, frame):
            why = "There are words here beside the date"
            return _as_printed(printed, replace(span, why=span.why or why))
    return PrintedDate(raw=printed, kind="unreadable", why="This does not read as a date")


def _start_of(words: str) -> date | None:
    span = read_span(words.removeprefix("from "), Frame())
    return span.start if span else None


def _refuse_a_day_after_its_month(shown: str, span: Span, today: date) -> None:
    """Ask again about "July 29": a document prints that for July 2029, a person types it for a day."""
    found = re.fullmatch(rf"{MONTH} (?P<day>\d\d)", _bare(tidy(shown)), re.ASCII)
    if found and int(found["day"]) <= 31 and span.end.year > today.year + FURTHEST:
        day, month = int(found["day"]), f"{span.end:%B}"
        raise ValueError(f"I can't be sure of '{shown}'. Write {day} {month}, or {month} {span.end.year}.")


_NO_DAY: tuple[tuple[Kind, str], ...] = (
    ("missing", NO_DAY["missing"]),
    ("to_be_confirmed", NO_DAY["to_be_confirmed"]),
    ("status", NO_DAY["status"]),
    ("immediate", NO_DAY["immediate"]),
    ("ongoing", NO_DAY["ongoing"]),
    ("recurring", NO_DAY["recurring"]),
)

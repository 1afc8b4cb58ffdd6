"""A stretch of time as a question names it: an operator and what it stands before, both bounds, or an amount."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from store.dates.points import Point, moved, read_point
from store.dates.spans import TERM_ENDS, Frame, Lean, Span, months
from store.dates.words import AMOUNT, MONTH, NUMBERS, WEEKDAYS
from store.rules.working_days import OPEN_ALL_YEAR, Calendar

DAY = timedelta(days=1)


class How(StrEnum):
    ON = "on"
    """Within it, a day or a period: "in July", "on 29 July", "this week"."""
    AT = "at"
    """As things stood on that one day: "at the end of June", "as at 30 June", "a month ago"."""
    BY = "by"
    BEFORE = "before"
    AFTER = "after"
    SINCE = "since"
    UNTIL = "until"
    BETWEEN = "between"
    NEXT = "next"
    """From today on: "next 14 days"."""
    LAST = "last"
    """Up to today: "last two weeks"."""


@dataclass(frozen=True)
class Stretch:
    """Days from `first` to `last`, both included; None is open. `said` reads it aloud."""

    how: How
    first: date | None
    last: date | None
    said: str


@dataclass(frozen=True)
class Reckoning:
    """What a stretch is reckoned with beside its words."""

    today: date
    calendar: Calendar = OPEN_ALL_YEAR
    lean: Lean = "near"
    """Where a day without a year falls that no operator leans: "last" in what tells of the past."""
    to_come: bool = False
    """Whether a weekday is never today: whoever says on a Monday that it lands Monday means the next."""
    financial_quarters: bool = True
    term_ends: Mapping[str, tuple[int, int]] = field(default_factory=lambda: TERM_ENDS)

    def point(self, words: str, lean: Lean, today: date | None = None) -> Point | None:
        today = today or self.today
        frame = Frame(today, lean, self.financial_quarters, self.term_ends)
        if self.to_come and words in WEEKDAYS and WEEKDAYS[words] == today.weekday():
            words = f"{words} week"
        return read_point(words, frame, self.calendar)


OPERATORS = {
    How.BY: "by|no later than|not later than|on or before|up to(?: and including)?",
    How.UNTIL: "until|till|til|up until",
    How.BEFORE: "before|prior to|ahead of|earlier than",
    How.AFTER: "after|later than|beyond|past",
    How.SINCE: "ever since|since|from|on or after|(?:not|no) (?:earlier|sooner|before)(?: than)?|not before",
    How.AT: "as at|as of|at",
    How.ON: "on|in|during|within|over|throughout|for|of|around|about",
}
_OPERATOR = re.compile(
    "|".join(f"(?P<{how.name}>{words})" for how, words in OPERATORS.items()).join(("(?:", r") (?P<when>.+)"))
)
_ONWARDS = re.compile(r"(?P<when>.+?) onwards?")
_AMOUNT = re.compile(
    r"(?:(?P<lead>in|within|over|during|for) )?(?P<the>the )?(?:(?P<way>this|next|coming|last|past|previous|following)"
    r" )?"
    rf"(?:{AMOUNT} ?)?(?P<unit>d|w|(?:working |business )?days?|weeks?|fortnights?|months?|quarters?|years?)"
    r"(?: (?:of|from) (?:today|now))?",
    re.ASCII,
)
_OR_NEXT = re.compile(r"(?P<first>(?:in |on |due )?(?:this|last|next) (?P<unit>[a-z]+)) (?:and|or) (?P<next>next|this)")
_AND_AFTER = re.compile(
    r"(?:in |on )?(?P<first>(?:this|next) (?P<unit>week|month)) and the (?:(?P=unit)|one) after(?: that)?"
)
_AGO = re.compile(r"(?P<how>more|over|less|longer|at least|under)(?: than)? (?P<when>.+ ago)")
_BACK_END = re.compile(
    r"\b(?:the )?(?:(?:back|tail) end|latter part|last (?:bit|part)) of (?=(?:the )?[a-z]+(?: \d{4})?$)"
)
_RUN_UP = re.compile(
    r"(?:in |during |for |over )?(?:the )?(?:(?:run|lead)[ -]?up|leading up|running up) to (?P<when>.+)"
)
_EITHER_SIDE = re.compile(
    rf"(?:within )?{AMOUNT} ?(?P<unit>days?|weeks?|months?) (?:on )?(?:either|each) side(?: of (?P<when>.+))?"
)
_BESIDE = re.compile(
    rf"(?:in |over |for |during )?(?:the )(?:{AMOUNT} ?)?(?P<unit>days?|weeks?|fortnights?|months?) "
    r"(?P<way>from|after|following|before|to|up to|leading up to|starting) (?P<when>.+)"
)
_PART = re.compile(
    rf"(?:(?:in|over|for|during|within) )?(?:the )?(?P<which>first|last) (?:{AMOUNT} )?"
    r"(?P<unit>days?|weeks?|fortnights?|months?) (?:of|in) (?:the )?(?P<when>.+)"
)
_BETWEEN = re.compile(r" (?:to|until|till|til|through|and|through to) | ?- ?|(?<=\d)/(?=\d{1,2} [a-z])")
_REST = re.compile(r"(?:(?:for )?(?:the )?rest of (?:the |this )?|later (?:in |on )?(?:the |this |in )?)(?P<of>.+)")
BACK = ("last", "past", "previous")


def read_stretch(words: str, by: Reckoning) -> Stretch | None:
    """Read words, tidy and all of them, as a stretch of time.

    Raises:
        DateError: a day is named that does not exist.
    """
    words = re.sub(
        r"\b(?:a |the next )?couple(?: of)?\b", lambda found: found[0].startswith("the") * "the next " + "two", words
    )
    # "This week or next": the second leaves its unit to the first.
    if found_both := _OR_NEXT.fullmatch(words):
        words = f"{found_both['first']} to {found_both['next']} {found_both['unit']}"
    words = re.sub(r"\b(?P<day>today|tomorrow) week$", r"a week \g<day>", _BACK_END.sub("late ", words))
    for read in (
        _part,
        _amount_beside,
        _run_up,
        _either_side,
        _rest,
        _and_after,
        _amount,
        _ago,
        _two,
        _bounded,
        _plain,
    ):
        if found := read(words, by):
            return found
    return None


def _part(words: str, by: Reckoning) -> Stretch | None:
    """ "The last two weeks of August", "the first fortnight in July": within what is longer, wherever today is."""
    found = _PART.fullmatch(words)
    if found is None or (found["amount"] is None and not found["unit"].startswith("fortnight")):
        return None
    point = by.point(found["when"], by.lean)
    if point is None:
        return None
    amount, unit = NUMBERS.get(found["amount"] or "one") or int(found["amount"]), found["unit"].removesuffix("s")
    start, end = point.span.start, point.span.end
    if found["which"] == "first":
        part = Span(start, moved(start, amount, unit, by.calendar) - DAY, "day")
    else:
        part = Span(moved(end + DAY, -amount, unit, by.calendar), end, "day")
    if part.start < start or part.end > end or part == Span(start, end, "day"):
        return None
    return Stretch(How.BETWEEN, part.start, part.end, between(part.start, part.end))


def _amount_beside(words: str, by: Reckoning) -> Stretch | None:
    """ "The four weeks from 18 July", "the fortnight before the 28th"."""
    found = _BESIDE.fullmatch(words)
    point = by.point(found["when"].removeprefix("the "), "next") if found else None
    if found is None or point is None:
        return None
    amount, unit = NUMBERS.get(found["amount"] or "one") or int(found["amount"] or 1), found["unit"].removesuffix("s")
    if found["way"] in ("before", "to", "up to", "leading up to"):
        start, end = moved(point.span.start, -amount, unit, by.calendar), point.span.start
    else:
        start, end = point.span.start, moved(point.span.start, amount, unit, by.calendar)
    return Stretch(How.BETWEEN, start, end, between(start, end))


def _run_up(words: str, by: Reckoning) -> Stretch | None:
    """ "In the run-up to 28 July": from now on."""
    found = _RUN_UP.fullmatch(words)
    point = by.point(found["when"].removeprefix("the "), "next") if found else None
    if point is None or point.span.start < by.today:
        return None
    return Stretch(How.BETWEEN, by.today, point.span.start, between(by.today, point.span.start))


def _either_side(words: str, by: Reckoning) -> Stretch | None:
    found = _EITHER_SIDE.fullmatch(words)
    point = by.point(found["when"] or "today", by.lean) if found else None
    if found is None or point is None:
        return None
    amount, unit = NUMBERS.get(found["amount"] or "one") or int(found["amount"]), found["unit"].removesuffix("s")
    start, end = moved(point.span.start, -amount, unit, by.calendar), moved(point.span.end, amount, unit, by.calendar)
    return Stretch(How.BETWEEN, start, end, between(start, end))


def _rest(words: str, by: Reckoning) -> Stretch | None:
    found = _REST.fullmatch(words)
    point = by.point(f"this {found['of']}", "near") or by.point(found["of"], "near") if found else None
    if found is None or point is None or point.span.end < by.today:
        return None
    return Stretch(How.BETWEEN, by.today, point.span.end, between(by.today, point.span.end))


def _and_after(words: str, by: Reckoning) -> Stretch | None:
    """ "Next week and the week after"."""
    found = _AND_AFTER.fullmatch(words)
    point = by.point(found["first"], "near") if found else None
    if found is None or point is None:
        return None
    start, end = point.span.start, point.span.end
    last = end + 7 * DAY if found["unit"] == "week" else months(end.year, end.month + 1, 1, "month").end
    return Stretch(How.BETWEEN, start, last, between(start, last))


def _amount(words: str, by: Reckoning) -> Stretch | None:
    found = _AMOUNT.fullmatch(words)
    if found is None:
        return None
    unit = {"d": "day", "w": "week"}.get(found["unit"], found["unit"].removesuffix("s"))
    if found["amount"] is None:
        # "next week" is the calendar's; "the next week" and any fortnight begin today.
        rolls = unit == "fortnight" or (found["the"] and unit in ("week", "month", "year")) or found["way"] in ("past",)
        if not found["way"] or not rolls:
            return None
    elif found["way"] == "this":
        return None
    elif found["unit"] in ("d", "w") and not found["amount"].isdecimal():
        return None  # "ad" and "twod" are words, or none.
    elif not found["way"] and _measures(found["lead"], found["amount"]):
        return None
    amount = NUMBERS.get(found["amount"] or "one") or int(found["amount"])
    said = f"{amount} {unit}s" if amount != 1 else unit
    if found["way"] in BACK:
        start = moved(by.today, -amount, unit, by.calendar)
        return Stretch(How.LAST, start, by.today, f"in the last {said} (since {long(start)})")
    end = moved(by.today, amount, unit, by.calendar)
    return Stretch(How.NEXT, by.today, end, f"in the next {said} (by {long(end)})")


def _measures(lead: str | None, amount: str) -> bool:
    """ "over 14 days" is a length, as "a week" may be; "in a week" and "14 days" look ahead."""
    return amount in ("a", "an") if lead is None else lead not in ("in", "within")


def _ago(words: str, by: Reckoning) -> Stretch | None:
    """ "more than two weeks ago" is before that day, "less than two weeks ago" since it."""
    found = _AGO.fullmatch(words)
    point = by.point(found["when"], "last") if found else None
    if found is None or point is None:
        return None
    day = point.span.start
    if found["how"] in ("less", "under"):
        return Stretch(How.SINCE, day, by.today, f"since {long(day)}")
    return Stretch(How.BEFORE, None, day - DAY, f"before {long(day)}")


def _two(words: str, by: Reckoning) -> Stretch | None:
    """ "between the 20th and the 27th", "25 July - 5 August": the first may leave its month to the second."""
    bare = re.sub(r"^(?:from|between|on|in|during|for) ", "", words)
    for gap in _BETWEEN.finditer(bare):
        left, right = bare[: gap.start()].removeprefix("the "), bare[gap.end() :].removeprefix("the ")
        right = re.sub(r"^in ", "", right)
        if gap[0] == "-" and left.isdecimal() and right[:1].isalpha():
            continue  # "9-Sep" is a day.
        if gap[0].strip() == "and" and not words.startswith("between"):
            continue
        if span := _ends(left, right, by):
            return Stretch(How.BETWEEN, span.start, span.end, between(span.start, span.end))
    return None


def _ends(left: str, right: str, by: Reckoning) -> Span | None:
    if re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)?", left) and (month := re.search(rf"\b{MONTH}\b", right)):
        left = f"{left} {month[0]}"
    elif re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)?", right) and (month := re.search(rf"\b{MONTH}\b", left)):
        right = f"{right} {month[0]}"
    if left in ("now", "today"):
        later = by.point(right, "next")
        return Span(by.today, later.span.end, "day") if later and later.span.end >= by.today else None
    later = by.point(right, by.lean)
    # "This week" is about today, whatever it stands beside.
    beside = None if later is None or re.match(r"(?:this|next|last) ", left) else later.span.end + DAY
    earlier = by.point(left, "last", beside) if later else None
    if later is None or earlier is None:
        return None
    if later.span.end <= by.today and earlier.span.end < by.today and by.lean != "last" and left in WEEKDAYS:
        # "from Friday to Monday", said on a Monday.
        earlier = by.point(left, "next") or earlier
        later = by.point(right, "next", earlier.span.end) or later
    if earlier.span.start > later.span.end:
        return None
    return Span(earlier.span.start, later.span.end, "day")


def _bounded(words: str, by: Reckoning) -> Stretch | None:
    found = _OPERATOR.fullmatch(words)
    if found is None:
        return None
    how = next(how for how in OPERATORS if found[how.name])
    when, leans = found["when"], {How.SINCE: "last", How.AFTER: "near", How.ON: by.lean, How.AT: by.lean}
    if by.lean == "last":
        # What "was to be done by the end of June" was so this June, if that is past by no more than half a year.
        leans |= {How.BY: "near", How.BEFORE: "near", How.AFTER: "last"}
    if how is How.SINCE and (onwards := _ONWARDS.fullmatch(when)):
        when = onwards["when"]
    lean: Lean = leans.get(how, "next")  # type: ignore[assignment]
    if found[how.name] not in ("since", "ever since") and how is How.SINCE:
        lean = "near"
    if found[how.name] == "over" and when in ("christmas", "xmas"):
        when = "christmas period"
    point = by.point(when, lean)
    if point is not None and found[how.name] == "from" and point.span.start < point.span.end < by.today:
        how = How.ON  # What is late "from quarter 1" fell due in it.
    return _bound(how, point) if point else None


def _bound(how: How, point: Point) -> Stretch:
    start, end = point.span.start, point.span.end
    match how:
        case How.BEFORE if point.edge == "end":
            # Whoever says "before the end of July" counts July's last day in.
            return Stretch(How.BY, None, end, f"by {long(end)}")
        case How.BEFORE:
            return Stretch(how, None, start - DAY, f"before {long(start)}")
        case How.SINCE:
            return Stretch(how, start, None, f"since {long(start)}")
        case How.AFTER:
            return Stretch(how, end + DAY, None, f"after {long(end)}")
        case How.BY | How.UNTIL if point.named == "new year":
            return Stretch(how, None, start - DAY, f"by {long(start - DAY)}")
        case How.BY | How.UNTIL:
            end = start.replace(day=15) if point.edge == "middle" else end
            return Stretch(how, None, end, f"by {long(end)}")
        case How.AT if start == end:
            return Stretch(how, start, end, f"on {long(start)}")
        case How.ON if point.named == "new year":
            return Stretch(How.SINCE, start, None, f"since {long(start)}")
        case _:
            return within(point)


def _plain(words: str, by: Reckoning) -> Stretch | None:
    if (onwards := re.fullmatch(r"(?P<when>.+) onwards?", words)) and (point := by.point(onwards["when"], "near")):
        return _bound(How.SINCE, point)
    point = by.point(words, by.lean)
    if point is None:
        return None
    if words.endswith(" ago") or words.startswith("this time last") or point.edge in ("start", "end"):
        return Stretch(How.AT, point.span.start, point.span.end, f"on {long(point.span.start)}")
    return within(point)


def within(point: Point) -> Stretch:
    start, end = point.span.start, point.span.end
    said = between(start, end)
    return Stretch(How.ON, start, end, f"{point.named} ({said})" if point.named and start != end else said)


def between(start: date, end: date) -> str:
    if start == end:
        return f"on {long(start)}"
    if start.day == 1 and end == months(start.year, start.month, 1, "month").end:
        return f"in {start:%B %Y}"
    if (start.year, start.month) == (end.year, end.month):
        return f"from {start.day} to {long(end)}"
    return f"from {long(start)} to {long(end)}"


def long(day: date) -> str:
    return f"{day.day} {day:%B %Y}"

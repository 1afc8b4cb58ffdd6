"""Amounts in a sentence: "more than two weeks", "twice", "80%", "the worst three"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from commands.language.spans import Span, Token
from commands.language.spotting.date_words import listed
from commands.language.spotting.meanings import Filler
from store.dates.words import NUMBERS, SEASONS
from store.query import model


class Unit(StrEnum):
    DAYS = "days"
    """Calendar days: a week is seven, a month 30, a year 365."""
    TIMES = "times"
    PERCENT = "percent"
    ITEMS = "items"
    """How many of a list: "top 5"."""


@dataclass(frozen=True)
class AmountMeaning:
    span: model.Span
    unit: Unit


DAYS = {"day": 1, "d": 1, "week": 7, "wk": 7, "w": 7, "fortnight": 14, "month": 30, "year": 365, "yr": 365}
WORDS = NUMBERS | {"couple": 2, "dozen": 12, "once": 1, "twice": 2, "thrice": 3, "half": 50}
_LEAD = r"(?:(?:by|for) )?"
_COMPARED = (
    r"(?:(?P<over>(?:any )?more than|over|greater than|longer than|above|beyond|in excess of|upwards of|exceeding)"
    r"|(?P<least>at least|no less than|not less than|no fewer than|a minimum of|minimum)"
    r"|(?P<under>less than|fewer than|under|below|shorter than|within)"
    r"|(?P<most>at most|no more than|not more than|up to|a maximum of|maximum)"
    r"|(?P<exact>exactly|precisely|only|just)) "
)
_NUMBER = (
    # A number in words ends where the word does: "and" is not "an d(ay)".
    rf"(?:a )?(?P<number>\d{{1,4}}|(?:{'|'.join(sorted(WORDS, key=len, reverse=True))})(?![a-z]))"
    r"(?: of)?(?P<plus>\+| \+| plus| or more)?"
)
_UNIT = (
    rf" ?(?:calendar )?(?P<unit>(?:{'|'.join(sorted(DAYS, key=len, reverse=True))})s?|times?|x|%|percent|per cent|pc)"
)
_AFTER = r"(?P<more> or (?:more|longer|over)| plus|\+| and over)?(?P<less> or (?:less|fewer|under))?"
AMOUNT = re.compile(rf"{_LEAD}(?:{_COMPARED})?{_NUMBER}(?:{_UNIT})?{_AFTER}", re.ASCII)
_EITHER = rf"\d{{1,4}}|{'|'.join(sorted(WORDS, key=len, reverse=True))}"
RANGE = re.compile(
    rf"{_LEAD}(?:between )?(?P<from>{_EITHER}) ?(?:and|to|-) ?(?P<to>{_EITHER})(?![a-z]){_UNIT}", re.ASCII
)
OF_LIST = listed(
    "top worst first biggest largest furthest longest oldest latest newest next best greatest nearest soonest earliest"
)
"""Words beside which a bare number tells how many of a list: "worst three", "5 oldest"."""
LAST = listed("last final")
LISTED = listed("milestones actions ones items things entries")
"""What is listed: "the last two leadership meetings" counts none of it."""
COMPARING = {"<": "less than", "<=": "at most", ">": "more than", ">=": "at least"}
UNITS = listed(
    "day days week weeks fortnight fortnights month months quarter quarters year years times time working d w"
)
TIMES = listed("once twice thrice")
CHANGED = listed("moved changed slipped extended rebaselined pushed rescheduled postponed revised put shifted asked")
MEASURED = listed(
    "late overdue behind slip slips slipped slipping slippage delay delayed early over old moved adrift gone passed out"
)
"""Words that tell of a bare length that it measures: "14 days late"; else it is a stretch of time or a wish."""
EARLY = frozenset(["early", "ahead", "sooner"])
MOST_WORDS = 7
NEAR = 2
MOST_BEHIND = 4
"""Tokens behind what is listed in which a word may stand that says which come first: "five milestones due soonest"."""


def spot_amounts(tokens: Sequence[Token]) -> list[Span]:
    found, place = list[Span](), 0
    while place < len(tokens):
        span = _longest(tokens, place)
        if span is not None:
            found.append(span)
            if _next(tokens, span.last) in EARLY:
                found.append(Span(span.last, span.last + 1, Filler.EARLY))
        place = span.last if span else place + 1
    return found


def _longest(tokens: Sequence[Token], place: int) -> Span | None:
    if found := _of_list(tokens, place):
        return found
    end = next((at + 1 for at in range(place, len(tokens)) if tokens[at].ends_clause), len(tokens))
    for last in range(min(end, place + MOST_WORDS), place, -1):
        said = " ".join(COMPARING.get(token.typed, token.stem) for token in tokens[place:last])
        if amount := _read(said, tokens, place, last):
            return Span(place, last, amount)
    return None


def _read(said: str, tokens: Sequence[Token], place: int, last: int) -> AmountMeaning | None:
    if found := RANGE.fullmatch(said):
        times, unit = _unit(found["unit"])
        low, high = (WORDS.get(found[one]) or int(found[one]) for one in ("from", "to"))
        return _amount(low * times, high * times, unit)
    found = AMOUNT.fullmatch(said)
    if found is None:
        return None
    number, unit_said = WORDS.get(found["number"]) or int(found["number"]), found["unit"]
    compared = any(found[one] for one in ("over", "least", "under", "most", "exact", "plus", "more", "less"))
    if found["number"] in TIMES:
        unit_said = "times"
        changed = compared or any(token.plain in CHANGED for token in tokens[max(0, place - NEAR) : place])
        if not changed or (last < len(tokens) and tokens[last].plain in ("a", "per", "the", "every")):
            return None
    elif found["number"] == "half":
        if not compared or unit_said or found["exact"] or _next(tokens, last) in ("term", "year", "an", "a", *SEASONS):
            return None
        unit_said = "%"
    if unit_said is None:
        return None
    times, unit = _unit(unit_said)
    if unit is Unit.DAYS and not compared and not _measures(tokens, place, last):
        return None
    return _bounded(found, number * times, unit)


def _bounded(found: re.Match[str], number: int, unit: Unit) -> AmountMeaning | None:
    """ "More than two weeks" begins with the day after: 15 days."""
    if found["over"]:
        return _amount(number + 1, None, unit)
    if found["under"]:
        return _amount(None, number - 1, unit)
    if found["most"] or found["less"]:
        return _amount(None, number, unit)
    if found["exact"] or (unit is Unit.PERCENT and not (found["least"] or found["plus"] or found["more"])):
        return _amount(number, number, unit)
    return _amount(number, None, unit)


def _amount(least: int | None, most: int | None, unit: Unit) -> AmountMeaning | None:
    if (least or 0) < 0 or (most is not None and most < (least or 0)):
        return None
    return AmountMeaning(model.Span(least=least, most=most), unit)


def _unit(said: str) -> tuple[int, Unit]:
    if said in ("%", "percent", "per cent", "pc"):
        return 1, Unit.PERCENT
    if said in ("time", "times", "x"):
        return 1, Unit.TIMES
    return DAYS[said if said in DAYS else said.removesuffix("s")], Unit.DAYS


def _measures(tokens: Sequence[Token], place: int, last: int) -> bool:
    """Whether a bare length stands beside what it measures."""
    if tokens[place].plain == "by" and place + 2 <= last:
        return True
    beside = [*tokens[max(0, place - NEAR) : place], *tokens[last : last + 1]]
    return any(token.plain in MEASURED for token in beside)


def _of_list(tokens: Sequence[Token], place: int) -> Span | None:
    """A bare number in "top 5", "the worst three", "5 oldest": the word beside it keeps its own meaning."""
    word = tokens[place].plain
    top = word == "top" and place + 1 < len(tokens)
    at = place + 1 if top else place
    number = tokens[at].plain
    many = NUMBERS.get(number, 0) if number not in ("a", "an", "one") else 0
    many = int(number) if number.isdecimal() and len(number) < 4 else many
    after, before = _next(tokens, at + 1), tokens[at - 1].plain if at else ""
    if not many or after in UNITS or tokens[at].typed.endswith("%"):
        return None
    behind = {token.plain for token in tokens[at + 2 : at + 2 + MOST_BEHIND]} if after in LISTED else set()
    last = before in LAST and after in LISTED
    if (
        top
        or last
        or before in OF_LIST
        or after in (OF_LIST | {"most"}) - {"first", "next"}
        or behind & OF_LIST - {"next"}
    ):
        return Span(place, at + 1, AmountMeaning(model.Span(least=many, most=many), Unit.ITEMS))
    return None


def _next(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].plain if at < len(tokens) and not tokens[at - 1].ends_clause else ""

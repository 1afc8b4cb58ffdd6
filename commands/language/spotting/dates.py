"""Dates and stretches of time in a sentence.

What a phrase means is the grammar's (`store.dates.stretches`), and which words may be one stands in `date_words` and
`date_context`. Here the longest phrase at each place is found.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from commands.errors import CommandError
from commands.language.spans import Span, Token
from commands.language.spotting.date_context import is_date, tells_of_silence
from commands.language.spotting.date_meanings import NOTHING_HELD, DateMeaning, HeldDates, NoDatesHeld, held_for
from commands.language.spotting.date_words import words_of
from commands.language.spotting.held_days import HeldDays
from store.dates import Lean
from store.dates.spans import DateError
from store.dates.stretches import How, Reckoning, Stretch, between, read_stretch
from store.dates.words import MONTH
from store.query.model import Window
from store.rules.working_days import OPEN_ALL_YEAR, Calendar

__all__ = ["NOTHING_HELD", "DateMeaning", "HeldDates", "How", "NoDatesHeld", "held_for", "spot_dates", "spot_days"]

MOST_WORDS = 12
ANCHOR = re.compile(
    rf"\d|\b(?:{MONTH}|(?:mon|tue|wed|thu|fri|sat|sun)\w*|days?|weeks?|fortnights?|months?|quarters?|years?|terms?|weekend"
    r"|to(?:day|night|morrow)|yesterday|this (?:morning|afternoon|evening)|play|eo[dwm]|spring|summer|autumn|winter"
    r"|christmas|xmas|easter|half)\b"
)
"""What every date holds."""
NO_SUCH_DAY = re.compile(
    rf"(?:[a-z]+ )*?(?:[a-z]+day )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {MONTH}(?: \d{{4}})?", re.ASCII
)
SILENT_FOR = re.compile(
    r"^(?:for|in|over)(?: (?:more|longer) than| over| at least)?(?: the)?(?: last| past)? "
    r"(?=(?:\w+|(?:a )?couple of) (?:day|week|fortnight|month|year)s?$)"
)
"""Silence is about the days up to now, however its length is said: "nothing heard for more than two weeks"."""
JOINING = (["and"], ["or"], ["&"], ["and", "in"], ["or", "in"], ["and", "then"])
SINGLE = {How.BY, How.UNTIL, How.BEFORE, How.ON, How.AT, How.NEXT}


def spot_dates(
    tokens: Sequence[Token],
    today: date,
    calendar: Calendar = OPEN_ALL_YEAR,
    held: HeldDates = NOTHING_HELD,
    lean: Lean = "near",
) -> list[Span]:
    """Spans whose meaning is a `DateMeaning`, or `NoDatesHeld`.

    Args:
        held: `held_for(session, plan)`.
        lean: "last" where the sentence tells of the past, so that "on Friday" is the one that was.

    Raises:
        CommandError: a day is named that does not exist.
    """
    by = Reckoning(today, calendar, lean, financial_quarters=held.financial_quarters, term_ends=held.term_ends)
    return _as_one(_spotted(tokens, HeldDays(tokens, held, by).at, by, _window), tokens, by)


def spot_days(tokens: Sequence[Token], today: date, around: date | None = None) -> list[Span]:
    """Single days of a statement or a change, the nearest to come: "9 Sept", "fri", "the 28th", "in 2 weeks".

    A period is its last day. Where two days are the ends of a stretch, neither is meant alone: `spot_dates` has both.

    Args:
        around: a day to come in whose month a bare "19th" is meant.
    """

    def single(stretch: Stretch, phrase: str) -> DateMeaning | None:
        if around is not None and around > today and re.fullmatch(r"(?:\D+ )?\d{1,2}(?:st|nd|rd|th)", phrase):
            stretch = read_stretch(phrase, Reckoning(around.replace(day=1))) or stretch
        if " mid" in f" {phrase}":
            stretch = read_stretch(re.sub(r"^(?:[a-z]+ )?(?=mid)", "by ", phrase), Reckoning(today)) or stretch
        day = stretch.first if stretch.how is How.SINCE else stretch.last if stretch.how in SINGLE else None
        return DateMeaning(stretch.how, Window(first=day, last=day), stretch.said) if day else None

    return _spotted(tokens, lambda place: None, Reckoning(today, to_come=True), single)


def _window(stretch: Stretch, phrase: str) -> DateMeaning | None:
    return DateMeaning(stretch.how, Window(first=stretch.first, last=stretch.last), stretch.said)


def _as_one(spans: Sequence[Span], tokens: Sequence[Token], by: Reckoning) -> list[Span]:
    """ "May and June", "this week or next week": periods that follow one another are one stretch."""
    merged = list[Span]()
    for span in reversed(spans):
        later = merged[-1] if merged else None
        if later is not None and _joined(span, later, tokens) and (one := _together(span, later, tokens, by)):
            merged[-1] = Span(span.first, later.last, one, span.guessed or later.guessed)
        else:
            merged.append(span)
    return merged[::-1]


def _joined(span: Span, later: Span, tokens: Sequence[Token]) -> bool:
    """Whether nothing but "and", "or" or a comma stands between them."""
    words = [token.plain for token in tokens[span.last : later.first]]
    return words in JOINING or (not words and tokens[span.last - 1].typed.endswith(","))


def _together(span: Span, later: Span, tokens: Sequence[Token], by: Reckoning) -> DateMeaning | None:
    one, other = span.meaning, later.meaning
    if not (
        isinstance(one, DateMeaning) and isinstance(other, DateMeaning) and other.window.first and one.how is How.ON
    ):
        return None
    if one.window.last and one.window.last > other.window.first:
        # "April, May or June": the year of the last one tells the year of those before it.
        phrase = " ".join(token.stem for token in tokens[span.first : span.last])
        again = read_stretch(phrase, replace(by, today=other.window.first, lean="last"))
        one = DateMeaning(How.ON, Window(first=again.first, last=again.last), again.said) if again else one
    first, last = one.window.first, other.window.last
    if other.how not in (How.ON, How.BETWEEN) or first is None or last is None or one.window.last is None:
        return None
    if other.window.first != one.window.last + timedelta(days=1):
        return None
    return DateMeaning(How.BETWEEN, Window(first=first, last=last), between(first, last))


def _spotted(
    tokens: Sequence[Token],
    held: Callable[[int], Span | None],
    by: Reckoning,
    meaning: Callable[[Stretch, str], DateMeaning | None],
) -> list[Span]:
    words, guesses = words_of(tokens)
    found, place = list[Span](), 0
    while place < len(tokens):
        if span := held(place):
            found.append(span)
            place = span.last
            continue
        end, stretch = _longest(tokens, words, place, by) if words[place] else (place, None)
        phrase = " ".join(words[place:end])
        if stretch is not None and (means := meaning(stretch, phrase)):
            guessed = [
                f"I read “{tokens[at].plain}” as {name.capitalize()}."
                for at, name in guesses.items()
                if place <= at < end
            ]
            if "few" in words[place:end]:
                guessed.append("I read “few” as 3.")
            found.append(Span(place, end, means, " ".join(guessed) or None))
        place = max(end, place + 1)
    return found


def _longest(tokens: Sequence[Token], words: Sequence[str], place: int, by: Reckoning) -> tuple[int, Stretch | None]:
    """Where the longest date that begins here ends, and what it is."""
    end = place
    while end < min(len(words), place + MOST_WORDS) and words[end]:
        end += 1
        if tokens[end - 1].ends_clause and not (end < len(words) and words[end].isdecimal() and len(words[end]) == 4):
            break
    for last in range(end, place, -1):
        phrase = " ".join(words[place:last])
        if ANCHOR.search(phrase) is None:
            break
        if (stretch := _read(tokens, place, last, phrase, by)) and is_date(tokens, place, last, phrase):
            return last, stretch
    return place, None


def _read(tokens: Sequence[Token], place: int, last: int, phrase: str, by: Reckoning) -> Stretch | None:
    said = SILENT_FOR.sub("in the last ", phrase) if tells_of_silence(tokens, place) else phrase
    try:
        return read_stretch(re.sub(r"\b(?:a )?few\b", "three", said), by)
    except DateError as error:
        before = tokens[place - 1].plain if place else ""
        if NO_SUCH_DAY.fullmatch(phrase) and before not in ("rec", "recommendation", "r"):
            typed = " ".join(token.typed for token in tokens[place:last])
            raise CommandError(f"I can't read '{typed[:60]}' as a date. {error}. Try 29 July or 29/07/2022.") from error
    except OverflowError:
        pass
    return None

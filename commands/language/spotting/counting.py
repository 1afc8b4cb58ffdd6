"""Counts and shares in other shapes: "is it more than five", "are we half done", "how many have we got left"."""

from collections.abc import Sequence
from itertools import pairwise

from commands.language.spans import Span, Token
from commands.language.spotting.amounts import UNITS
from commands.language.spotting.fillers import LEADING
from commands.language.spotting.meanings import Ask
from commands.language.spotting.phrases import Phrases, word_of
from store.dates.words import NUMBERS, SEASONS
from store.query.model import IS_OPEN

_OPENING = "is are was were do does did have has had got isnt arent any"
OPENING = frozenset(_OPENING.split())
"""Words with which somebody asks whether something is so."""
COMPARED = (
    *((how, "than") for how in ("more", "less", "fewer", "greater")),
    *(("at", "least"), ("at", "most"), ("upwards", "of")),
    *((how,) for how in ("over", "under", "above", "below", "beyond", "exceeding")),
)
MEASURED = UNITS | {"%", "percent", "per", "pc"}
OF_EACH = frozenset(["who", "whos", "which", "anyone", "anybody", "someone", "somebody", "each", "every"])
"""Where one of these is asked for, a number is counted for each of them."""
_BEFORE_LEFT = """
    many much still got have has is are whats anything everything items ones things actions milestones reds ambers
    stuff
"""
BEFORE_LEFT = frozenset(_BEFORE_LEFT.split())
NOT_LEFT = frozenset(["out", "off", "the", "his", "her", "their", "us", "me", "over", "undone"])
"""Words behind "left" with which it means something else."""
_OF = "[of] [all] [the|our|my|these|those|them|it|that|this]"
SHARED = Phrases(
    {
        f"[over|under|about|around|roughly|nearly|almost|approximately] half {_OF}": Ask.SHARE,
        f"more|less|better than half {_OF}": Ask.SHARE,
        f"at least half {_OF}": Ask.SHARE,
        "most of [all] [the|our|my|these|those|them|it|that|this]": Ask.SHARE,
        f"[the|a] [vast|great] majority|bulk {_OF}": Ask.SHARE,
        f"[a] third|quarter|quarters|thirds {_OF}": Ask.SHARE,
    }
)


def spot_counts(tokens: Sequence[Token]) -> list[Span]:
    words = [word_of(token) for token in tokens]
    first = next((at for at, word in enumerate(words) if word not in LEADING), 0)
    asks_whether = bool(words) and words[first] in OPENING
    found = [*_left(words), *_and_how_many(words)]
    if asks_whether or (words and tokens[-1].typed.endswith("?") and first == 0):
        found += _whether_more(words, first)
    if asks_whether:
        found += [span for span in SHARED.spot(tokens) if not _is_a_time(words, span)]
    return found


def _whether_more(words: Sequence[str], first: int) -> list[Span]:
    """ "Is it more than five that are overdue": how many there are tells it."""
    if OF_EACH & set(words):
        return []
    for at in range(first, len(words)):
        for compared in COMPARED:
            end = at + len(compared)
            number = words[end] if end < len(words) else ""
            counts = number.isdecimal() or (number in NUMBERS and number not in ("a", "an"))
            measures = end + 1 < len(words) and words[end + 1] in MEASURED
            if tuple(words[at:end]) == compared and counts and not measures:
                return [Span(at, end + 1, Ask.COUNT)]
    return []


def _is_a_time(words: Sequence[str], span: Span) -> bool:
    """ "By half term", "in the third quarter of 2022"."""
    behind = words[span.last] if span.last < len(words) else ""
    before = words[span.first - 1] if span.first else ""
    quarter = {"third", "quarter", "quarters", "thirds"} & set(words[span.first : span.last])
    return (
        behind in ("term", "year", "way", *SEASONS)
        or bool(quarter and "of" not in words[span.first : span.last])
        or (before in ("last", "this", "next", "first", "second", "third", "in", "each", "every"))
    )


def _and_how_many(words: Sequence[str]) -> list[Span]:
    """ "No of milestones and no finished": once "no" is short for number, it is so behind "and" as well."""
    if ("no", "of") not in pairwise(words):
        return []
    return [Span(at, at + 1, Ask.COUNT) for at, two in enumerate(pairwise(words), 1) if two == ("and", "no")]


def _left(words: Sequence[str]) -> list[Span]:
    """ "How many have we got left", "what is left in Workforce": what is still open."""
    return [
        Span(at, at + 1, IS_OPEN)
        for at, word in enumerate(words)
        if word == "left"
        and at
        and words[at - 1] in BEFORE_LEFT
        and (at + 1 == len(words) or words[at + 1] not in NOT_LEFT)
    ]

"""Words that are spelt almost like one that is known here. Each guess is said."""

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import process
from rapidfuzz.distance import OSA

from commands.language.context import ReadingContext
from commands.language.spans import Span, Token, tokens_of
from commands.language.spotting.every import spotted
from commands.language.spotting.themes import mistyped_theme
from commands.language.topics.stems import SPELT_RIGHT

SHORTEST = 5
"""Letters of a word that is mended; shorter ones are like too many others."""
LONG = 9
"""Letters from which two may be wrong."""
_KNOWN = """
    overdue complete completed finished delayed blocked snoozed unowned unassigned milestones milestone actions action
    recommendations recommendation status changes changed progress owner owners amber green timeline outstanding
    slipped evidence overview position summary compare deadline deadlines themes theme
"""
KNOWN = tuple(_KNOWN.split())
_FIRST = "in of for to on at by is are how what which that with has have do all and who not from the any due"
_SECOND = "the is are my me many much of it have has due we our i in on for not been this that next all red late"
TOGETHER = {
    first + second: f"{first} {second}"
    for first in _FIRST.split()
    for second in _SECOND.split()
    if len(first + second) > 4 and first != second
}
"""Small words that may run together. None of these is a word: only what means nothing else is looked up."""


def mended(
    tokens: Sequence[Token], spans: list[Span], left: Sequence[int], context: ReadingContext
) -> tuple[Sequence[Token], list[Span], list[str]]:
    """The tokens and spans after mending, with a sentence for each guess."""
    themes = [span for place in left if (span := mistyped_theme(tokens[place], context.plan_words)) is not None]
    taken = {span.first for span in themes}
    if (apart := _parted(tokens, left)) is not None:
        return apart, spotted(apart, context), []
    near = {
        place: word
        for place in left
        if place not in taken and (word := _nearest(tokens[place])) not in (None, tokens[place].plain)
    }
    if not near and not themes:
        return tokens, spans, []
    anew = [replace(one, plain=near[one.place], stem=near[one.place]) if one.place in near else one for one in tokens]
    said = [f"I read “{tokens[place].typed.strip(' ,.?!')}” as {word}." for place, word in near.items()]
    return anew, spotted(anew, context, themes), [*said, *(one.guessed for one in themes if one.guessed)]


def _parted(tokens: Sequence[Token], left: Sequence[int]) -> Sequence[Token] | None:
    """Two small words that run together: "inthe", "howmany"."""
    places = {place for place in left if tokens[place].plain in TOGETHER}
    if not places:
        return None
    typed = [TOGETHER[token.plain] if token.place in places else token.typed for token in tokens]
    return tokens_of(" ".join(typed))


def _nearest(token: Token) -> str | None:
    if len(token.plain) < SHORTEST or not token.plain.isalpha() or token.plain in SPELT_RIGHT:
        return None
    most = 1 if len(token.plain) < LONG else 2
    found = process.extractOne(token.plain, KNOWN, scorer=OSA.distance, score_cutoff=most)
    return found[0] if found and found[0][0] == token.plain[0] else None

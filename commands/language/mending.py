"""Words that are spelt almost like one that is known here. Each guess is said."""

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import process
from rapidfuzz.distance import OSA

from commands.language.context import ReadingContext
from commands.language.spans import Span, Token
from commands.language.spotting.every import spotted
from commands.language.spotting.themes import mistyped_theme

SHORTEST = 5
"""Letters of a word that is mended; shorter ones are like too many others."""
LONG = 9
"""Letters from which two may be wrong."""
_KNOWN = """
    overdue complete completed finished delayed blocked snoozed unowned unassigned milestones milestone actions action
    recommendations recommendation status changes changed progress owner owners amber green timeline outstanding
    slipped evidence deadline deadlines themes theme
"""
KNOWN = tuple(_KNOWN.split())


def mended(
    tokens: Sequence[Token], spans: list[Span], left: Sequence[int], context: ReadingContext
) -> tuple[Sequence[Token], list[Span], list[str]]:
    """The tokens and spans after mending, with a sentence for each guess."""
    themes = [span for place in left if (span := mistyped_theme(tokens[place], context.plan_words)) is not None]
    taken = {span.first for span in themes}
    near = {place: word for place in left if place not in taken and (word := _nearest(tokens[place]))}
    if not near and not themes:
        return tokens, spans, []
    anew = [replace(one, plain=near[one.place], stem=near[one.place]) if one.place in near else one for one in tokens]
    said = [f"I read “{tokens[place].typed.strip(' ,.?!')}” as {word}." for place, word in near.items()]
    return anew, spotted(anew, context, themes), [*said, *(one.guessed for one in themes if one.guessed)]


def _nearest(token: Token) -> str | None:
    if len(token.plain) < SHORTEST or not token.plain.isalpha():
        return None
    most = 1 if len(token.plain) < LONG else 2
    found = process.extractOne(token.plain, KNOWN, scorer=OSA.distance, score_cutoff=most)
    return found[0] if found and found[0][0] == token.plain[0] else None

"""Clauses that ask nothing: whom an answer is for, and why it is wanted."""

from collections.abc import Sequence

from commands.language.spans import Span, Token
from commands.language.spotting.meanings import Filler
from commands.language.spotting.people import PeopleMeaning, Whom
from commands.language.spotting.phrases import word_of

BECAUSE = frozenset(["because", "cos", "cause", "coz"])
FOR = frozenset(["for", "before", "ahead", "at", "in", "into", "to", "as"])
MINE = frozenset(["my", "the", "our", "a", "an", "tomorrows", "todays", "his", "her", "this"])
ENDS = ".?!;,"
OPENERS = frozenset(["i", "im", "ive", "id", "we", "weve", "were", "its"])


def spot_clauses(tokens: Sequence[Token], spans: Sequence[Span]) -> list[Span]:
    """Args: spans: what else the words mean; a clause that holds a condition is none of these."""
    meant = {place: span for span in spans for place in span.places}
    found = []
    for place, token in enumerate(tokens):
        word = word_of(token)
        if word in BECAUSE:
            end = _end(tokens, place, ",;.?!")
            found.append(Span(place, end, Filler.WORD))
        elif word == "for" and place + 2 <= len(tokens) and (end := _purpose(tokens, place, meant)):
            found.append(Span(place, end, Filler.WORD))
        elif (place == 0 or tokens[place - 1].typed[-1:] in ".?!") and word in OPENERS:
            end = _end(tokens, place, ".?!")
            if (place or end < len(tokens)) and not any(_means(meant.get(at)) for at in range(place, end)):
                found.append(Span(place, end, Filler.WORD))
    return _apart(found)


def _end(tokens: Sequence[Token], place: int, stops: str) -> int:
    return next((at + 1 for at in range(place, len(tokens)) if tokens[at].typed[-1:] in stops), len(tokens))


def _purpose(tokens: Sequence[Token], place: int, meant: dict[int, Span]) -> int:
    """ "for my 1:1s", "for the panel": a few words that mean nothing else, at the end of a clause."""
    at = place + 1
    if word_of(tokens[at]) in MINE:
        at += 1
    first = at
    while at < len(tokens) and not _means(meant.get(at)) and at - first < 4:
        at += 1
        if tokens[at - 1].typed[-1:] in ENDS:
            break
    unknown = any(one not in meant for one in range(first, at))
    ended = at == len(tokens) or tokens[at - 1].typed[-1:] in ENDS
    return at if at > first and unknown and ended and first > place + 1 else 0


def _means(span: Span | None) -> bool:
    """Whether it is a condition, or something of the plan."""
    if span is None or isinstance(span.meaning, Filler):
        return False
    return not (isinstance(span.meaning, PeopleMeaning) and span.meaning.how is Whom.ME)


def _apart(found: Sequence[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in found:
        if not kept or span.first >= kept[-1].last:
            kept.append(span)
    return kept

"""Clauses that ask nothing: whom an answer is for, and why it is wanted."""

from collections.abc import Sequence

from commands.language.spans import Span, Token
from commands.language.spotting.meanings import Filler
from commands.language.spotting.people import PeopleMeaning, Whom
from commands.language.spotting.phrases import word_of

BECAUSE = frozenset(["because", "cos", "cause", "coz"])
ENDS = ".?!;,"
_OPENERS = "i im ive id we weve were its"
OPENERS = frozenset(_OPENERS.split())
_ARTICLES = "my the our a an his her this that next tomorrows todays fridays mondays"
ARTICLES = frozenset(_ARTICLES.split())
_PURPOSES = """
    ministers paper papers
    panel board boards meeting meetings minutes report reports chair auditor auditors inspector inspectors
    ofsted file files record records committee cabinet scrutiny slide slides deck presentation supervision supervisions
    catchup 1to1 1to1s 1:1 1:1s 121 121s oneto one boss manager director members councillors adviser dfe diary notes
    briefing email newsletter agenda appendix handover visit call review update huddle standup bulletin
"""
PURPOSES = frozenset(_PURPOSES.split())
MOST = 4


def spot_clauses(tokens: Sequence[Token], spans: Sequence[Span]) -> list[Span]:
    """Args: spans: what else the words mean; a clause that holds a condition is none of these."""
    meant = {place: span for span in spans for place in span.places}
    found: list[Span] = []
    for place, token in enumerate(tokens):
        if found and place < found[-1].last:
            continue
        word = word_of(token)
        end = 0
        if word in BECAUSE:
            end = _end(tokens, place, ENDS)
        elif word == "for" and (place not in meant or meant[place].first == place):
            end = _purpose(tokens, place, meant)
        elif word in OPENERS and (place == 0 or tokens[place - 1].typed[-1:] in ".?!"):
            end = _aside(tokens, place, meant)
        if end:
            found.append(Span(place, end, Filler.WORD))
    return found


def _end(tokens: Sequence[Token], place: int, stops: str) -> int:
    return next((at + 1 for at in range(place, len(tokens)) if tokens[at].typed[-1:] in stops), len(tokens))


def _purpose(tokens: Sequence[Token], place: int, meant: dict[int, Span]) -> int:
    """ "for my 1:1s", "for the panel": what an answer is wanted for, at the end of a clause."""
    at = place + 1
    articles = 0
    while at < len(tokens) and word_of(tokens[at]) in ARTICLES:
        at, articles = at + 1, articles + 1
    first = at
    while at < len(tokens) and not _means(meant.get(at)) and at - first < MOST:
        at += 1
        if tokens[at - 1].typed[-1:] in ENDS:
            break
    ended = at == len(tokens) or tokens[at - 1].typed[-1:] in ENDS
    named = first < at and word_of(tokens[at - 1]) in PURPOSES
    return at if articles and ended and named else 0


def _aside(tokens: Sequence[Token], place: int, meant: dict[int, Span]) -> int:
    """A sentence beside the question that tells why it is asked."""
    end = _end(tokens, place, ".?!")
    beside = place > 0 or end < len(tokens)
    return end if beside and not any(_means(meant.get(at)) for at in range(place, end)) else 0


def _means(span: Span | None) -> bool:
    """Whether it is a condition, or something of the plan."""
    if span is None or isinstance(span.meaning, Filler):
        return False
    return not (isinstance(span.meaning, PeopleMeaning) and span.meaning.how is Whom.ME)

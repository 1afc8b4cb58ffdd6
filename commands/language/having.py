"""Actions told by their milestones: "actions with overdue milestones", "which actions have a red milestone"."""

from collections.abc import Sequence
from itertools import pairwise

from commands.language.spans import Span, Token
from commands.language.spotting.meanings import Noun
from store.rules.terms import Kind

_HAVE = "with having have has had got whose where"
HAVE = frozenset(_HAVE.split())
JOINS = frozenset(["and", "or", "&", "plus"])
WHOLE = frozenset(["all", "every", "each"])


def tells_actions(tokens: Sequence[Token], spans: Sequence[Span]) -> bool:
    return _between(tokens, spans) is not None


def of_all(tokens: Sequence[Token], spans: Sequence[Span]) -> Span | None:
    """ "With all their milestones done": the word that asks of each, which no query can."""
    between = _between(tokens, spans) or ()
    return next((Span(at, at + 1, None) for at in between if tokens[at].plain in WHOLE), None)


def _between(tokens: Sequence[Token], spans: Sequence[Span]) -> Sequence[int] | None:
    """The places between the actions and the milestones that they are told by."""
    nouns = [(span, span.meaning.kind) for span in spans if isinstance(span.meaning, Noun)]
    for (action, kind), (milestone, other) in pairwise(nouns):
        if (kind, other) != (Kind.ACTION, Kind.MILESTONE):
            continue
        between = range(action.last, milestone.first)
        words = {tokens[at].plain for at in between}
        under = [token.plain for token in tokens[milestone.last :]]
        if words & HAVE and not words & JOINS and not tokens[action.last - 1].ends_clause:
            return between
        if "under" in under and words & {"that", "which"}:
            return between
    return None

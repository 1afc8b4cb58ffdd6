"""Actions told by their milestones: "actions with overdue milestones", "which actions have a red milestone"."""

from collections.abc import Sequence
from itertools import pairwise

from commands.language.spans import Span, Token
from commands.language.spotting.meanings import Noun
from commands.language.spotting.references import Mentioned
from store.rules.terms import Kind

_HAVE = "with having have has had got whose where"
HAVE = frozenset(_HAVE.split())
JOINS = frozenset(["and", "or", "&", "plus"])
OF = frozenset(["of", "under", "whose", "where"])
WHOLE = frozenset(["all", "every", "each"])


def tells_actions(tokens: Sequence[Token], spans: Sequence[Span]) -> bool:
    return _between(tokens, spans) is not None


def of_all(tokens: Sequence[Token], spans: Sequence[Span]) -> Span | None:
    """ "With all their milestones done": the word that asks of each, which no query can."""
    between = _between(tokens, spans) or ()
    return next((Span(at, at + 1, None) for at in between if tokens[at].plain in WHOLE), None)


def of_actions(tokens: Sequence[Token], spans: Sequence[Span]) -> Span | None:
    """ "Milestones of red actions": the word that tells milestones by their actions, which no query can."""
    named = any(isinstance(span.meaning, Mentioned) for span in spans)
    nouns = [(span, span.meaning.kind) for span in spans if isinstance(span.meaning, Noun)]
    for (milestone, kind), (action, other) in pairwise(nouns):
        between = range(milestone.last, action.first)
        told = [at for at in between if tokens[at].plain in OF]
        if (kind, other) == (Kind.MILESTONE, Kind.ACTION) and told and not named:
            return Span(told[0], told[0] + 1, None)
    return None


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

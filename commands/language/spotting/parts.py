"""Two questions in one sentence: "how many are done and how many are left", "reds in A plus everything late in C"."""

from collections.abc import Sequence

from commands.language.spans import Span, Token
from commands.language.spotting.meanings import Dated, Filler, Sign
from commands.language.spotting.phrases import word_of
from store.query.model import Coloured, Is

ASKING = frozenset(["how", "what", "whats", "which", "everything", "anything", "whatever", "all"])


def second_question(tokens: Sequence[Token], spans: Sequence[Span]) -> int:
    """Where the second begins, behind "and" or "plus"; 0 where there is one question.

    Both have a condition of their own. What points back, as "how many of those" does, belongs to the first.
    """
    for span in spans:
        at = span.last
        if span.meaning not in (Sign.AND, Sign.BUT) or at >= len(tokens) or word_of(tokens[at]) not in ASKING:
            continue
        before = [one for one in spans if one.last <= span.first]
        behind = [one for one in spans if one.first >= at]
        words = {word_of(token) for token in tokens[at:]}
        points = any(one.meaning is Filler.PRONOUN for one in behind) or words & {"those", "them", "these", "it"}
        if not points and _tells(before) and _tells(behind):
            return at
    return 0


def _tells(spans: Sequence[Span]) -> bool:
    return any(isinstance(one.meaning, Is | Coloured | Dated) for one in spans)

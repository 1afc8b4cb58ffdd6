"""Two questions in one sentence: "how many are done and how many are left", "reds in A plus everything late in C"."""

from collections.abc import Sequence

from commands.language.spans import Span, Token
from commands.language.spotting.meanings import Ask, Dated, Filler, Sign, Starred
from commands.language.spotting.people_meanings import PeopleMeaning
from commands.language.spotting.phrases import word_of
from commands.language.spotting.references import Mentioned
from commands.language.spotting.themes import Themed
from store.query.model import Coloured, Is

_ASKING = "how hows what whats which everything anything whatever all who whos when whens where wheres why whys"
ASKING = frozenset(_ASKING.split())
STANDING = frozenset([Ask.STATUS, Ask.HOW, Ask.SLIPPING])
WHETHER = frozenset(["is", "are", "has", "have", "was", "were", "will"])
""" "And is the audit late" asks anew; "and is late" goes on."""
_SUBJECTS = "the a an my our any anything anyone theme rec recommendation there everything"
SUBJECTS = frozenset(_SUBJECTS.split())
ALL = frozenset(["everything", "anything", "all"])


def second_question(tokens: Sequence[Token], spans: Sequence[Span]) -> int:
    """Where the second begins, behind "and" or "plus"; 0 where there is one question.

    Both have a condition of their own. What points back, as "how many of those" does, belongs to the first.
    """
    for span in spans:
        at = span.last
        if span.meaning not in (Sign.AND, Sign.BUT) or at >= len(tokens) or not _begins(tokens, at):
            continue
        before = [one for one in spans if one.last <= span.first]
        behind = [one for one in spans if one.first >= at]
        words = {word_of(token) for token in tokens[at:]}
        points = any(one.meaning is Filler.PRONOUN for one in behind) or words & {"those", "them", "these", "it"}
        apart = _tells(behind) or _asks_apart(behind, word_of(tokens[at]))
        if not points and apart and (_tells(before) or _asks(before) or _asks_how(tokens[:at])):
            return at
    return 0


def _asks_how(tokens: Sequence[Token]) -> bool:
    """ "Status of Workforce and what's due in Governance"."""
    return bool({"status", "position", "progress", "update", "summary"} & {word_of(token) for token in tokens})


def _begins(tokens: Sequence[Token], at: int) -> bool:
    word, behind = word_of(tokens[at]), word_of(tokens[at + 1]) if at + 1 < len(tokens) else ""
    return word in ASKING or (word in WHETHER and behind in SUBJECTS)


def _tells(spans: Sequence[Span]) -> bool:
    return any(isinstance(one.meaning, Is | Coloured | Dated | Starred) or one.meaning in STANDING for one in spans)


def _asks(spans: Sequence[Span]) -> bool:
    """ "A9.1 and what's overdue", "status of Workforce and what's due in Governance"."""
    return any(one.meaning in (Ask.STATUS, Ask.CHANGES) or isinstance(one.meaning, Mentioned) for one in spans)


def _asks_apart(spans: Sequence[Span], begins: str) -> bool:
    """ "What's overdue and what's changed since Friday", "overdue in A and everything in B"."""
    if begins in ALL and any(isinstance(one.meaning, Themed | Mentioned | PeopleMeaning) for one in spans):
        return True
    return any(one.meaning in (Ask.CHANGES, Ask.SLIPPING) for one in spans)

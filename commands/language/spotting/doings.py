"""What somebody did to the plan: "what did she say last week", "has the Practice Lead changed anything"."""

from collections.abc import Sequence

from commands.language.spans import Span, Token
from commands.language.spotting.meanings import Ask
from commands.language.spotting.people_meanings import PeopleMeaning, Whom
from commands.language.spotting.phrases import word_of

_AUXILIARIES = "did has have had does ve"
AUXILIARIES = frozenset(_AUXILIARIES.split())
_ASKING = "times often what whats which whatever everything anything all and so or"
ASKING = frozenset([*_ASKING.split(), ""])
"""Words before such an auxiliary that ask what was done; "when did she say" and "why did she" ask something else."""
BEFORE_NAMES = frozenset(["the", "our", "my", "any", "all"])
BETWEEN = frozenset(
    ["actually", "just", "even", "ever", "already", "all", "been", "then", "recently", "lately", "also"]
)
_SAYING = """
    say said saying tell told telling report reported reporting update updated updating write wrote written post posted
    submit submitted submitting log logged
"""
SAYING = frozenset(_SAYING.split())
_CHANGING = """
    change changed changing edit edited editing alter altered altering amend amended amending tweak tweaked touch
    touched move moved moving
"""
CHANGING = frozenset(_CHANGING.split())
WHATEVER = frozenset(["anything", "something", "owt", "much", "any"])
MOST_BETWEEN = 3


def spot_doings(tokens: Sequence[Token], people: Sequence[Span]) -> list[Span]:
    """The verb of whoever did something, as a question about changes.

    Args:
        people: the spans of people in the sentence.
    """
    words = [word_of(token) for token in tokens]
    return [span for one in people if _acts(one) and (span := _doing(words, one)) is not None]


def _acts(span: Span) -> bool:
    meaning = span.meaning
    return isinstance(meaning, PeopleMeaning) and meaning.how in (Whom.ONE, Whom.SEVERAL, Whom.ME, Whom.PRONOUN)


def _doing(words: Sequence[str], person: Span) -> Span | None:
    first = person.first
    while first and words[first - 1] in BEFORE_NAMES:
        first -= 1
    helps = words[first - 1] if first else ""
    asking = words[first - 2] if first > 1 else ""
    if helps == "whats":
        # "What's the Practice Lead reported".
        helps, asking = "has", "what"
    if helps not in AUXILIARIES and words[person.first] not in ("ive", "weve"):
        return None
    last = person.last
    while last < len(words) and words[last] in BETWEEN and last - person.last < MOST_BETWEEN:
        last += 1
    verb = words[last] if last < len(words) else ""
    if verb not in SAYING | CHANGING or asking not in ASKING:
        return None
    whether = asking in ("", "and", "so", "or")
    if whether and not WHATEVER & set(words[last + 1 : last + 3]):
        return None
    ends = last + 1 + (words[last + 1 : last + 2] != [] and words[last + 1] in WHATEVER)
    return Span(last, ends, Ask.CHANGES)

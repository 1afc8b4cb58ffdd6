"""Who stands in for somebody who is away: "Ben is covering", "the Head of Service's got my bits"."""

from commands.language.spans import Span
from commands.language.spotting.people import PeopleMeaning, Whom
from commands.language.telling.clauses import Told

COVERS = (
    "is covering",
    "will cover",
    "covers",
    "covering",
    "to cover",
    "cover",
    "will be covering",
    "is standing in",
    "stands in",
    "standing in",
    "will stand in",
    "steps in",
    "stepping in",
    "deputises",
    "deputising",
    "deputise",
    "deputises",
    "deputizing",
    "deputize",
    "deputises for me",
    "will be my deputy",
    "deputy",
    "in my place",
    "instead of me",
    "will pick up",
    "picking up",
    "picks up",
    "is minding",
    "looks after things",
    "will look after",
    "has my stuff",
    "stand in",
    "fill in",
    "filling in",
    "step in",
    "be my cover",
    "is my cover",
    "my cover",
    "acting up",
    "is acting",
    "in charge",
    "holding the fort",
    "has picked up",
    "will pick things up",
    "my cover is",
    "looking after",
    "is looking after",
    "minding",
    "stands in for",
    "go to",
    "contact",
)
_HOLDING = "got|has|has got|have got|having|holding|is holding|taking|is taking|takes|will take|minding|keeping|doing"
HOLDS_IT = ("on it", "got it", "got this", "has it", "has got it", "got them", "has them")
"""They end what is said: "has got it in the diary" is about something else."""
HOLDS_MINE = (
    *(f"{holds} {mine}" for holds in _HOLDING.split("|") for mine in ("my", "all my", "everything", "the lot")),
    "will have my",
    "will do my",
    "does my",
    "taking over",
    "is taking over",
    "takes over",
    "will take over",
    "taking it on",
    "babysitting my",
    "watching my",
    "is watching my",
)
"""Right behind whoever is named: "the Head of Service's got my bits"."""
TURN_TO = (
    "bits are with",
    "things are with",
    "actions are with",
    "stuff is with",
    "work is with",
    "everything is with",
    "goes to",
    "left with",
    "handed to",
    "handed over to",
    "handing over to",
    "covered by",
    "passed to",
    "my stuff to",
    "my bits to",
)
"""Right before whoever is named: "my bits are with the Head of Service"."""


def deputies(told: Told, away: tuple[int, int], people: list[Span]) -> list[int]:
    cover = told.place_of(*COVERS)
    if cover is None:
        return _holding(told, away, people)
    for one in sorted(people, key=lambda one: min(abs(one.last - cover[0]), abs(one.first - cover[1]))):
        meaning = one.meaning
        if not isinstance(meaning, PeopleMeaning) or meaning.how is Whom.ME:
            continue
        if one.last <= away[0] and one.last != cover[0]:
            continue
        return [*meaning.ids[:1], *(() if meaning.ids else meaning.ambiguous[:5])]
    return []


def _holding(told: Told, away: tuple[int, int], people: list[Span]) -> list[int]:
    """Whoever stands right beside words that hand something over, and who is not the one away."""
    for one in people:
        meaning = one.meaning
        if not isinstance(meaning, PeopleMeaning) or meaning.how is Whom.ME or one.last == away[0]:
            continue
        behind, before = told.keys[one.last : one.last + 3], told.keys[max(0, one.first - 4) : one.first]
        before = before[:-1] if before[-1:] == ["the"] else before
        holds = _begins_with(behind, HOLDS_MINE) is not None
        held = _begins_with(behind, HOLDS_IT)
        holds = holds or (held is not None and _ends(told, one.last + held))
        turned = any(before[-len(words) :] == words for words in (phrase.split() for phrase in TURN_TO))
        if holds or (turned and _ends(told, one.last)):
            return [*meaning.ids[:1], *(() if meaning.ids else meaning.ambiguous[:5])]
    return []


def _begins_with(words: list[str], phrases: tuple[str, ...]) -> int | None:
    """How many words of the phrase that they begin with."""
    split = [phrase.split() for phrase in phrases]
    return next((len(one) for one in split if words[: len(one)] == one), None)


def _ends(told: Told, place: int) -> bool:
    """Whether no more is said there than while when, or if what."""
    return place == told.clause_at(place - 1).last or told.keys[place] in ENDS


_ENDS = "while whilst meanwhile instead until till til please pls thanks when during then now"
ENDS = frozenset(_ENDS.split())

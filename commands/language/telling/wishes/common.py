"""What several wishes have in common."""

from collections.abc import Callable, Collection

from commands.language.context import ReadingContext
from commands.language.spans import Span
from commands.language.spotting.people import PeopleMeaning, spot_people
from commands.language.telling.clauses import Told
from commands.language.telling.mentions import Meant
from commands.language.telling.proposals import Change, Proposal
from commands.language.telling.standing import STRIPPED


def proposed(meant: Meant, change: Callable[[str], Change]) -> Proposal | None:
    """The change of each item that is meant, or the question which is."""
    changes = tuple(change(ref) for ref in meant.refs)
    if not changes:
        return None
    return Proposal(changes=changes) if meant.sure else Proposal(which=changes)


def people_in(told: Told, context: ReadingContext) -> list[Span]:
    """Those who are named, with the word that may be "me"."""
    found = spot_people(told.tokens, context.people_words, context.person)
    return [one for one in found if isinstance(one.meaning, PeopleMeaning)]


def whole(told: Told) -> str:
    """All of it, as it was typed, in one line."""
    return " ".join(told.text.split()).strip(STRIPPED)


def text_of(told: Told, places: Collection[int]) -> str | None:
    """Words as they were typed, less the signs around them."""
    words = " ".join(told.tokens[place].typed for place in sorted(places)).strip(STRIPPED + "?!")
    return words or None


def why_in(told: Told, spent: Collection[int]) -> str | None:
    """The reason: what stands behind "because", else the clauses of which nothing was needed for the wish itself."""
    cause = next((place for place, word in enumerate(told.keys) if word in ("because", "cos", "cause")), None)
    if cause is not None:
        return text_of(told, range(cause + 1, len(told.keys)))
    free = [
        place
        for clause in told.clauses
        if clause.first > min(spent, default=0)
        and told.keys[clause.first] not in ("so", "and", "thanks", "thank", "cheers")
        and not any(place in spent for place in clause.places)
        for place in clause.places
    ]
    return text_of(told, free)

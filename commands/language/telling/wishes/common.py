"""What several wishes have in common."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, timedelta

from commands.language.context import ReadingContext
from commands.language.spans import Span
from commands.language.spotting.people import PeopleMeaning, spot_people
from commands.language.telling.clauses import Told
from commands.language.telling.mentions import Meant
from commands.language.telling.proposals import Change, Proposal
from commands.language.telling.standing import STRIPPED
from store.dates.spans import add_months
from store.dates.words import NUMBERS

_COURTEOUS = """
    can could would will may you u we i someone somebody please pls plz just and so also but need needs to want would
    like id should hi hello hey lets think its time let us right ok okay morning afternoon thanks kindly go ahead now
    must ill well oh sorry actually do quickly
"""
COURTEOUS = frozenset([*_COURTEOUS.split(), ""])
"""Before the verb of a wish."""
UNITS = {"day": 1, "days": 1, "week": 7, "weeks": 7, "wk": 7, "wks": 7, "fortnight": 14, "fortnights": 14}
MONTHS = frozenset({"month", "months"})
INEXACT = frozenset({"few", "several", "some", "many"})
NOT_EXACTLY = [one.split() for one in ("and a half", "or so", "or two", "or more", "at least", "or three")]
"""Behind a unit they leave open how long it is: "a week or two"."""


@dataclass(frozen=True)
class Length:
    """How long something takes."""

    days: int
    months: int
    places: range

    def behind(self, day: date) -> date:
        return add_months(day, self.months) + timedelta(days=self.days)


def orders(told: Told, verb: int) -> bool:
    """Whether the verb begins what its clause wishes; "we had to drop it" tells."""
    return all(word in COURTEOUS for word in told.keys[told.clause_at(verb).first : verb])


def length_at(told: Told, place: int) -> Length | None:
    """The length whose unit stands there: "two weeks", "another fortnight", "10 days"."""
    word = told.keys[place]
    if word not in UNITS and word not in MONTHS:
        return None
    if INEXACT & set(told.keys[max(0, place - 2) : place]) or any(
        told.keys[place + 1 : place + 1 + len(words)] == words for words in NOT_EXACTLY
    ):
        return None
    at = next((at for at in range(place - 1, max(-1, place - 4), -1) if number_of(told.keys[at])), None)
    many = number_of(told.keys[at]) if at is not None else 1
    if at is not None and "half" in told.keys[at:place]:
        return None
    if "couple" in told.keys[max(0, place - 2) : place]:
        many = 2
    first = at if at is not None else place
    days = (many or 1) * UNITS.get(word, 0)
    return Length(days, (many or 1) if word in MONTHS else 0, range(first, place + 1))


def number_of(word: str) -> int | None:
    if word.isdecimal() and len(word) < 4:
        return int(word)
    return NUMBERS.get(word) or (1 if word == "another" else None)


def how_long(told: Told) -> Length | None:
    """ "for two weeks", "for a fortnight"; "for three of the four weeks" is something else."""
    for place in range(2, len(told.keys)):
        found = length_at(told, place)
        if found is None:
            continue
        first = found.places[0]
        while first > place - 4 and told.keys[first - 1] in ("a", "the", "about", "another", "next"):
            first -= 1
        if told.keys[first - 1] == "for":
            return Length(found.days, found.months, range(first - 1, place + 1))
    return None


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

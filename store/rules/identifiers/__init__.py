"""Words that could tell who a child is, found before they are stored.

`identifiers_in` finds what the plan refuses: numbers with their check digits, case numbers, dates of birth, postcodes.
`one_child_in` finds what tells of one child or family without any of these, `private_life_in` what is a colleague's own
affair, `doubts_in` what is only doubted. All
answer with places, never with words, so that no caller is tempted to log any. To find one kind more, add a module with
a `find` and name it in `FINDERS`.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from store.rules.identifiers import (
    births,
    case_numbers,
    contacts,
    disguises,
    insurance,
    names,
    numbers,
    one_child,
    postcodes,
    private_life,
)
from store.rules.identifiers.signs import read

Place = tuple[int, int]


class Identifier(StrEnum):
    """As a sentence names it."""

    NHS_NUMBER = "an NHS number"
    UPN = "a unique pupil number"
    CASE_NUMBER = "a case number"
    DATE_OF_BIRTH = "a date of birth"
    POSTCODE = "a postcode"
    NI_NUMBER = "a National Insurance number"


class Doubtful(StrEnum):
    """What is stored with a warning, as a sentence names it."""

    NAME = "a name"
    PHONE = "a phone number"
    EMAIL = "an e-mail address"
    STREET = "a street address"


@dataclass(frozen=True)
class Doubt:
    """A place in the words, not the words."""

    kind: Doubtful
    start: int
    end: int


@dataclass(frozen=True)
class Finding:
    """A place in the words, not the words."""

    kind: Identifier
    start: int
    end: int


FINDERS: dict[Identifier, Callable[[str], Iterable[Place]]] = {
    Identifier.NHS_NUMBER: numbers.nhs_numbers,
    Identifier.UPN: numbers.unique_pupil_numbers,
    Identifier.DATE_OF_BIRTH: births.dates_of_birth,
    Identifier.POSTCODE: postcodes.postcodes,
    Identifier.NI_NUMBER: insurance.insurance_numbers,
}


BESIDE_SOMEBODY: dict[Doubtful, Callable[[str], Iterable[Place]]] = {
    Doubtful.PHONE: contacts.phones,
    Doubtful.EMAIL: contacts.emails,
    Doubtful.STREET: contacts.streets,
}


def identifiers_in(words: str, case_patterns: Iterable[re.Pattern[str]] = case_numbers.PATTERNS) -> list[Finding]:
    """All that must not be stored, in the order of the words.

    Args:
        case_patterns: the shapes of this council's case numbers, where they differ.
    """
    reading = read(words)
    text = reading.text
    if case_patterns is case_numbers.PATTERNS and not any(map(str.isdigit, text)):
        # Each of them holds a digit, and most words of a document hold none.
        return []
    places = [(kind, place) for kind, find in FINDERS.items() for place in find(text)]
    places += [(Identifier.CASE_NUMBER, place) for place in case_numbers.find(text, case_patterns)]
    found = {Finding(kind, *reading.place(*place)) for kind, place in places}
    return sorted(found, key=lambda one: (one.start, one.end))


def one_child_in(words: str, known: Callable[[str], bool] = lambda name: False) -> list[Place]:
    """Where words tell of one child or family.

    Args:
        known: whether a name is a colleague's.
    """
    reading = read(words)
    hidden = [reading.place(*place) for place in disguises.find(reading.text, known)]
    numbers_too = identifiers_in(words) if hidden else []
    hidden = [(first, last) for first, last in hidden if not any(first <= one.start < last for one in numbers_too)]
    return sorted({*(reading.place(*place) for place in one_child.find(reading.text, known)), *hidden})


def private_life_in(words: str) -> list[Place]:
    """Where words tell what is a colleague's own affair."""
    reading = read(words)
    return sorted({reading.place(*place) for place in private_life.find(reading.text)})


def possible_names(words: str) -> list[Place]:
    """Where a child may be named beside a word that says so, such as "brother"."""
    reading = read(words)
    return sorted({reading.place(*place) for place in names.find(reading.text)})


def doubts_in(words: str, known: Callable[[str], bool] = lambda name: False) -> list[Doubt]:
    """All that is doubted, in the order of the words: possible names, and how to reach a child or family.

    Args:
        known: whether a whole name is a colleague's.
    """
    reading = read(words)
    places = {(Doubtful.NAME, place) for place in names.find(reading.text)}
    # Somebody's name inside a longer one is one doubt.
    whole = [place for place in names.whole_names(reading.text) if not known(reading.text[slice(*place)])]
    places |= {(Doubtful.NAME, place) for place in whole if not any(_overlap(place, one) for _, one in places)}
    for sentence in contacts.SENTENCE.finditer(reading.text) if contacts.CUE.search(reading.text) else ():
        for kind, find in BESIDE_SOMEBODY.items():
            for start, end in find(sentence[0]):
                places.add((kind, (sentence.start() + start, sentence.start() + end)))
    found = [Doubt(kind, *reading.place(*place)) for kind, place in places]
    return sorted(found, key=lambda one: (one.start, one.end))


def _overlap(one: Place, other: Place) -> bool:
    return one[0] < other[1] and other[0] < one[1]

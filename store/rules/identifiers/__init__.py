"""Words that could tell who a child is, found before they are stored.

`identifiers_in` finds what the plan refuses: numbers with their check digits, case numbers, dates of birth, postcodes.
`possible_names` finds what is only doubted. Both answer with places, never with words, so that no caller is tempted to
log any. To find one kind more, add a module with a `find` and name it in `FINDERS`.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from store.rules.identifiers import births, case_numbers, names, numbers, postcodes
from store.rules.identifiers.signs import plain

Place = tuple[int, int]


class Identifier(StrEnum):
    """As a sentence names it."""

    NHS_NUMBER = "an NHS number"
    UPN = "a unique pupil number"
    CASE_NUMBER = "a case number"
    DATE_OF_BIRTH = "a date of birth"
    POSTCODE = "a postcode"


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
}


def identifiers_in(words: str, case_patterns: Iterable[re.Pattern[str]] = case_numbers.PATTERNS) -> list[Finding]:
    """All that must not be stored, in the order of the words.

    Args:
        case_patterns: the shapes of this council's case numbers, where they differ.
    """
    text = plain(words)
    if case_patterns is case_numbers.PATTERNS and not any(map(str.isdigit, text)):
        # Each of them holds a digit, and most words of a document hold none.
        return []
    found = [Finding(kind, *place) for kind, find in FINDERS.items() for place in find(text)]
    found += [Finding(Identifier.CASE_NUMBER, *place) for place in case_numbers.find(text, case_patterns)]
    return sorted(found, key=lambda one: (one.start, one.end))


def possible_names(words: str) -> list[Place]:
    """Where a child may be named. A doubt to put to the writer, never a reason to refuse."""
    return sorted(set(names.find(plain(words))))

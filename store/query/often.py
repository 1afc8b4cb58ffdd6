"""Questions that are asked in many places."""

from collections.abc import Iterable

from store.models import Person
from store.query.model import IS_OPEN, Answers, Condition, InTheme, OneOf, OwnedBy, Query, Subject


def owned_by(person: Person) -> OwnedBy:
    assert person.id is not None
    return OwnedBy(people=(person.id,))


def open_of(person: Person) -> Query:
    """What somebody owns that is open."""
    return Query(where=(IS_OPEN, owned_by(person)))


def meant(subjects: Iterable[Subject]) -> list[Condition]:
    """The conditions of lying in one of these; what holds no items adds none."""
    found: list[Condition] = []
    for one in subjects:
        match one.kind:
            case "item":
                found.append(OneOf(refs=(one.key,)))
            case "theme":
                found.append(InTheme(letters=(one.key,)))
            case "recommendation":
                found.append(Answers(numbers=(int(one.key.removeprefix("R")),)))
            case "person":
                found.append(OwnedBy(people=(int(one.key),)))
    return found

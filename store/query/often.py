"""Questions that are asked in many places."""

from store.models import Person
from store.query.model import IS_OPEN, OwnedBy, Query


def owned_by(person: Person) -> OwnedBy:
    assert person.id is not None
    return OwnedBy(people=(person.id,))


def open_of(person: Person) -> Query:
    """What somebody owns that is open."""
    return Query(where=(IS_OPEN, owned_by(person)))

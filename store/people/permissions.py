"""Who may do what, in one place."""

from collections.abc import Collection
from typing import Literal

from store.models import Item, Person
from store.rules.terms import Role

Verb = Literal["read", "update", "edit"]
"""`update`: say how a thing stands. `edit`: assign, add, move dates, rename, set where digests go."""


def can_be_asked(person: Person) -> bool:
    """Whether somebody can own what is in the plan: guests and closed accounts cannot."""
    return person.active and not person.guest


def may(person: Person, verb: Verb, item: Item | None = None, *, stands_in_for: Collection[int] = ()) -> bool:
    """Guests, people of other organisations and closed accounts may do nothing; any full member may read.

    Args:
        stands_in_for: the owners whose deputy this person is on the day (`leave.stood_in_for`).
    """
    if not can_be_asked(person):
        return False
    if verb == "read" or person.role in (Role.LEAD, Role.ADMIN):
        return True
    if verb != "update" or item is None:
        return False
    return item.owner_id == person.id or item.owner_id in stands_in_for

"""How many of what lies under something are to fulfil what is said of it."""

from enum import StrEnum


class Having(StrEnum):
    """How many of the items of a recommendation, theme, action or person fulfil the conditions."""

    SOME = "some"
    NONE = "none"
    EACH = "each"
    """There is at least one, and what is said of it holds for each."""


WIDE = frozenset({"kind", "theme", "recommendation", "owner", "team"})
"""Conditions that tell which items are looked at, where it is asked what holds for none or each of them."""

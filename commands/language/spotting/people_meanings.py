"""Whom words of a sentence mean."""

from dataclasses import dataclass
from enum import StrEnum


class Whom(StrEnum):
    ONE = "one"
    SEVERAL = "several"
    """All of them: "team managers"."""
    ME = "me"
    TEAM = "team"
    """Whoever reports to `ids`, at any distance: a `ReportsTo` condition."""
    PRONOUN = "pronoun"
    """ "she", "him": whoever was spoken of."""
    NAMED_IN_PLAN = "named in the plan"
    """The plan's document names them, and no account is known: `named` says how."""


@dataclass(frozen=True)
class PeopleMeaning:
    ids: tuple[int, ...]
    how: Whom
    ambiguous: tuple[int, ...] = ()
    """Whoever fits, where several do and one is meant; then `ids` is empty."""
    named: str = ""
    """As the plan names them, where no account is known."""


@dataclass(frozen=True)
class Nobody:
    """A name, as typed, that nobody bears."""

    name: str

"""People in a sentence: mentions, names and parts of names, posts and their initials, "me", "my team"."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlmodel import Session

from commands.language.spans import Span, Token
from store.models import Person, Plan


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


class PeopleWords:
    """The people of a plan and of the council, looked up for the words of one sentence."""

    def __init__(self, session: Session, plan: Plan) -> None:
        self._session, self._plan = session, plan


def spot_people(tokens: Sequence[Token], people: PeopleWords, me: Person) -> list[Span]:
    """Spans whose meaning is a `PeopleMeaning`, or `Nobody`."""
    return [
        Span(token.place, token.place + 1, PeopleMeaning((me.id or 0,), Whom.ME))
        for token in tokens
        if token.plain in ("me", "my", "mine")
    ]

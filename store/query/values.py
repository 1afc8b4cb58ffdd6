"""The values that a question is made of: stretches of days, spans of numbers, and sets that are equal in any order."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from store.rules.terms import Brag, Kind, Progress


def in_order(values: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(sorted(set(values)))


Letters = Annotated[tuple[str, ...], Field(min_length=1), AfterValidator(in_order)]
LARGEST = 100_000
"""No amount, day count or length of a list that anybody means is larger, and days can be counted so far."""
RowId = Annotated[int, Field(ge=0, le=2**31 - 1)]
Amount = Annotated[int, Field(ge=-LARGEST, le=LARGEST)]
Numbers = Annotated[tuple[RowId, ...], Field(min_length=1), AfterValidator(in_order)]


def as_listed(enum: type[StrEnum]) -> AfterValidator:
    """Each once, in the order in which the closed list has them."""
    return AfterValidator(lambda values: tuple(one for one in enum if one in values))


Kinds = Annotated[tuple[Kind, ...], Field(min_length=1), as_listed(Kind)]
Colours = Annotated[tuple[Brag, ...], Field(min_length=1), as_listed(Brag)]
SaidProgress = Annotated[tuple[Progress, ...], Field(min_length=1), as_listed(Progress)]


class Typed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Window(Typed):
    """London dates, both included. None is open; one of the two is given."""

    first: date | None = None
    last: date | None = None

    @model_validator(mode="after")
    def _bounded(self) -> Self:
        if self.first is None and self.last is None:
            raise ValueError("a window has a first or a last day")
        if self.first is not None and self.last is not None and self.last < self.first:
            raise ValueError("the last day is before the first")
        return self


class Span(Typed):
    """Whole numbers, both included; None is open."""

    least: Amount | None = None
    most: Amount | None = None

    @model_validator(mode="after")
    def _bounded(self) -> Self:
        if self.least is None and self.most is None:
            raise ValueError("a span has a least or a most")
        return self


class ChangeKind(StrEnum):
    UPDATES = "updates"
    DATES = "moved dates"
    """Promised dates."""
    OWNERS = "owners"
    TITLES = "titles"
    ADDED = "added"
    """Actions and milestones that were new."""


LONGEST_ID = 10
"""Digits, which no id of ours has."""


class Subject(Typed):
    """The one that a card, a status or a comparison is about."""

    kind: Literal["item", "recommendation", "theme", "standard", "risk", "board", "person"]
    key: str
    """A reference, a theme's letter, a board's name, or the id of a person."""

    @model_validator(mode="after")
    def _of_its_kind(self) -> Self:
        if self.kind == "person" and not (self.key.isdecimal() and len(self.key) < LONGEST_ID):
            raise ValueError("a person is meant by their id")
        return self


class State(StrEnum):
    OPEN = "open"
    COMPLETE = "complete"
    OVERDUE = "overdue"
    """Open although its promised date has passed, whatever is expected now."""
    BLOCKED = "blocked"
    """Open, and its newest update names what is in its way."""
    SNOOZED = "snoozed"
    CLAIMED = "claimed"
    """Said complete, and not yet verified."""
    DISOWNED = "disowned"
    """Its owner says that it is not theirs."""
    NEVER_UPDATED = "never updated"
    """Nobody has said anything of it here; what a document had printed is nothing said."""
    DROPPED = "no longer needed"
    """Closed by a programme lead, and not complete: part of an answer where it is asked for alone."""


class Lacking(StrEnum):
    OWNER = "owner"
    """Nobody who can be asked: an owner whose account is closed or a guest's counts as none."""
    DATE = "date"
    FORECAST = "forecast"
    """Nobody has said when it is expected."""
    EVIDENCE = "evidence"
    MILESTONES = "milestones"


class Happening(StrEnum):
    """What a window of days is about."""

    PROMISED = "promised"
    """The baseline."""
    EXPECTED = "expected"
    """The forecast; where there is none, the baseline."""
    COMPLETED = "completed"
    HEARD = "heard"
    """The newest update by a person."""
    STARTS = "starts"

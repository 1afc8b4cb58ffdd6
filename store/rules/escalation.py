"""The ladder that something climbs while it is overdue and nobody says how it stands."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from store.rules.subject import Noted, Subject
from store.rules.working_days import DAY, listed

LADDER = "escalated after"
"""How the history names a change of it."""
MOST_DAYS = 250
"""Working days: about a year."""


class Step(StrEnum):
    """Who hears of it. The last rung of the ladder, the digest, writes to nobody."""

    MANAGER = "manager"
    LEADS = "leads"


class Instead(StrEnum):
    """Why the programme leads hear at the manager's step."""

    NO_MANAGER = "no_manager"
    MANAGER_GONE = "manager_gone"
    MANAGER_AWAY = "manager_away"
    OWNER_STANDS_IN = "owner_stands_in"
    """The manager is away, and the owner is their deputy."""


@dataclass(frozen=True)
class Answer:
    """The newest word of a person on how something stands."""

    said_on: date
    expects: date | None
    """The day by which it expects it done, if it names one."""
    expected: date | None = None
    """The day that an earlier word had named. It stands until another is named."""

    def counts_until(self, stale_after: int) -> date:
        """The last day on which nobody needs to say more."""
        if self.expects is not None:
            return self.expects
        goes_stale = self.said_on + DAY * (stale_after - 1)
        return goes_stale if self.expected is None else max(self.expected, goes_stale)


Ladder = Annotated[tuple[Annotated[int, Field(ge=1, le=MOST_DAYS)], ...], Field(max_length=3)]


class EscalationSettings(Subject):
    days: Annotated[Ladder, Noted(LADDER, listed)] = (5, 10, 20)
    """Working days overdue without an update that counts: until the owner's manager hears, the programme leads do, and
    the digest lists it. A shorter ladder ends sooner; without any, nothing climbs."""

    @model_validator(mode="after")
    def _climbs(self) -> Self:
        if list(self.days) != sorted(set(self.days)):
            raise ValueError("each step comes later than the one before")
        return self

    @property
    def steps(self) -> tuple[tuple[Step, int], ...]:
        return tuple(zip(Step, self.days, strict=False))

    @property
    def exception_after(self) -> int | None:
        return self.days[2] if len(self.days) > 2 else None

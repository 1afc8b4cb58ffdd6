"""The ladder that something climbs while it is overdue and nobody says how it stands."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import BaseModel, Field, model_validator

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


class EscalationSettings(BaseModel, frozen=True):
    days: tuple[Annotated[int, Field(ge=1, le=MOST_DAYS)], ...] = Field(default=(5, 10, 20), max_length=3)
    """Working days overdue without a word: until the owner's manager hears, until the programme leads do, until the
    digest lists it. A shorter ladder ends sooner; without any, nothing climbs."""

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

"""How a plan's owners are asked, as data: what is not set stands as it is here.

What is a person's own, such as their hours, stands in `asking_people` and `sending_hours`.
"""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, Field

from store.rules.working_days import Calendar, Span

LONGEST_LEAD = 250
"""Working days: about a year."""
MOST_LEADS = 12


def _days(leads: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(sorted(set(leads), reverse=True))


LeadTimes = Annotated[
    tuple[Annotated[int, Field(ge=0, le=LONGEST_LEAD)], ...], Field(max_length=MOST_LEADS), AfterValidator(_days)
]
"""Working days before a date, furthest first. None at all: it is asked about only once it is overdue or stale."""


class Closure(BaseModel, frozen=True):
    """Days on which the whole council is closed."""

    first: date
    last: date

    @property
    def span(self) -> Span:
        return self.first, self.last


class NudgeSettings(BaseModel, frozen=True):
    """Earlier releases kept a person's hours here as well; such fields are read over."""

    lead_times: LeadTimes = (20, 10, 5, 2, 0)
    stale_after: int = Field(default=28, ge=1, le=1_000)
    """Days without an update."""
    closed: tuple[Closure, ...] = ()

    @property
    def calendar(self) -> Calendar:
        return Calendar().without(one.span for one in self.closed)

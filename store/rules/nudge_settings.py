"""How a plan's owners are asked, as data: what is not set stands as it is here.

What is a person's own, such as their hours, stands in `asking_people` and `sending_hours`.
"""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, Field

from store.rules.subject import Noted, Subject
from store.rules.working_days import DAY, Calendar, Nation, Span, listed

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

    @property
    def said(self) -> str:
        return self.first.isoformat() if self.first == self.last else f"{self.first} to {self.last}"


def _said(closed: Sequence[Closure]) -> str:
    return ", ".join(one.said for one in closed) or "no days"


class NudgeSettings(Subject):
    """Earlier releases kept a person's hours here as well; such fields are read over."""

    lead_times: Annotated[LeadTimes, Noted("asked before a date", listed)] = (20, 10, 5, 2, 0)
    stale_after: Annotated[int, Field(ge=1, le=1_000), Noted("stale after", "{} days".format)] = 28
    """Days without an update."""
    closed: Annotated[tuple[Closure, ...], Noted("closed", _said)] = ()

    nation: Annotated[Nation, Noted("bank holidays")] = Nation.ENGLAND_AND_WALES

    @property
    def calendar(self) -> Calendar:
        return Calendar(nations=frozenset({self.nation})).without(one.span for one in self.closed)

    def without(self, first: date, last: date) -> tuple[Closure, ...]:
        """What is left of its closures outside these days."""
        left = []
        for one in self.closed:
            if one.first < first:
                left.append(Closure(first=one.first, last=min(one.last, first - DAY)))
            if one.last > last:
                left.append(Closure(first=max(one.first, last + DAY), last=one.last))
        return tuple(left)

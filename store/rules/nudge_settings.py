"""How a plan's owners are asked, as data: what is not set stands as it is here."""

from datetime import date, time
from functools import lru_cache
from typing import Annotated, Self
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, BaseModel, Field, model_validator

from store.rules.sending_hours import SendingHours
from store.rules.working_days import Calendar, Span

TUESDAY = 1
LONGEST_LEAD = 250
"""Working days: about a year."""
MOST_LEADS = 12


def known_zone(name: str | None) -> str | None:
    """The name where there is such a time zone, else None: a chat's word for it may be anything."""
    return name if name in _zones() else None


@lru_cache(maxsize=1)
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def _zone(name: str) -> str:
    if known_zone(name) is None:
        raise ValueError("there is no such time zone")
    return name


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
    lead_times: LeadTimes = (20, 10, 5, 2, 0)
    stale_after: int = Field(default=28, ge=1, le=1_000)
    """Days without an update."""
    weekday: int = Field(default=TUESDAY, ge=0, le=6)
    """When what is overdue or stale is asked about, unless the owner has chosen a day; Monday is 0."""
    at: time = time(9, 30)
    """From when on a day an owner is asked, by their own clocks, unless they have chosen another time."""
    opens: time = time(8, 30)
    closes: time = time(17, 30)
    """Nobody is written to at this time or later."""
    time_zone: Annotated[str, AfterValidator(_zone)] = "Europe/London"
    """Of those whose own zone is not known."""
    closed: tuple[Closure, ...] = ()
    most_a_week: int = Field(default=2, ge=1, le=5)
    urgent_within: int = Field(default=2, ge=0, le=20)
    """Days: what falls due so soon is asked about however many messages the week has had."""
    patience: int = Field(default=7, ge=1, le=60)
    """Days for which a lead time on which nothing could be said is still made up for."""

    @model_validator(mode="after")
    def _in_hours(self) -> Self:
        if not self.opens <= self.at < self.closes:
            raise ValueError("owners are asked within sending hours")
        return self

    @property
    def calendar(self) -> Calendar:
        return Calendar().without(one.span for one in self.closed)

    def hours(self, zone: str | None, calendar: Calendar) -> SendingHours:
        return SendingHours(self.opens, self.closes, ZoneInfo(zone or self.time_zone), calendar)

"""When somebody may be written to: in the hours of a working day, by the clocks where they are."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from store.rules.working_days import DAY, Calendar, is_working_day, working_day_on_or_after

OPENS = time(8, 30)
CLOSES = time(17, 30)
"""Nobody is written to at this time or later."""
TIME_ZONE = "Europe/London"
"""Of those whose own zone is not known."""


@dataclass(frozen=True)
class SendingHours:
    zone: ZoneInfo
    calendar: Calendar
    opens: time = OPENS
    closes: time = CLOSES


def hours_in(zone: str | None, calendar: Calendar) -> SendingHours:
    """Args: zone: as the person's chat names it, where it does."""
    return SendingHours(ZoneInfo(zone or TIME_ZONE), calendar)


def known_zone(name: str | None) -> str | None:
    """The name where there is such a time zone, else None: a chat's word for it may be anything."""
    return name if name in _zones() else None


@lru_cache(maxsize=1)
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def may_send(now: datetime, hours: SendingHours) -> bool:
    local = now.astimezone(hours.zone)
    return hours.opens <= local.time() < hours.closes and is_working_day(local.date(), hours.calendar)


def next_moment_to_send(now: datetime, hours: SendingHours) -> datetime:
    """`now` where somebody may be written to, else the moment in UTC at which the next such hours begin."""
    if may_send(now, hours):
        return now
    local = now.astimezone(hours.zone)
    day = local.date() if local.time() < hours.opens else local.date() + DAY
    return _begin(day, hours)


def _begin(day: date, hours: SendingHours) -> datetime:
    """When the hours of the first working day from `day` on begin.

    On a day on which the clocks go forward over that time, it is the moment that they jump to; where they go back over
    it, the first of the two.
    """
    opens = datetime.combine(working_day_on_or_after(day, hours.calendar), hours.opens, tzinfo=hours.zone)
    return opens.astimezone(UTC)

"""When somebody may be written to: in the hours of a working day, by the clocks where they are."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from store.rules.working_days import DAY, Calendar, is_working_day, working_day_on_or_after


@dataclass(frozen=True)
class SendingHours:
    opens: time
    closes: time
    zone: ZoneInfo
    calendar: Calendar


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

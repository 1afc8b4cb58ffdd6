"""Days of the plan are London dates; moments are aware UTC. These carry one to the other."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def london_day(moment: datetime) -> date:
    return moment.astimezone(LONDON).date()


def london_time(moment: datetime) -> str:
    return f"{moment.astimezone(LONDON):%H:%M}"


def london_moment(day: date, at: time) -> datetime:
    """A time on London's clocks as a UTC moment; of an hour that comes twice it is the first."""
    return datetime.combine(day, at, tzinfo=LONDON).astimezone(UTC)


def read_moment(words: str) -> datetime:
    """An ISO moment; a time typed without an offset is London's, a bare day is 09:00 there.

    Raises:
        ValueError: the words are no ISO moment.
    """
    if len(words) == 10:
        return london_moment(date.fromisoformat(words), time(9))
    moment = datetime.fromisoformat(words)
    return (moment if moment.tzinfo else moment.replace(tzinfo=LONDON)).astimezone(UTC)

"""The policy of delivery: how fast, how patiently, at which hours, and by which clock."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from sqlmodel import Session

from scheduler.clock import Clock
from scheduler.delivery.hours import in_their_hours
from store.delivery.outbox import LEASE
from store.delivery.rate_limits import Pace
from store.models import Outgoing, Person

MaySend = Callable[[Session, Outgoing, Person | None, datetime], datetime]
"""The first moment, from the given one on, at which this message may reach this person (None: a channel)."""


class SharedClock(Protocol):
    """A clock that all processes on one database read alike."""

    def now(self, session: Session) -> datetime: ...

    def elapsed(self) -> timedelta:
        """A count of this process's own machine, which nobody can set."""
        ...


LONGEST_WAIT = timedelta(seconds=320)
MOST_TRIES = 48
"""With the waits below, a chat that fails all the time is tried for nearly four hours."""


@dataclass(frozen=True)
class DeliveryPolicy:
    pace: Pace | None = None
    """None where nothing need be held back. It needs a clock that goes: one that stands still never refills a lane."""
    clock: Clock | None = None
    """Gives newer moments while many messages go; without it, all of a round is one moment."""
    lane_clock: Clock | None = None
    """Real time, by which it is noted who serves the chat; without it, the clock above."""
    shared_clock: SharedClock | None = None
    """By which leases and the chat's waits are kept; without it, the clock for the lane."""
    may_send: MaySend = in_their_hours
    lease: timedelta = LEASE
    """Longer than any call to the chat may take: no call begins after half of it."""
    settle: timedelta = timedelta(seconds=30)
    """How long after a doubt a message is looked up: what was still on its way has arrived by then."""
    first_wait: timedelta = timedelta(seconds=10)
    longest_round: timedelta = timedelta(seconds=5)
    """Then the jobs have their turn, and whoever wants the process to end."""

    def wait(self, attempts: int) -> timedelta:
        """Twice as long after each attempt."""
        return min(self.first_wait * (1 << min(attempts - 1, 10)), LONGEST_WAIT)


DEFAULT_POLICY = DeliveryPolicy()

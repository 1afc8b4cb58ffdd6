"""The one place that reads the time of day."""

from datetime import UTC, datetime
from threading import Lock
from typing import Protocol


class Clock(Protocol):
    @property
    def real(self) -> bool:
        """Whether it shows the time of day. Only such a clock is ever distrusted."""
        ...

    def now(self) -> datetime:
        """Aware UTC."""
        ...


class WallClock:
    real = True

    def now(self) -> datetime:
        return datetime.now(UTC)


class SetClock:
    """A clock that people move: the demo's, and that of `--at`. It stands still in between."""

    real = False

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._lock = Lock()

    def now(self) -> datetime:
        with self._lock:
            return self._now

    def move_to(self, now: datetime) -> None:
        """Raises `ValueError` for a moment before the one it shows."""
        with self._lock:
            if now < self._now:
                raise ValueError("The clock only moves forwards.")
            self._now = now


class ClockWatch:
    """Remembers what a real clock showed last in this process.

    One that jumps is not believed: see `store.delivery.heartbeats`.
    """

    def __init__(self) -> None:
        self._last: datetime | None = None

    def look(self, now: datetime) -> datetime | None:
        """Returns what it showed the last time; None the first time."""
        last, self._last = self._last, now
        return last

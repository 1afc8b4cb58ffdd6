"""The one place that reads the time of day, and what the machine counts since it was started."""

import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
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


BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
_ZERO = datetime(1970, 1, 1, tzinfo=UTC)


class WallCount:
    """The time of day as a count, where a system tells no steady one: nobody may set its clock while messages go."""

    boot_id = "wall"

    def elapsed(self) -> timedelta:
        return datetime.now(UTC) - _ZERO

    def wall(self) -> datetime:
        return datetime.now(UTC)


class BootCount(WallCount):
    """What Linux counts since it was started, also while the machine sleeps."""

    def __init__(self, boot_id: str) -> None:
        self.boot_id = boot_id

    def elapsed(self) -> timedelta:
        assert sys.platform == "linux"
        return timedelta(seconds=time.clock_gettime(time.CLOCK_BOOTTIME))


def steady_count() -> WallCount:
    """The steadiest that this system has."""
    try:
        boot_id = BOOT_ID.read_text("ascii").strip() if sys.platform == "linux" else ""
    except OSError:
        boot_id = ""
    return BootCount(boot_id) if boot_id else WallCount()


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

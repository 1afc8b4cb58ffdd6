"""A backup of the database each night, made behind the beat: a folder that does not answer holds up no message."""

from datetime import datetime, time, timedelta
from pathlib import Path
from threading import Lock, Thread

import structlog

from scheduler.clock import Clock
from store.copies.backing_up import back_up
from store.copies.backups import backups
from store.time import london_day, london_moment

log = structlog.get_logger()

HOUR = time(2)
"""In London: before the directory is read, and long after the last message."""
AGAIN = timedelta(hours=1)
"""After what has gone wrong."""


class NightlyBackup:
    def __init__(self, database: Path, folder: Path, keep: int, clock: Clock) -> None:
        self._database, self._folder, self._keep = database, folder, keep
        self._clock = clock
        self._due_at: datetime | None = None
        self._making = Lock()

    def look(self) -> None:
        """Make one where it is time: behind the caller, but at a clock that people move."""
        if self._due_at is not None and self._clock.now() < self._due_at:
            return
        if self._clock.real:
            Thread(target=self._make, name="backup", daemon=True).start()
        else:
            self._make()

    def _make(self) -> None:
        if not self._making.acquire(blocking=False):
            return
        now = self._clock.now()
        try:
            # The folder itself knows which night was had, whichever process had it.
            if not any(last_night(now) <= one.at <= now for one in backups(self._folder)):
                made = back_up(self._database, self._folder, now, keep=self._keep)
                log.info("backed up", bytes=made.size)
        except Exception:
            # The outermost handler of this thread.
            log.exception("not backed up")
            self._due_at = now + AGAIN
        else:
            self._due_at = last_night(now + timedelta(days=1))
        finally:
            self._making.release()


def last_night(now: datetime) -> datetime:
    """The newest moment at which it was time."""
    today = london_moment(london_day(now), HOUR)
    return today if today <= now else london_moment(london_day(now - timedelta(days=1)), HOUR)

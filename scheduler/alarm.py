"""APScheduler as an alarm clock: it calls a function now and then. What is due is decided by rows, not by it."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from apscheduler.job import Job
from apscheduler.schedulers.background import BackgroundScheduler

from scheduler.clock import Clock, WallClock

EVERY = timedelta(seconds=20)
SOON = timedelta(seconds=1)
"""The shortest time until it is called again by its own wish, however much waits."""

A_MOMENT = timedelta(milliseconds=50)
"""By then the call before is over for the library, too, which skips one that comes while another runs."""


class _Scheduler(BackgroundScheduler):  # type: ignore[misc]  # the library has no types
    """APScheduler sleeps until a time of day, so a clock that is set back by a day would silence it for a day."""

    def __init__(self, clock: Clock) -> None:
        super().__init__(timezone=UTC)
        self._clock = clock

    def _process_jobs(self) -> float:
        latest = self._clock.now() + 2 * EVERY
        for job in self.get_jobs():
            if job.next_run_time > latest:
                job.modify(next_run_time=self._clock.now())
        longest = EVERY.total_seconds()
        return min(super()._process_jobs() or longest, longest)


class Alarm:
    """Calls `ring` in a thread of its own, now and then, once at a time."""

    def __init__(
        self, ring: Callable[[], datetime | None], clock: Clock | None = None, *, first: timedelta = EVERY
    ) -> None:
        """Args:
        ring: returns when it would like to be called again, if that is soon.
        first: how long until the first call; by then the chat's directory has been read.
        """
        self._ring = ring
        self._first = first
        self._clock = clock or WallClock()
        self._scheduler = _Scheduler(self._clock)
        self._job: Job | None = None
        self._lock = threading.Lock()
        self._ringing = self._has_rung = self._wanted = False

    def start(self) -> None:
        self._job = self._scheduler.add_job(
            self._sound,
            "interval",
            seconds=EVERY.total_seconds(),
            next_run_time=self._clock.now() + self._first,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
        self._scheduler.start()

    def stop(self) -> None:
        self._scheduler.shutdown(wait=True)

    def soon(self) -> None:
        """Something has come up. Before the first call, that one is soon enough."""
        with self._lock:
            self._wanted = True
            if self._has_rung and not self._ringing:
                self._again_at(self._clock.now() + A_MOMENT)

    def _sound(self) -> None:
        with self._lock:
            self._wanted, self._ringing = False, True
        again = None
        try:
            again = self._ring()
        finally:
            with self._lock:
                self._ringing, self._has_rung = False, True
                now = self._clock.now()
                # What came up while it rang may have come too late for that.
                wish = now if self._wanted else again
                if wish is not None:
                    self._again_at(now + pause(wish - now))

    def _again_at(self, moment: datetime) -> None:
        assert self._job is not None
        self._job.modify(next_run_time=moment)


def pause(wish: timedelta) -> timedelta:
    return min(max(wish, SOON), EVERY)

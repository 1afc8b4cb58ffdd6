"""APScheduler as an alarm clock: it calls a function now and then. What is due is decided by rows, not by it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.background import BackgroundScheduler

from scheduler.clock import Clock, WallClock

EVERY = timedelta(seconds=20)
SOON = timedelta(seconds=1)
"""The shortest time between two calls, however much waits."""


class _Alarm(BackgroundScheduler):  # type: ignore[misc]  # the library has no types
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


def start_alarm(
    ring: Callable[[], datetime | None], clock: Clock | None = None, *, first: timedelta = EVERY
) -> Callable[[], None]:
    """Start calling `ring` in a thread of its own, now and then; returns what stops it.

    Args:
        ring: returns when it would like to be called again, if that is soon.
        first: how long until the first call; by then the chat's directory has been read.
    """
    clock = clock or WallClock()
    scheduler = _Alarm(clock)

    def sound() -> None:
        again = ring()
        if again is not None:
            now = clock.now()
            job.modify(next_run_time=now + pause(again - now))

    job = scheduler.add_job(
        sound,
        "interval",
        seconds=EVERY.total_seconds(),
        next_run_time=clock.now() + first,
        coalesce=True,
        max_instances=1,
        misfire_grace_time=None,
    )
    scheduler.start()
    return lambda: scheduler.shutdown(wait=True)


def pause(wish: timedelta) -> timedelta:
    return min(max(wish, SOON), EVERY)

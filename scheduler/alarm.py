"""APScheduler as an alarm clock: it calls a function every minute. What is due is decided by rows, not by it."""

from collections.abc import Callable
from datetime import UTC

from apscheduler.schedulers.background import BackgroundScheduler

EVERY_SECONDS = 60


def start_alarm(ring: Callable[[], object]) -> Callable[[], None]:
    """Start calling `ring` in a thread of its own; returns what stops it."""
    scheduler = BackgroundScheduler(timezone=UTC)
    scheduler.add_job(ring, "interval", seconds=EVERY_SECONDS, coalesce=True, max_instances=1)
    scheduler.start()
    return lambda: scheduler.shutdown(wait=True)

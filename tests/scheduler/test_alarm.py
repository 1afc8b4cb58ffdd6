"""The alarm: rung again soon while something waits, never busily, and not silenced by a clock that is set back."""

import threading
from datetime import datetime, timedelta

from scheduler.alarm import EVERY, SOON, pause, start_alarm
from scheduler.clock import WallClock

PATIENCE = 10


def test_it_rings_again_soon_while_something_waits() -> None:
    rung: list[datetime] = []
    twice = threading.Event()

    def ring() -> datetime | None:
        rung.append(WallClock().now())
        if len(rung) == 2:
            twice.set()
        return rung[-1]

    stop = start_alarm(ring, first=SOON)
    try:
        assert twice.wait(PATIENCE)
    finally:
        stop()
    assert SOON - timedelta(milliseconds=50) <= rung[1] - rung[0] < EVERY


def test_it_is_never_rung_busily_nor_put_off_for_long() -> None:
    assert pause(timedelta(seconds=-30)) == SOON
    assert pause(timedelta(seconds=7)) == timedelta(seconds=7)
    assert pause(timedelta(hours=3)) == EVERY


class SetBack:
    """A wall clock that is set back by two days after it was first read."""

    real = True

    def __init__(self) -> None:
        self._ahead = timedelta(days=2)

    def now(self) -> datetime:
        ahead, self._ahead = self._ahead, timedelta()
        return WallClock().now() + ahead


def test_a_clock_that_is_set_back_does_not_silence_it() -> None:
    """The library waits for a time of day, which then comes two days later."""
    rung = threading.Event()
    stop = start_alarm(lambda: rung.set(), SetBack())
    try:
        assert rung.wait(PATIENCE)
    finally:
        stop()

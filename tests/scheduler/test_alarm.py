"""The alarm: rung again soon while something waits, never busily, and not silenced by a clock that is set back."""

import itertools
import threading
from datetime import datetime, timedelta

from scheduler.alarm import EVERY, SOON, Alarm, pause
from scheduler.clock import WallClock
from tests.patience import STUCK_SECONDS


def test_it_rings_again_soon_while_something_waits() -> None:
    rung: list[datetime] = []
    twice = threading.Event()

    def ring() -> datetime | None:
        rung.append(WallClock().now())
        if len(rung) == 2:
            twice.set()
        return rung[-1]

    alarm = Alarm(ring, first=SOON)
    alarm.start()
    try:
        assert twice.wait(STUCK_SECONDS)
    finally:
        alarm.stop()
    assert SOON - timedelta(milliseconds=50) <= rung[1] - rung[0] < EVERY


def test_it_rings_at_once_for_what_has_come_up_and_once_more_for_what_comes_up_meanwhile() -> None:
    rung: list[datetime] = []
    first, thrice = threading.Event(), threading.Event()

    def ring() -> None:
        rung.append(WallClock().now())
        if len(rung) == 1:
            first.set()
        if len(rung) == 2:
            alarm.soon()
        if len(rung) == 3:
            thrice.set()

    alarm = Alarm(ring, first=timedelta(milliseconds=1))
    alarm.start()
    try:
        assert first.wait(STUCK_SECONDS)
        alarm.soon()
        assert thrice.wait(STUCK_SECONDS)
    finally:
        alarm.stop()
    assert all(later - before < EVERY / 2 for before, later in itertools.pairwise(rung))


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
    alarm = Alarm(lambda: rung.set(), SetBack())
    alarm.start()
    try:
        assert rung.wait(STUCK_SECONDS)
    finally:
        alarm.stop()

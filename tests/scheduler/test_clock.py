"""Clocks: the demo's is moved by people, and only forwards."""

from datetime import UTC, timedelta

import pytest

from scheduler.clock import SetClock, WallClock
from tests.small_plan import NOW


def test_a_set_clock_stands_still_until_it_is_moved() -> None:
    clock = SetClock(NOW)
    assert clock.now() == clock.now() == NOW
    clock.move_to(NOW + timedelta(days=1))
    clock.move_to(NOW + timedelta(days=1))
    assert clock.now() == NOW + timedelta(days=1)


def test_a_set_clock_moves_only_forwards() -> None:
    clock = SetClock(NOW)
    with pytest.raises(ValueError, match="forwards"):
        clock.move_to(NOW - timedelta(seconds=1))
    assert clock.now() == NOW


def test_the_wall_clock_is_aware_and_in_utc() -> None:
    assert WallClock().now().tzinfo is UTC

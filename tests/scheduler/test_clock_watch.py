"""A real clock that jumps is not believed: nothing is decided or sent until somebody has looked."""

from datetime import date, datetime, timedelta

import pytest
import structlog

from scheduler.clock import ClockWatch
from scheduler.runner import Beat, tick
from store.database import transaction
from store.delivery import heartbeats
from tests.scheduler.world import World, nine
from tests.small_plan import NOW

MONDAY = date(2022, 7, 11)
DAY = timedelta(days=1)


class Process:
    """A process with a real clock: what it remembers ends with it."""

    def __init__(self, world: World) -> None:
        self._world, self._watch = world, ClockWatch()

    def beats(self, moment: datetime) -> Beat:
        return tick(self._world.sessions, self._world.post_box, moment, watch=self._watch)


@pytest.fixture
def process(world: World) -> Process:
    world.action("A1", MONDAY + 7 * DAY, world.person())
    process = Process(world)
    assert not process.beats(nine(MONDAY)).held
    return process


@pytest.mark.parametrize("jump", [DAY + timedelta(minutes=1), 3000 * DAY, -DAY - timedelta(minutes=1)])
def test_a_jump_of_more_than_a_day_holds_everything(world: World, process: Process, jump: timedelta) -> None:
    before = len(world.ledger())
    for minutes in range(3):
        assert process.beats(nine(MONDAY) + jump + timedelta(minutes=minutes)) == Beat({}, 0, held=True)
    assert len(world.ledger()) == before


@pytest.mark.parametrize("step", [timedelta(seconds=20), timedelta(hours=23), -timedelta(hours=1)])
def test_smaller_steps_are_believed(world: World, process: Process, step: timedelta) -> None:
    assert not process.beats(nine(MONDAY) + step).held


def test_a_bot_that_was_down_for_a_week_is_believed(world: World, process: Process) -> None:
    assert not Process(world).beats(nine(MONDAY + 7 * DAY)).held


def test_a_clock_far_behind_what_another_process_saw_is_not_believed(world: World, process: Process) -> None:
    assert Process(world).beats(nine(MONDAY) - 2 * DAY).held


def test_the_admin_is_told_once_in_the_log(world: World, process: Process) -> None:
    with structlog.testing.capture_logs() as logged:
        for minutes in range(3):
            process.beats(nine(MONDAY) + 9 * DAY + timedelta(minutes=minutes))
    assert [entry["log_level"] for entry in logged if entry["event"].startswith("the clock has jumped")] == ["error"]


def test_once_somebody_has_looked_it_goes_on(world: World, process: Process) -> None:
    moment = nine(MONDAY + 9 * DAY)
    process.beats(moment)
    with transaction(world.sessions) as session:
        hold = heartbeats.held(session)
        assert hold is not None
        assert (hold.held_from, hold.held_at) == (nine(MONDAY), moment)
        assert heartbeats.resume(session, moment)
        assert heartbeats.held(session) is None
    assert not process.beats(moment + timedelta(minutes=1)).held


def test_without_a_watch_as_in_the_demo_the_clock_may_jump(world: World) -> None:
    world.beats(NOW)
    assert not world.beats(NOW + 90 * DAY).held

"""The lane into a chat: 200 messages a minute, one a second to each address, and the chat's own waits."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from scheduler.clock import SetClock
from scheduler.delivery.loop import DeliveryError, deliver, next_delivery
from scheduler.delivery.policy import DeliveryPolicy
from store.database import SessionMaker, transaction
from store.delivery import rate_limits
from store.delivery.rate_limits import Pace
from tests.scheduler.world import HERE, PostBox, World, queue
from tests.small_plan import NOW

SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)


class Street:
    """People who are written to, a chat that takes a while over each message, and the moments at which it took them."""

    def __init__(self, world: World, post_box: PostBox, *, takes: timedelta = timedelta(milliseconds=50)) -> None:
        self.clock = SetClock(NOW)
        self.policy = DeliveryPolicy(pace=Pace(), clock=self.clock)
        self.sent: list[datetime] = []
        self._world, self._post_box = world, post_box
        post_box.watches = lambda key: self.passes(takes)

    def passes(self, time: timedelta) -> None:
        self.clock.move_to(self.clock.now() + time)
        self.sent.append(self.clock.now())

    def rings(self, every: timedelta, until: datetime) -> None:
        """The alarm rings now and then; each time delivery does what it can."""
        while self.clock.now() < until:
            deliver(self._world.sessions, self._post_box, self.clock.now(), self.policy)
            self.clock.move_to(self.clock.now() + every)


@pytest.fixture
def street(world: World, post_box: PostBox) -> Street:
    return Street(world, post_box)


def test_no_minute_has_more_than_200_messages(world: World, post_box: PostBox, street: Street) -> None:
    for number in range(250):
        queue(world.sessions, f"nudge/{number}", world.person(f"Owner{number}"))
    street.rings(SECOND, NOW + 2 * MINUTE)
    assert len(post_box.keys) == 250
    moments = street.sent
    most = max(sum(first <= one < first + MINUTE for one in moments) for first in moments)
    assert 190 <= most <= 200


def test_one_address_has_one_message_a_second_and_the_others_do_not_wait_for_it(
    world: World, post_box: PostBox, street: Street
) -> None:
    for number in range(4):
        queue(world.sessions, f"digest/{number}")
    queue(world.sessions, "nudge/1", world.person())
    deliver(world.sessions, post_box, NOW, street.policy)
    assert post_box.keys == ["digest/0", "nudge/1"]
    street.rings(SECOND / 2, NOW + 6 * SECOND)
    channel = [moment for moment, key in zip(street.sent, post_box.keys, strict=True) if key.startswith("digest/")]
    assert len(channel) == 4
    assert all(later - earlier >= SECOND for earlier, later in pairwise(channel))


@pytest.mark.both_engines
def test_all_processes_take_from_one_lane(
    world: World, post_box: PostBox, make_sessions: Callable[[], SessionMaker]
) -> None:
    for number in range(60):
        queue(world.sessions, f"nudge/{number}", world.person(f"Owner{number}"))
    policy = DeliveryPolicy(pace=Pace(per_minute=200))
    everyone = [make_sessions() for _ in range(4)]
    with ThreadPoolExecutor(4) as threads:
        sent = list(threads.map(lambda sessions: deliver(sessions, post_box, NOW, policy), everyone))
    assert sum(sent) == len(post_box.keys) == 20, "a tenth of a minute's messages may go at once"


@pytest.mark.both_engines
def test_a_wait_holds_for_all_processes_and_costs_no_try(world: World, post_box: PostBox, street: Street) -> None:
    tried: list[datetime] = []
    post_box.watches = lambda key: tried.append(street.clock.now())
    post_box.refuses = lambda key: DeliveryError("asked_to_wait", permanent=False, wait=timedelta(seconds=30))
    for number in range(3):
        queue(world.sessions, f"nudge/{number}", world.person(f"Owner{number}"))
    deliver(world.sessions, post_box, NOW, street.policy)
    assert (world.message("nudge/0").attempts, world.message("nudge/0").problem) == (0, "asked_to_wait")
    post_box.refuses = lambda key: None
    street.rings(SECOND, NOW + 40 * SECOND)
    assert tried[1] == NOW + 30 * SECOND
    assert len(post_box.keys) == 3


def test_of_two_waits_the_longer_holds(world: World) -> None:
    with transaction(world.sessions) as session:
        rate_limits.pause(session, HERE, 30 * SECOND, NOW)
        rate_limits.pause(session, HERE, SECOND, NOW)
        lane = rate_limits.locked(session, HERE, NOW)
        assert rate_limits.free_at(lane, NOW, None) == NOW + 30 * SECOND
        assert rate_limits.lets_pass(lane, NOW + 30 * SECOND, None)


def test_the_chats_waits_are_kept_in_real_time_while_the_demos_clock_stands_still(
    world: World, post_box: PostBox
) -> None:
    real = SetClock(NOW + timedelta(days=1000))
    policy = DeliveryPolicy(lane_clock=real)
    queue(world.sessions, "nudge/1")
    post_box.refuses = lambda key: DeliveryError("asked_to_wait", permanent=False, wait=MINUTE)
    deliver(world.sessions, post_box, NOW, policy)
    post_box.refuses = lambda key: None
    assert deliver(world.sessions, post_box, NOW + timedelta(days=1), policy) == 0
    real.move_to(real.now() + MINUTE)
    assert deliver(world.sessions, post_box, NOW, policy) == 1


def test_at_a_clock_that_stands_still_nothing_starves(world: World, post_box: PostBox) -> None:
    for number in range(300):
        queue(world.sessions, f"nudge/{number}")
    assert deliver(world.sessions, post_box, NOW) == 300


def test_a_clock_that_was_years_ahead_leaves_the_lane_usable(world: World, post_box: PostBox, street: Street) -> None:
    ahead = NOW + timedelta(days=3000)
    with transaction(world.sessions) as session:
        lane = rate_limits.locked(session, HERE, ahead)
        for _ in range(20):
            rate_limits.take(session, lane, ahead, Pace())
        rate_limits.pause(session, HERE, MINUTE, ahead)
    queue(world.sessions, "nudge/1")
    assert deliver(world.sessions, post_box, NOW, street.policy) == 1


def test_a_round_ends_after_a_while_although_more_waits(world: World, post_box: PostBox) -> None:
    """So that the jobs have their turn, and the process can be ended."""
    street = Street(world, post_box, takes=timedelta(seconds=1))
    for number in range(20):
        queue(world.sessions, f"nudge/{number}", world.person(f"Owner{number}"))
    assert deliver(world.sessions, post_box, NOW, street.policy) == 6
    assert next_delivery(world.sessions, post_box, street.clock.now(), street.policy) == street.clock.now()


def test_it_is_said_when_delivery_can_next_do_something(world: World, post_box: PostBox, street: Street) -> None:
    def next_one() -> datetime | None:
        return next_delivery(world.sessions, post_box, street.clock.now(), street.policy)

    assert next_one() is None
    queue(world.sessions, "nudge/1", not_before=NOW + MINUTE)
    assert next_one() == NOW + MINUTE
    with transaction(world.sessions) as session:
        rate_limits.pause(session, HERE, 2 * MINUTE, NOW)
    assert next_one() == NOW + 2 * MINUTE
    street.clock.move_to(NOW + 2 * MINUTE)
    deliver(world.sessions, post_box, street.clock.now(), street.policy)
    assert next_one() is None

"""Leases go by a clock that all processes share, and whoever was held up since its claim does not send."""

from datetime import datetime, timedelta

import pytest
from sqlmodel import Session

from bot.cli.stopped import what_failed
from commands.cards import Card
from commands.messages.explaining import explained
from scheduler.clock import SetClock, WallCount, steady_count
from scheduler.delivery.loop import deliver, next_delivery
from scheduler.delivery.policy import DeliveryPolicy
from scheduler.delivery.sending import UncertainError
from store.database import SessionMaker, transaction
from store.database_clock import DatabaseClock
from store.delivery import outbox
from store.time import london_day
from tests.scheduler.world import CHANNEL, HERE, PostBox, World, queue
from tests.small_plan import NOW

pytestmark = pytest.mark.both_engines

SECOND = timedelta(seconds=1)


class Machine(WallCount):
    """A machine whose clock anybody sets, and what it counts since it was started."""

    def __init__(self, boot_id: str = "first") -> None:
        self.boot_id = boot_id
        self.counted = timedelta(hours=5)
        self.shows = NOW

    def elapsed(self) -> timedelta:
        return self.counted

    def wall(self) -> datetime:
        return self.shows


def policy(machine: Machine, ahead: timedelta = timedelta()) -> DeliveryPolicy:
    return DeliveryPolicy(clock=SetClock(NOW + ahead), shared_clock=DatabaseClock(machine))


def beats(world: World, post_box: PostBox, by: DeliveryPolicy) -> int:
    assert by.clock is not None
    return deliver(world.sessions, post_box, by.clock.now(), by)


def claims(sessions: SessionMaker, machine: Machine) -> None:
    """A process claims what waits, and dies."""
    with transaction(sessions) as session:
        row = outbox.claim_next(session, HERE, NOW, "the dead", shared=DatabaseClock(machine).now(session))
        assert row is not None
        outbox.begin(session, row, CHANNEL, NOW)


def test_a_clock_that_is_set_forward_ends_nobodys_lease(world: World, post_box: PostBox) -> None:
    """While one is in its call, another's clock steps on by more than a lease: it took the first for dead, and sent."""
    machine = Machine()
    queue(world.sessions, "nudge/1")
    other = PostBox()
    post_box.watches = lambda key: _none_sent(beats(world, other, policy(machine, 42 * SECOND)))
    assert beats(world, post_box, policy(machine)) == 1
    assert (post_box.keys, other.keys, other.lookups) == (["nudge/1"], [], [])


def _none_sent(sent: int) -> None:
    assert sent == 0


def test_a_doubt_is_left_to_settle_by_the_clock_that_all_share(world: World, post_box: PostBox) -> None:
    """By the clock of a machine ten minutes ahead it was looked up while it was still on its way, and sent again."""
    machine = Machine()
    queue(world.sessions, "nudge/1")
    post_box.refuses = lambda key: UncertainError("timed_out")
    beats(world, post_box, policy(machine))
    ahead = policy(machine, timedelta(minutes=10))
    assert beats(world, post_box, ahead) == 0
    assert post_box.lookups == []
    due = next_delivery(world.sessions, post_box, NOW, ahead)
    assert due is not None
    assert timedelta() < due - NOW <= 30 * SECOND


def test_whoever_stood_still_between_claim_and_call_does_not_send(world: World, post_box: PostBox) -> None:
    machine = Machine()
    queue(world.sessions, "nudge/1")

    def sleeps(key: str) -> None:
        machine.counted += 20 * SECOND
        post_box.watches = lambda key: None

    post_box.watches = sleeps
    assert beats(world, post_box, policy(machine)) == 1
    # Nothing went at first, so its second claim is its first try.
    row = world.message("nudge/1")
    assert (post_box.keys, post_box.lookups, row.attempts, row.copies) == (["nudge/1"], [], 1, None)


def test_a_claim_is_looked_at_directly_before_its_message_goes(world: World, post_box: PostBox) -> None:
    """A machine that slept may not have counted it: then only the claim itself tells that another has taken over."""
    queue(world.sessions, "nudge/1")
    other, waiting = PostBox(), [NOW + timedelta(hours=1)]

    def held_up() -> Session:
        if waiting and world.message("nudge/1").claimed_by is not None:
            assert deliver(world.sessions, other, waiting.pop()) == 1
        return world.sessions()

    assert deliver(held_up, post_box, NOW) == 0
    assert (post_box.keys, other.keys) == ([], ["nudge/1"])
    assert waiting == []


@pytest.mark.only_on("sqlite")
def test_after_the_machine_was_started_anew_every_lease_is_over(world: World, post_box: PostBox) -> None:
    """Its count begins again, below what it was: the dead would have held their messages for hours."""
    queue(world.sessions, "nudge/1")
    claims(world.sessions, Machine())
    anew = Machine("second")
    anew.counted = SECOND
    assert beats(world, post_box, policy(anew)) == 1
    assert [key for key, _, _ in post_box.lookups] == ["nudge/1"]


@pytest.mark.only_on("sqlite")
def test_all_processes_of_one_start_count_from_one_moment(sessions: SessionMaker) -> None:
    first, second = Machine(), Machine()
    second.shows, second.counted = NOW + timedelta(minutes=10), first.counted + SECOND
    with transaction(sessions) as session:
        assert DatabaseClock(first).now(session) == NOW
        assert DatabaseClock(second).now(session) == NOW + SECOND


@pytest.mark.only_on("postgresql")
def test_on_postgresql_the_server_tells_the_time(sessions: SessionMaker) -> None:
    with transaction(sessions) as session:
        shown = DatabaseClock(Machine()).now(session)
        assert shown.utcoffset() == timedelta()
        assert shown <= DatabaseClock(Machine()).now(session)


def test_what_stands_in_the_chat_twice_is_counted_and_told(world: World, post_box: PostBox) -> None:
    """A call that began in time took longer than any may, and by then another process had sent it."""
    queue(world.sessions, "nudge/1")
    other = PostBox(taken=[("nudge/0", CHANNEL, Card(title="Before"))])
    late = NOW + timedelta(hours=1)
    post_box.watches = lambda key: _sent(deliver(world.sessions, other, late))
    assert deliver(world.sessions, post_box, NOW) == 1
    assert [post_box.keys, other.keys] == [["nudge/1"], ["nudge/0", "nudge/1"]]
    row = world.message("nudge/1")
    assert row.copies == 1
    assert "It stands there more than once" in explained(row, NOW, london_day(NOW))
    with transaction(world.sessions) as session:
        told = [one.what for one in what_failed(session, NOW) if not one.ok]
    assert told == ["1 message of the last 7 days went twice."]


def _sent(many: int) -> None:
    assert many == 1


def test_what_this_machine_counts_goes_on() -> None:
    count = steady_count()
    assert count.boot_id == steady_count().boot_id
    assert count.elapsed() <= count.elapsed()

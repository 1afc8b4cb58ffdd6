"""Delivery: only what the chat took is recorded as sent; what failed waits, or ends."""

from datetime import date, timedelta

import pytest

from scheduler.delivery import DeliveryError, deliver
from store.rules.terms import OutgoingState
from tests.scheduler.world import PostBox, World, hour, queue
from tests.small_plan import NOW

MINUTE = timedelta(minutes=1)
BUSY = DeliveryError("internal_error", permanent=False)


def test_nothing_is_recorded_as_sent_before_the_chat_took_it(world: World, post_box: PostBox) -> None:
    seen = []
    post_box.watches = lambda key: seen.append(world.message(key).state)
    queue(world.sessions, "nudge/1")
    assert deliver(world.sessions, post_box, NOW) == 1
    assert seen == [OutgoingState.WAITING]
    row = world.message("nudge/1")
    assert (row.state, row.receipt, row.sent_at) == (OutgoingState.SENT, "chat/T1/C1/1", NOW)


def test_what_was_sent_is_not_sent_again(world: World, post_box: PostBox) -> None:
    queue(world.sessions, "nudge/1")
    for days in range(3):
        deliver(world.sessions, post_box, NOW + timedelta(days=days))
    assert post_box.keys == ["nudge/1"]


def test_messages_go_in_the_order_in_which_they_were_queued(world: World, post_box: PostBox) -> None:
    for number in range(5):
        queue(world.sessions, f"nudge/{number}")
    deliver(world.sessions, post_box, NOW)
    assert post_box.keys == [f"nudge/{number}" for number in range(5)]


def test_after_each_failure_the_wait_is_twice_as_long(world: World, post_box: PostBox) -> None:
    post_box.refuses = lambda key: BUSY
    queue(world.sessions, "nudge/1")
    waits, moment = [], NOW
    for _ in range(8):
        assert deliver(world.sessions, post_box, moment) == 0
        row = world.message("nudge/1")
        waits.append((row.not_before - moment) / MINUTE)
        assert (row.state, row.problem, row.receipt) == (OutgoingState.WAITING, "internal_error", None)
        moment = row.not_before
    assert waits == [1, 2, 4, 8, 16, 30, 30, 30]
    post_box.refuses = lambda key: None
    assert deliver(world.sessions, post_box, moment) == 1
    assert world.message("nudge/1").problem is None


def test_a_chat_that_asks_to_be_left_alone_is_left_alone(world: World, post_box: PostBox) -> None:
    """What it asks for holds for every message to it, not only for the one it refused."""
    asked: list[str] = []
    post_box.watches = asked.append
    post_box.refuses = lambda key: DeliveryError("ratelimited", permanent=False, wait=timedelta(seconds=90))
    for number in range(3):
        queue(world.sessions, f"nudge/{number}")
    deliver(world.sessions, post_box, NOW)
    post_box.refuses = lambda key: None
    assert deliver(world.sessions, post_box, NOW + timedelta(seconds=89)) == 0
    assert asked == ["nudge/0"]
    assert deliver(world.sessions, post_box, NOW + timedelta(seconds=90)) == 3


def test_what_can_never_arrive_ends(world: World, post_box: PostBox) -> None:
    post_box.refuses = lambda key: DeliveryError("channel_not_found", permanent=True) if key == "nudge/0" else None
    for number in range(2):
        queue(world.sessions, f"nudge/{number}")
    assert deliver(world.sessions, post_box, NOW) == 1
    post_box.refuses = lambda key: None
    assert deliver(world.sessions, post_box, NOW + timedelta(days=30)) == 0
    row = world.message("nudge/0")
    assert (row.state, row.problem, row.sent_at) == (OutgoingState.FAILED, "channel_not_found", None)


def test_a_person_without_an_account_is_waited_for(world: World, post_box: PostBox) -> None:
    owner = world.person("Late", account=False)
    monday = date(2022, 7, 11)
    world.action("A1", monday, owner)
    world.beats(hour(monday))
    waiting = world.message(f"nudge/{owner}/2022-07-11")
    assert (waiting.state, waiting.problem) == (OutgoingState.WAITING, "no_account_known")
    assert world.person("Late") == owner
    assert world.beats(waiting.not_before).sent == 1
    assert post_box.taken[-1][1] == "U-Late"


def test_a_message_that_cannot_be_drawn_does_not_hold_up_the_others(world: World, post_box: PostBox) -> None:
    def breaks(key: str) -> None:
        if key == "nudge/0":
            raise KeyError(key)

    post_box.watches = breaks
    for number in range(3):
        queue(world.sessions, f"nudge/{number}")
    for days in range(3):
        world.beats(NOW + timedelta(days=days))
    assert [key for key in post_box.keys if key.startswith("nudge/")] == ["nudge/1", "nudge/2"]
    assert world.message("nudge/0").state is OutgoingState.WAITING


@pytest.mark.parametrize("permanent", [True, False])
def test_a_refusal_is_never_recorded_as_sent(world: World, post_box: PostBox, permanent: bool) -> None:
    post_box.refuses = lambda key: DeliveryError("refused", permanent=permanent)
    queue(world.sessions, "nudge/1")
    assert deliver(world.sessions, post_box, NOW) == 0
    assert world.message("nudge/1").sent_at is None

"""Two chats on one database: each sender takes what is its own, and neither holds up the other."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from scheduler.delivery.loop import DeliveryError, deliver, next_delivery
from scheduler.delivery.policy import DeliveryPolicy
from scheduler.delivery.sending import RefusedError, UncertainError
from store.database import SessionMaker
from store.delivery import rate_limits
from store.delivery.rate_limits import Pace
from store.rules.terms import OutgoingState
from tests.scheduler.world import PostBox, World, queue
from tests.small_plan import NOW

pytestmark = pytest.mark.both_engines

MINUTE = timedelta(minutes=1)
OTHER_CHANNEL = "other/M1/C9"


@pytest.fixture
def other() -> PostBox:
    return PostBox(platform="other", tenant="M1")


def test_each_chat_gets_its_own(world: World, post_box: PostBox, other: PostBox) -> None:
    queue(world.sessions, "digest/here")
    queue(world.sessions, "digest/there", channel=OTHER_CHANNEL)
    queue(world.sessions, "nudge/here", world.person("Here"))
    queue(world.sessions, "nudge/there", world.person("There", platform="other", tenant="M1"))
    assert deliver(world.sessions, other, NOW) == 2
    assert deliver(world.sessions, post_box, NOW) == 2
    assert [taken[:2] for taken in post_box.taken] == [("digest/here", "chat/T1/C1"), ("nudge/here", "U-Here")]
    assert [taken[:2] for taken in other.taken] == [("digest/there", OTHER_CHANNEL), ("nudge/there", "U-There")]


def test_two_processes_of_two_chats_at_once_send_each_message_once(
    world: World, post_box: PostBox, other: PostBox, make_sessions: Callable[[], SessionMaker]
) -> None:
    for number in range(40):
        platform, tenant = ("chat", "T1") if number % 2 else ("other", "M1")
        queue(world.sessions, f"nudge/{number}", world.person(f"Owner{number}", platform=platform, tenant=tenant))
    everyone = [(make_sessions(), box) for box in (post_box, other) * 2]
    with ThreadPoolExecutor(4) as threads:
        sent = list(threads.map(lambda one: deliver(one[0], one[1], NOW), everyone))
    assert sum(sent) == 40
    assert sorted(post_box.keys) == sorted(f"nudge/{number}" for number in range(1, 40, 2))
    assert sorted(other.keys) == sorted(f"nudge/{number}" for number in range(0, 40, 2))


def test_two_workspaces_of_one_platform_are_two_chats(world: World, post_box: PostBox) -> None:
    second = PostBox(tenant="T2")
    queue(world.sessions, "nudge/1", world.person("First"))
    queue(world.sessions, "nudge/2", world.person("Second", tenant="T2"))
    assert deliver(world.sessions, second, NOW) == 1
    assert deliver(world.sessions, post_box, NOW) == 1
    assert (post_box.keys, second.keys) == (["nudge/1"], ["nudge/2"])


def test_a_sender_without_a_tenant_serves_all_of_its_platform(world: World, post_box: PostBox, other: PostBox) -> None:
    """As in an organisation of several workspaces, whose one app reaches everybody."""
    whole = PostBox(tenant=None)
    queue(world.sessions, "nudge/1", world.person("First"))
    queue(world.sessions, "nudge/2", world.person("Second", tenant="T2"))
    queue(world.sessions, "nudge/3", world.person("Third", platform="other", tenant="M1"))
    assert deliver(world.sessions, whole, NOW) == 2
    assert whole.keys == ["nudge/1", "nudge/2"]


def test_a_chat_that_refuses_the_bot_does_not_stop_the_other(world: World, post_box: PostBox, other: PostBox) -> None:
    post_box.shut = RefusedError("access_taken_back")
    queue(world.sessions, "digest/here")
    queue(world.sessions, "digest/there", channel=OTHER_CHANNEL)
    assert deliver(world.sessions, post_box, NOW) == 0
    assert deliver(world.sessions, other, NOW) == 1
    assert next_delivery(world.sessions, other, NOW) is None
    assert next_delivery(world.sessions, post_box, NOW) == NOW + rate_limits.PROBE_EVERY
    with world.sessions() as session:
        assert [lane.name for lane in rate_limits.broken(session)] == ["chat/T1"]


def test_a_chat_that_asks_to_wait_does_not_hold_up_the_other(world: World, post_box: PostBox, other: PostBox) -> None:
    post_box.refuses = lambda key: DeliveryError("asked_to_wait", permanent=False, wait=MINUTE)
    for number in range(3):
        queue(world.sessions, f"digest/here/{number}")
        queue(world.sessions, f"digest/there/{number}", channel=OTHER_CHANNEL)
    deliver(world.sessions, post_box, NOW)
    assert deliver(world.sessions, other, NOW) == 3
    assert next_delivery(world.sessions, post_box, NOW) == NOW + MINUTE


def test_each_chat_has_a_pace_of_its_own(world: World, post_box: PostBox, other: PostBox) -> None:
    policy = DeliveryPolicy(pace=Pace(per_minute=200))
    for number in range(30):
        queue(world.sessions, f"nudge/here/{number}", world.person(f"Here{number}"))
        queue(world.sessions, f"nudge/there/{number}", world.person(f"There{number}", platform="other", tenant="M1"))
    sent = [deliver(world.sessions, box, NOW, policy) for box in (post_box, other)]
    assert sent == [20, 20], "a tenth of a minute's messages may go at once"


def test_what_waits_for_a_chat_that_no_process_serves_holds_up_nobody(
    world: World, post_box: PostBox, other: PostBox
) -> None:
    for number in range(50):
        queue(world.sessions, f"nudge/there/{number}", world.person(f"There{number}", platform="other", tenant="M1"))
    queue(world.sessions, "nudge/here", world.person("Here"))
    assert deliver(world.sessions, post_box, NOW) == 1
    assert next_delivery(world.sessions, post_box, NOW) is None
    waiting = [row for row in world.ledger() if row.state is OutgoingState.WAITING]
    assert {(row.platform, row.tenant, row.attempts) for row in waiting} == {("other", "M1", 0)}
    assert deliver(world.sessions, other, NOW) == 50


def test_a_message_in_doubt_is_looked_up_by_the_chat_that_tried_it(
    world: World, post_box: PostBox, other: PostBox
) -> None:
    owner = world.person()
    queue(world.sessions, "nudge/1", owner)
    post_box.refuses = lambda key: UncertainError("timed_out")
    deliver(world.sessions, post_box, NOW)
    world.person("Owner", platform="other", tenant="M1")
    assert deliver(world.sessions, other, NOW + MINUTE) == 0
    post_box.refuses = lambda key: None
    assert deliver(world.sessions, post_box, NOW + MINUTE) == 1
    assert (post_box.lookups, other.lookups) == ([("nudge/1", "U-Owner", None)], [])

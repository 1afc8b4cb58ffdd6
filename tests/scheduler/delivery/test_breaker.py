"""A chat that refuses the bot itself: nothing is tried, one alarm is raised, and it goes on by itself."""

from datetime import timedelta

import pytest
import structlog

from scheduler.delivery.loop import DeliveryError, deliver, next_delivery
from scheduler.delivery.sending import RefusedError
from store.database import transaction
from store.delivery import rate_limits
from store.rules.terms import OutgoingState
from tests.scheduler.world import HERE, PostBox, World, queue
from tests.small_plan import NOW

pytestmark = pytest.mark.both_engines

MINUTE = timedelta(minutes=1)
QUARTER = 15 * MINUTE


@pytest.fixture
def tried(world: World, post_box: PostBox) -> list[str]:
    """Ten messages wait; these were tried."""
    tried: list[str] = []
    post_box.watches = tried.append
    post_box.shut = RefusedError("access_taken_back")
    for number in range(10):
        queue(world.sessions, f"nudge/{number}")
    return tried


def test_after_the_first_refusal_nothing_is_tried_and_nothing_is_lost(
    world: World, post_box: PostBox, tried: list[str]
) -> None:
    for minutes in range(15):
        assert deliver(world.sessions, post_box, NOW + minutes * MINUTE) == 0
    assert tried == ["nudge/0"]
    assert post_box.checks == 0
    assert {row.state for row in world.ledger()} == {OutgoingState.WAITING}
    assert world.message("nudge/0").attempts == 0


def test_the_chat_is_asked_once_in_a_quarter_of_an_hour(world: World, post_box: PostBox, tried: list[str]) -> None:
    for minutes in range(61):
        deliver(world.sessions, post_box, NOW + minutes * MINUTE)
    assert post_box.checks == 4
    assert tried == ["nudge/0"]


def test_when_it_lets_the_bot_in_all_goes_out(world: World, post_box: PostBox, tried: list[str]) -> None:
    deliver(world.sessions, post_box, NOW)
    post_box.shut = None
    assert deliver(world.sessions, post_box, NOW + QUARTER - MINUTE) == 0
    assert next_delivery(world.sessions, post_box, NOW + MINUTE) == NOW + QUARTER
    assert deliver(world.sessions, post_box, NOW + QUARTER) == 10
    with world.sessions() as session:
        assert rate_limits.broken(session) == []


def test_one_alarm_is_raised_and_not_one_for_each_message(world: World, post_box: PostBox, tried: list[str]) -> None:
    with structlog.testing.capture_logs() as logged:
        for minutes in range(40):
            deliver(world.sessions, post_box, NOW + minutes * MINUTE)
    assert [entry["event"] for entry in logged if entry["log_level"] == "error"] == [
        "the chat refuses the bot, nothing is sent"
    ]


def test_while_the_chat_cannot_be_reached_it_stays_shut(world: World, post_box: PostBox, tried: list[str]) -> None:
    deliver(world.sessions, post_box, NOW)
    post_box.shut = DeliveryError("no_connection", permanent=False)
    assert deliver(world.sessions, post_box, NOW + QUARTER) == 0
    assert tried == ["nudge/0"]


def test_a_new_start_with_a_good_token_mends_it_at_once(world: World, post_box: PostBox, tried: list[str]) -> None:
    deliver(world.sessions, post_box, NOW)
    post_box.shut = None
    with transaction(world.sessions) as session:
        assert rate_limits.mend(session, HERE)
        assert not rate_limits.mend(session, HERE)
    assert deliver(world.sessions, post_box, NOW + MINUTE) == 10

"""Delivery: only what the chat took is recorded as sent; what failed waits, or ends."""

from datetime import date, datetime, timedelta

import pytest
import structlog
from sqlmodel import Session, select

from scheduler.delivery.loop import DeliveryError, deliver
from scheduler.delivery.policy import DeliveryPolicy
from scheduler.delivery.sending import AccountGoneError
from store.models import Outgoing, Person
from store.rules.terms import OutgoingState
from tests.scheduler.world import PostBox, World, hour, queue
from tests.small_plan import NOW

pytestmark = pytest.mark.both_engines

MINUTE = timedelta(minutes=1)
BUSY = DeliveryError("chat_failed", permanent=False)


def test_nothing_is_recorded_as_sent_before_the_chat_took_it(world: World, post_box: PostBox) -> None:
    seen = []
    post_box.watches = lambda key: seen.append(world.message(key).state)
    queue(world.sessions, "nudge/1")
    assert deliver(world.sessions, post_box, NOW) == 1
    assert seen == [OutgoingState.WAITING]
    row = world.message("nudge/1")
    assert (row.state, row.message_ref, row.sent_at) == (OutgoingState.SENT, "chat/T1/C1/1", NOW)


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


def test_what_fails_all_the_time_is_tried_48_times_over_nearly_4_hours_and_then_said_to_have_failed(
    world: World, post_box: PostBox
) -> None:
    tried: list[str] = []
    post_box.watches = tried.append
    post_box.refuses = lambda key: BUSY
    queue(world.sessions, "nudge/1")
    waits, moment = [], NOW
    while world.message("nudge/1").state is OutgoingState.WAITING:
        assert deliver(world.sessions, post_box, moment) == 0
        row = world.message("nudge/1")
        assert (row.problem, row.message_ref, row.sent_at) == ("chat_failed", None, None)
        if row.state is OutgoingState.WAITING:
            waits.append((row.not_before - moment).total_seconds())
            moment = row.not_before
    assert waits == [10, 20, 40, 80, 160] + 42 * [320]
    assert len(tried) == 48
    assert timedelta(hours=3, minutes=45) < moment - NOW < timedelta(hours=4)
    assert world.message("nudge/1").state is OutgoingState.FAILED


def test_what_failed_for_a_while_arrives_when_the_chat_is_well_again(world: World, post_box: PostBox) -> None:
    post_box.refuses = lambda key: BUSY
    queue(world.sessions, "nudge/1")
    deliver(world.sessions, post_box, NOW)
    post_box.refuses = lambda key: None
    assert deliver(world.sessions, post_box, NOW + timedelta(seconds=9)) == 0
    assert deliver(world.sessions, post_box, NOW + timedelta(seconds=10)) == 1
    assert world.message("nudge/1").problem is None


def test_a_chat_that_asks_to_be_left_alone_is_left_alone(world: World, post_box: PostBox) -> None:
    """What it asks for holds for every message to it, not only for the one it refused."""
    asked: list[str] = []
    post_box.watches = asked.append
    post_box.refuses = lambda key: DeliveryError("asked_to_wait", permanent=False, wait=timedelta(seconds=90))
    for number in range(3):
        queue(world.sessions, f"nudge/{number}")
    deliver(world.sessions, post_box, NOW)
    post_box.refuses = lambda key: None
    assert deliver(world.sessions, post_box, NOW + timedelta(seconds=89)) == 0
    assert asked == ["nudge/0"]
    assert deliver(world.sessions, post_box, NOW + timedelta(seconds=90)) == 3


def test_what_can_never_arrive_ends(world: World, post_box: PostBox) -> None:
    post_box.refuses = lambda key: DeliveryError("channel_gone", permanent=True) if key == "nudge/0" else None
    for number in range(2):
        queue(world.sessions, f"nudge/{number}")
    assert deliver(world.sessions, post_box, NOW) == 1
    post_box.refuses = lambda key: None
    assert deliver(world.sessions, post_box, NOW + timedelta(days=30)) == 0
    row = world.message("nudge/0")
    assert (row.state, row.problem, row.sent_at) == (OutgoingState.FAILED, "channel_gone", None)


def test_a_person_without_an_account_is_waited_for(world: World, post_box: PostBox) -> None:
    owner = world.person("Late", account=False)
    monday = date(2022, 7, 11)
    world.action("A1", monday, owner)
    world.beats(hour(monday))
    waiting = world.message(f"nudge/{owner}/2022-07-11")
    assert (waiting.state, waiting.problem) == (OutgoingState.WAITING, "no_account_known")
    assert waiting.attempts == 0, "nothing was tried"
    assert world.person("Late") == owner
    assert world.beats(waiting.not_before).sent == 1
    assert post_box.taken[-1][1] == "U-Late"


def test_a_message_that_breaks_our_own_code_does_not_hold_up_the_others(world: World, post_box: PostBox) -> None:
    def breaks(key: str) -> None:
        if key == "nudge/0":
            raise KeyError(key)

    post_box.watches = breaks
    for number in range(3):
        queue(world.sessions, f"nudge/{number}")
    with structlog.testing.capture_logs() as logged:
        for days in range(3):
            world.beats(NOW + timedelta(days=days))
    assert [key for key in post_box.keys if key.startswith("nudge/")] == ["nudge/1", "nudge/2"]
    row = world.message("nudge/0")
    assert (row.state, row.problem) == (OutgoingState.UNCERTAIN, "unexpected_error")
    assert [entry["outgoing"] for entry in logged if entry["event"] == "message failed"] == [row.id] * 3


@pytest.mark.parametrize("permanent", [True, False])
def test_a_refusal_is_never_recorded_as_sent(world: World, post_box: PostBox, permanent: bool) -> None:
    post_box.refuses = lambda key: DeliveryError("refused", permanent=permanent)
    queue(world.sessions, "nudge/1")
    assert deliver(world.sessions, post_box, NOW) == 0
    assert world.message("nudge/1").sent_at is None


def test_nothing_goes_outside_a_persons_hours_and_no_try_is_counted(world: World, post_box: PostBox) -> None:
    owner = world.person()
    queue(world.sessions, "nudge/1", owner)
    queue(world.sessions, "digest/1")
    later = NOW + timedelta(hours=15)

    def working_hours(session: Session, row: Outgoing, person: Person | None, now: datetime) -> datetime:
        return max(now, later) if person else now

    assert deliver(world.sessions, post_box, NOW, DeliveryPolicy(may_send=working_hours)) == 1
    held = world.message("nudge/1")
    assert (held.state, held.problem, held.not_before, held.attempts) == (
        OutgoingState.WAITING,
        "outside_sending_hours",
        later,
        0,
    )
    assert deliver(world.sessions, post_box, later, DeliveryPolicy(may_send=working_hours)) == 1


def test_what_is_out_of_date_is_not_said_and_the_ledger_tells_why(world: World, post_box: PostBox) -> None:
    queue(world.sessions, "nudge/1", good_until=NOW + timedelta(days=1))
    assert deliver(world.sessions, post_box, NOW + timedelta(days=1)) == 0
    row = world.message("nudge/1")
    assert (row.state, row.problem) == (OutgoingState.SUPPRESSED, "out_of_date")
    assert post_box.taken == []


def test_what_was_decided_not_to_be_said_goes_into_the_ledger_and_to_nobody(world: World, post_box: PostBox) -> None:
    assert queue(world.sessions, "nudge/1", suppressed="on_leave")
    assert deliver(world.sessions, post_box, NOW) == 0
    row = world.message("nudge/1")
    assert (row.state, row.problem) == (OutgoingState.SUPPRESSED, "on_leave")
    assert not queue(world.sessions, "nudge/1"), "its key is taken"


def test_an_account_that_is_gone_ends_the_message_and_makes_its_person_inactive(
    world: World, post_box: PostBox
) -> None:
    leaver, other = world.person("Leaver"), world.person("Other")
    for day in (1, 2):
        queue(world.sessions, f"nudge/leaver/{day}", leaver)
    queue(world.sessions, "nudge/other", other)
    post_box.refuses = lambda key: AccountGoneError("account_closed") if "leaver" in key else None
    assert deliver(world.sessions, post_box, NOW) == 1
    first, second = world.message("nudge/leaver/1"), world.message("nudge/leaver/2")
    assert (first.state, first.problem) == (OutgoingState.FAILED, "account_closed")
    assert (second.state, second.problem) == (OutgoingState.SUPPRESSED, "account_closed")
    with world.sessions() as session:
        active = {person.name: person.active for person in session.exec(select(Person))}
    assert (active["Leaver"], active["Other"]) == (False, True)

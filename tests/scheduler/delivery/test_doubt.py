"""When nobody knows whether a message has arrived: it is looked up, and sent again only where it has not."""

from datetime import timedelta

import pytest
from sqlmodel import select

from commands.cards import Card
from scheduler.delivery.loop import DeliveryError, deliver
from scheduler.delivery.policy import DEFAULT_POLICY, MOST_TRIES
from scheduler.delivery.sending import AccountGoneError, LookupImpossibleError, UncertainError
from store.database import transaction
from store.delivery import outbox
from store.models import Identity
from store.people import accounts, directory
from store.people.accounts import Account
from store.rules.terms import OutgoingState
from tests.scheduler.world import CHANNEL, HERE, PostBox, World, queue
from tests.small_plan import NOW

pytestmark = pytest.mark.both_engines

SOON = NOW + DEFAULT_POLICY.settle
AFTER_A_CRASH = NOW + outbox.LEASE
LOST = UncertainError("timed_out")


def begins_and_dies(world: World, key: str = "nudge/1") -> None:
    """A process claims a message and is killed: before or after the chat took it, as the test says."""
    with transaction(world.sessions) as session:
        row = outbox.claim_next(session, HERE, NOW, "the dead")
        assert row is not None
        assert row.key == key
        outbox.begin(session, row, CHANNEL if row.channel else "U-Owner", NOW)


def state(world: World, key: str = "nudge/1") -> tuple[OutgoingState, str | None]:
    row = world.message(key)
    return row.state, row.problem


def titles(post_box: PostBox) -> list[str]:
    return [card.title for _, _, card in post_box.taken]


def test_what_arrived_although_its_answer_was_lost_is_found_and_not_sent_again(world: World, post_box: PostBox) -> None:
    queue(world.sessions, "nudge/1")
    post_box.loses = lambda key: True
    assert deliver(world.sessions, post_box, NOW) == 0
    assert state(world) == (OutgoingState.UNCERTAIN, "connection_lost")
    assert deliver(world.sessions, post_box, SOON) == 1
    assert post_box.keys == ["nudge/1"]
    row = world.message("nudge/1")
    assert (row.state, row.message_ref, row.sent_at, row.problem) == (OutgoingState.SENT, f"{CHANNEL}/1", SOON, None)


def test_what_did_not_arrive_is_sent_again_without_a_word_about_it(world: World, post_box: PostBox) -> None:
    queue(world.sessions, "nudge/1")
    post_box.refuses = lambda key: LOST
    deliver(world.sessions, post_box, NOW)
    post_box.refuses = lambda key: None
    assert deliver(world.sessions, post_box, SOON) == 1
    assert titles(post_box) == ["Message nudge/1"]
    assert post_box.lookups == [("nudge/1", CHANNEL, None)]


def test_a_doubt_is_left_to_settle_before_it_is_looked_up(world: World, post_box: PostBox) -> None:
    """What is still on its way would not be found, and would then arrive twice."""
    queue(world.sessions, "nudge/1")
    post_box.refuses = lambda key: LOST
    deliver(world.sessions, post_box, NOW)
    assert deliver(world.sessions, post_box, SOON - timedelta(seconds=1)) == 0
    assert post_box.lookups == []


def test_after_a_crash_the_message_is_looked_up_and_found(world: World, post_box: PostBox) -> None:
    queue(world.sessions, "nudge/1")
    begins_and_dies(world)
    post_box.send("nudge/1", Card(title="Message nudge/1"), to=CHANNEL)
    assert deliver(world.sessions, post_box, AFTER_A_CRASH - timedelta(seconds=1)) == 0
    assert deliver(world.sessions, post_box, AFTER_A_CRASH) == 1
    assert post_box.keys == ["nudge/1"]
    assert world.message("nudge/1").state is OutgoingState.SENT


def test_after_a_crash_what_was_not_taken_is_sent(world: World, post_box: PostBox) -> None:
    queue(world.sessions, "nudge/1")
    begins_and_dies(world)
    assert deliver(world.sessions, post_box, AFTER_A_CRASH) == 1
    assert titles(post_box) == ["Message nudge/1"]


def test_where_nobody_may_look_a_crash_costs_one_repeat_that_says_so(world: World, post_box: PostBox) -> None:
    post_box.hides = LookupImpossibleError()
    queue(world.sessions, "nudge/1")
    begins_and_dies(world)
    assert deliver(world.sessions, post_box, AFTER_A_CRASH) == 1
    assert titles(post_box) == ["(repeat) Message nudge/1"]
    row = world.message("nudge/1")
    assert (row.state, row.repeats) == (OutgoingState.SENT, 1)


def test_where_nobody_may_look_other_doubts_cost_one_repeat_at_most_and_then_people_are_told(
    world: World, post_box: PostBox
) -> None:
    post_box.hides = LookupImpossibleError()
    post_box.loses = lambda key: True
    queue(world.sessions, "nudge/1")
    for minutes in range(60):
        deliver(world.sessions, post_box, NOW + timedelta(minutes=minutes))
    assert titles(post_box) == ["Message nudge/1", "(repeat) Message nudge/1"]
    assert state(world) == (OutgoingState.FAILED, "may_have_arrived")


def test_while_the_chat_does_not_answer_a_lookup_nothing_is_sent(world: World, post_box: PostBox) -> None:
    queue(world.sessions, "nudge/1")
    post_box.loses = lambda key: True
    deliver(world.sessions, post_box, NOW)
    post_box.hides = DeliveryError("no_connection", permanent=False)
    for minutes in range(1, 30):
        assert deliver(world.sessions, post_box, NOW + timedelta(minutes=minutes)) == 0
    assert post_box.keys == ["nudge/1"]
    assert state(world) == (OutgoingState.UNCERTAIN, "connection_lost")
    post_box.hides = None
    assert deliver(world.sessions, post_box, NOW + timedelta(minutes=40)) == 1
    assert post_box.keys == ["nudge/1"]


def test_even_after_the_last_try_it_is_looked_up_once_more(world: World, post_box: PostBox) -> None:
    queue(world.sessions, "nudge/1")
    post_box.refuses = lambda key: LOST
    moment = NOW
    for _ in range(MOST_TRIES - 1):
        deliver(world.sessions, post_box, moment)
        moment = world.message("nudge/1").not_before
    post_box.refuses = lambda key: None
    post_box.loses = lambda key: True
    deliver(world.sessions, post_box, moment)
    assert post_box.keys == ["nudge/1"]
    assert deliver(world.sessions, post_box, world.message("nudge/1").not_before) == 1
    assert post_box.keys == ["nudge/1"]


def test_what_never_arrives_ends_as_failed_and_not_in_doubt_for_ever(world: World, post_box: PostBox) -> None:
    queue(world.sessions, "nudge/1")
    post_box.refuses = lambda key: LOST
    moment, tries = NOW, 0
    while world.message("nudge/1").state is not OutgoingState.FAILED:
        assert deliver(world.sessions, post_box, moment) == 0
        moment = max(world.message("nudge/1").not_before, moment)
        tries += 1
    assert tries == MOST_TRIES + 1
    assert state(world) == (OutgoingState.FAILED, "timed_out")


def test_a_slow_process_that_lost_its_claim_does_not_send_what_another_has_taken_over(
    world: World, post_box: PostBox
) -> None:
    """It looked the message up while it was slow; when it comes to send, its claim is another's."""
    queue(world.sessions, "nudge/1")
    begins_and_dies(world)
    quick = PostBox()

    class SlowPostBox(PostBox):
        def find(self, key: str, **wishes: object) -> None:
            deliver(world.sessions, quick, AFTER_A_CRASH + outbox.LEASE)

    slow = SlowPostBox()
    assert deliver(world.sessions, slow, AFTER_A_CRASH) == 0
    assert (slow.keys, quick.keys) == ([], ["nudge/1"])


def test_what_the_chat_took_is_sent_although_the_claim_ran_out_meanwhile(world: World) -> None:
    """Whoever took it over is only looking it up, and then finds that its own claim is gone."""
    queue(world.sessions, "nudge/1")
    with world.sessions() as slow, world.sessions() as quick:
        first = outbox.claim_next(slow, HERE, NOW, "slow")
        slow.commit()
        second = outbox.claim_next(quick, HERE, AFTER_A_CRASH, "quick")
        quick.commit()
        assert first is not None
        assert second is not None
        assert outbox.record_sent(slow, first, "C1/1", AFTER_A_CRASH)
        slow.commit()
        assert not outbox.hold_on(quick, second, CHANNEL, AFTER_A_CRASH, until=AFTER_A_CRASH + outbox.LEASE)
        assert not outbox.record_failure(quick, second, "timed_out", try_again_at=None)
        quick.commit()
    row = world.message("nudge/1")
    assert (row.state, row.message_ref, row.problem) == (OutgoingState.SENT, "C1/1", None)


def test_a_message_is_looked_up_with_the_account_it_went_to_and_sent_to_the_one_they_have_now(
    world: World, post_box: PostBox
) -> None:
    owner = world.person()
    queue(world.sessions, "nudge/0", owner)
    queue(world.sessions, "nudge/1", owner)
    post_box.refuses = lambda key: LOST if key == "nudge/1" else None
    deliver(world.sessions, post_box, NOW)
    post_box.refuses = lambda key: None
    with transaction(world.sessions) as session:
        accounts.remember(session, Account("chat", "T1", "U-New", "Owner", "owner@council.example"))
        assert len(session.exec(select(Identity)).all()) == 2
    assert deliver(world.sessions, post_box, SOON) == 1
    assert post_box.lookups == [("nudge/1", "U-Owner", "U-Owner/1")]
    assert post_box.taken[-1][:2] == ("nudge/1", "U-New")


def test_an_account_that_went_meanwhile_hides_what_arrived_there(world: World, post_box: PostBox) -> None:
    owner = world.person()
    queue(world.sessions, "nudge/1", owner)
    post_box.loses = lambda key: True
    deliver(world.sessions, post_box, NOW)
    with transaction(world.sessions) as session:
        accounts.remember(session, Account("chat", "T1", "U-New", "Owner", "owner@council.example"))
    post_box.hides, post_box.loses = AccountGoneError("no_such_account"), lambda key: False
    assert deliver(world.sessions, post_box, SOON) == 1
    assert post_box.taken[-1][1] == "U-New"
    assert titles(post_box)[-1] == "(repeat) Message nudge/1"
    with world.sessions() as session:
        person = directory.get(session, owner)
        assert person is not None
        assert person.active


def test_what_is_out_of_date_and_did_not_arrive_is_not_said_after_all(world: World, post_box: PostBox) -> None:
    queue(world.sessions, "nudge/1", good_until=NOW + timedelta(hours=1))
    post_box.refuses = lambda key: LOST
    deliver(world.sessions, post_box, NOW)
    post_box.refuses = lambda key: None
    deliver(world.sessions, post_box, NOW + timedelta(hours=1))
    assert state(world) == (OutgoingState.SUPPRESSED, "out_of_date")


def test_what_is_out_of_date_but_had_arrived_is_found(world: World, post_box: PostBox) -> None:
    queue(world.sessions, "nudge/1", good_until=NOW + timedelta(hours=1))
    post_box.loses = lambda key: True
    deliver(world.sessions, post_box, NOW)
    assert deliver(world.sessions, post_box, NOW + timedelta(hours=1)) == 1
    assert state(world) == (OutgoingState.SENT, None)

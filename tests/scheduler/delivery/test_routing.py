"""Whoever has accounts in two chats is written to in one, and the ledger says in which and why."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event

from commands.messages.explaining import explained
from scheduler.delivery.loop import DeliveryError, deliver
from scheduler.delivery.sending import AccountGoneError
from store.database import SessionMaker, transaction
from store.delivery.chats import Chat
from store.delivery.routing import route
from store.people import accounts, directory
from store.people.accounts import Account
from store.people.directory import Wish
from store.rules.terms import OutgoingState, Routed
from tests.databases import steps_of
from tests.scheduler.world import HERE, PostBox, World, queue
from tests.small_plan import NOW, TODAY

pytestmark = pytest.mark.both_engines

THERE = Chat("other", "M1")
DAY = timedelta(days=1)


@pytest.fixture
def other() -> PostBox:
    return PostBox(platform="other", tenant="M1")


@pytest.fixture
def owner(world: World) -> int:
    """Somebody with an account in either chat."""
    world.person("Owner")
    return world.person("Owner", platform="other", tenant="M1")


def went(world: World, key: str = "nudge/1") -> tuple[str | None, str | None, str | None]:
    row = world.message(key)
    return row.platform, row.tenant, row.routed


def speaks(world: World, person_id: int, chat: Chat, days: int = 0) -> None:
    with transaction(world.sessions) as session:
        accounts.heard(session, person_id, chat, NOW + days * DAY)


def wishes(world: World, person_id: int, platform: str | None) -> None:
    with transaction(world.sessions) as session:
        person = directory.get(session, person_id)
        assert person is not None
        directory.set_nudging(session, person, Wish(platform=platform), now=NOW)


def routed(world: World) -> None:
    with transaction(world.sessions) as session:
        route(session, ["chat", "other"])


def test_one_account_is_the_only_way(world: World) -> None:
    queue(world.sessions, "nudge/1", world.person(platform="other", tenant="M1"))
    routed(world)
    assert went(world) == ("other", "M1", Routed.ONLY)


def test_a_channels_chat_is_in_its_address(world: World) -> None:
    queue(world.sessions, "digest/1")
    assert went(world, "digest/1") == ("chat", "T1", Routed.CHANNEL)


def test_where_nothing_else_is_known_the_first_chat_is_the_first(world: World, owner: int) -> None:
    queue(world.sessions, "nudge/1", owner)
    with transaction(world.sessions) as session:
        route(session, ["other", "chat"])
    assert went(world) == ("other", "M1", Routed.FIRST)


def test_a_person_is_written_to_where_they_last_spoke(world: World, owner: int) -> None:
    speaks(world, owner, HERE)
    speaks(world, owner, THERE)
    queue(world.sessions, "nudge/1", owner)
    routed(world)
    assert went(world) == ("other", "M1", Routed.LAST_SPOKE)


def test_who_goes_from_chat_to_chat_within_a_day_is_followed(world: World, owner: int) -> None:
    queue(world.sessions, "nudge/1", owner)
    for chat in (HERE, THERE, HERE, THERE, HERE):
        speaks(world, owner, chat)
        routed(world)
        assert went(world) == (chat.platform, chat.tenant, Routed.LAST_SPOKE)


def test_speaking_again_in_the_same_chat_is_written_once_a_day(world: World, owner: int) -> None:
    def last() -> list[object]:
        with world.sessions() as session:
            return [one.last_heard_at for one in accounts.accounts_of(session, owner)]

    for hours in (0, 6, 23):
        with transaction(world.sessions) as session:
            accounts.heard(session, owner, HERE, NOW + timedelta(hours=hours))
        assert last() == [NOW, None]
    speaks(world, owner, HERE, days=2)
    assert last() == [NOW + 2 * DAY, None]


def test_the_chat_that_somebody_chose_comes_before_the_one_in_which_they_spoke(world: World, owner: int) -> None:
    speaks(world, owner, HERE)
    wishes(world, owner, "other")
    queue(world.sessions, "nudge/1", owner)
    routed(world)
    assert went(world) == ("other", "M1", Routed.CHOSEN)


def test_a_choice_holds_for_what_waits_already_and_may_be_taken_back(
    world: World, owner: int, post_box: PostBox, other: PostBox
) -> None:
    queue(world.sessions, "nudge/1", owner, not_before=NOW + DAY)
    deliver(world.sessions, post_box, NOW)
    assert went(world)[0] == "chat"
    wishes(world, owner, "other")
    deliver(world.sessions, post_box, NOW)
    assert went(world) == ("other", "M1", Routed.CHOSEN)
    wishes(world, owner, None)
    speaks(world, owner, HERE)
    assert deliver(world.sessions, other, NOW + DAY) == 0
    assert deliver(world.sessions, post_box, NOW + DAY) == 1


def test_what_was_tried_stays_where_it_was_tried(world: World, owner: int, post_box: PostBox, other: PostBox) -> None:
    post_box.refuses = lambda key: DeliveryError("no_connection", permanent=False)
    queue(world.sessions, "nudge/1", owner)
    assert deliver(world.sessions, post_box, NOW) == 0
    wishes(world, owner, "other")
    speaks(world, owner, THERE)
    assert deliver(world.sessions, other, NOW + DAY) == 0
    post_box.refuses = lambda key: None
    assert deliver(world.sessions, post_box, NOW + DAY) == 1
    assert went(world) == ("chat", "T1", Routed.FIRST)


def test_somebody_without_an_account_keeps_nobody_waiting(world: World, post_box: PostBox, other: PostBox) -> None:
    late = world.person("Late", account=False)
    queue(world.sessions, "nudge/late", late)
    queue(world.sessions, "nudge/1", world.person("Prompt"))
    assert deliver(world.sessions, other, NOW) == 0
    assert deliver(world.sessions, post_box, NOW) == 1
    row = world.message("nudge/late")
    assert (row.state, row.problem, row.attempts, row.platform) == (OutgoingState.WAITING, "no_account_known", 0, None)
    assert explained(row, NOW, TODAY) == "It waits: the chat knows no account of theirs yet."
    world.person("Late", platform="other", tenant="M1")
    assert deliver(world.sessions, other, NOW) == 1, "at once, not after a wait"
    assert world.message("nudge/late").problem is None


def test_a_closed_account_leaves_the_other_chat(world: World, owner: int, post_box: PostBox, other: PostBox) -> None:
    wishes(world, owner, "chat")
    queue(world.sessions, "nudge/1", owner)
    routed(world)
    with transaction(world.sessions) as session:
        accounts.remember(session, Account("chat", "T1", "U-Owner", "Owner", active=False))
    assert deliver(world.sessions, post_box, NOW) == 0
    assert deliver(world.sessions, other, NOW) == 1
    assert went(world) == ("other", "M1", Routed.ONLY)


def test_a_chat_that_knows_the_account_no_more_does_not_silence_its_person(
    world: World, owner: int, post_box: PostBox, other: PostBox
) -> None:
    wishes(world, owner, "chat")
    for number in (1, 2):
        queue(world.sessions, f"nudge/{number}", owner)
    post_box.refuses = lambda key: AccountGoneError("no_such_account")
    assert deliver(world.sessions, post_box, NOW) == 0
    assert deliver(world.sessions, other, NOW) == 1
    assert [world.message(f"nudge/{number}").state for number in (1, 2)] == [OutgoingState.FAILED, OutgoingState.SENT]


def test_processes_that_route_at_once_agree(
    world: World, owner: int, make_sessions: Callable[[], SessionMaker]
) -> None:
    for number in range(30):
        queue(world.sessions, f"nudge/{number}", owner if number % 2 else world.person(f"Owner{number}"))

    def route_all(sessions: SessionMaker) -> None:
        with transaction(sessions) as session:
            route(session, ["chat", "other"])

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(route_all, [make_sessions() for _ in range(4)]))
    assert {(row.platform, row.problem) for row in world.ledger()} == {("chat", None)}


@pytest.mark.parametrize(
    ("why", "words"),
    [
        (Routed.ONLY, "It was delivered in Other."),
        (Routed.CHOSEN, "It was delivered in Other, which they chose."),
        (Routed.LAST_SPOKE, "It was delivered in Other, where they last wrote."),
        (Routed.FIRST, "It was delivered in Other, the first of their chats."),
        (None, "It was delivered in Other."),
    ],
)
def test_the_ledger_says_which_chat_and_why(
    world: World, owner: int, other: PostBox, why: Routed | None, words: str
) -> None:
    queue(world.sessions, "nudge/1", owner)
    row = world.message("nudge/1")
    row.platform, row.routed, row.state = "other", why, OutgoingState.SENT
    assert explained(row, NOW, TODAY) == words


def test_what_has_no_chat_is_found_by_the_partial_index_and_each_row_once(world: World) -> None:
    """At nine thousands wait at once; each looked for among all the others would take seconds."""
    seen: list[tuple[str, Any]] = []
    with world.sessions() as session:
        connection = session.connection()
        event.listen(
            connection, "before_cursor_execute", lambda _c, _k, statement, values, *_: seen.append((statement, values))
        )
        route(session, ["chat", "other"])
        if connection.dialect.name == "postgresql":
            # Of an empty outbox it rather reads all.
            connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
            seen.pop()
        for statement, values in list(seen):
            steps = steps_of(connection, statement, values)
            assert any("ix_outgoing_open" in step for step in steps), steps
            assert not any("ix_outgoing_person_id" in step for step in steps), steps

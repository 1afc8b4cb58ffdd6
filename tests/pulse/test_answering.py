"""Somebody is asked, and answers: nothing is recorded but a sealed ballot, and nothing is ever said back."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlmodel import SQLModel

from bot.demo.passes import ResponseUrls
from commands.pulse import answering
from store.database import SessionMaker
from store.rules.terms import PulseState
from tests.cast import Player
from tests.chat import Chat, Log
from tests.pulse.sealed_rounds import PLACE, RECOMMEND, WORKLOAD, Asked, open_round

pytestmark = pytest.mark.both_engines

ALL = {
    "My workload is manageable": "4 – Often",
    "Where do you work most?": "In the SEND office",
    "What supports you?": ["My team", "My manager"],
    "Would you recommend working here?": "7",
    "What should we know?": "Too many visits by car",
}


@pytest.fixture
def asked(chat: Chat, sessions: SessionMaker, owner: Player, manager: Player, viewer: Player) -> Asked:
    """A round that asks three of the cast; one of them has its message."""
    found = open_round(sessions, chat, [owner, manager, viewer])
    found.asks(viewer)
    return found


@contextmanager
def only_changes(chat: Chat, *tables: str) -> Iterator[None]:
    """Every table is the same afterwards, but these."""
    chat.stage.core.afterwards.finish()
    before = _contents(chat)
    yield
    chat.stage.core.afterwards.finish()
    after = _contents(chat)
    assert {name for name, rows in after.items() if rows != before[name]} == set(tables)


def _contents(chat: Chat) -> dict[str, list[str]]:
    with chat.stage.core.engine.connect() as connection:
        return {
            name: sorted(str(tuple(row)) for row in connection.execute(text(f'SELECT * FROM "{name}"')))
            for name in SQLModel.metadata.tables
        }


def answer(chat: Chat, person: Player, values: dict[str, Any] | None = None, button: str = "Answer") -> None:
    chat.presses(person, button)
    chat.fills(person, ALL if values is None else values)
    assert chat.submits(person).errors == {}


@pytest.mark.both_chats
def test_answering_seals_a_ballot_and_says_thank_you(chat: Chat, asked: Asked, viewer: Player) -> None:
    with only_changes(chat, "pulse_ballot"):
        answer(chat, viewer)
    assert asked.ballot_of(viewer) == (3, 1, (0, 1), 7, "Too many visits by car")
    (message,) = chat.messages_to(viewer)
    assert message.plain.startswith(answering.THANKS)
    for said in ("Often", "SEND", "My team", "7", "car"):
        assert said not in message.plain


@pytest.mark.slack_only("it reads a view of Slack")
def test_what_slack_carries_holds_nothing_but_the_code(chat: Chat, asked: Asked, viewer: Player) -> None:
    chat.presses(viewer, "Answer")
    view = chat.submission(viewer)["view"]
    assert view["callback_id"] == "ballot"
    for readable in (asked.code, viewer.id):
        assert readable not in view["private_metadata"]
    press = chat.press(viewer, chat.messages_to(viewer)[0], "Answer")["actions"][0]
    assert press["value"] == asked.code
    assert press["action_id"].startswith("seal.answer.")


def test_a_changed_answer_takes_the_place_of_the_one_before(chat: Chat, asked: Asked, viewer: Player) -> None:
    answer(chat, viewer)
    chat.presses(viewer, "Answer again")
    assert "Often" not in chat.form(viewer).replace("4 – Often", "")
    chat.fills(viewer, {"My workload is manageable": "1 – Never"})
    chat.submits(viewer)
    assert asked.ballot_of(viewer) == (0, None, None, None, None)
    assert len(asked.ballots()) == 1


@pytest.mark.slack_only("it reads a view of Slack")
def test_a_form_opens_empty_also_for_whoever_has_answered(chat: Chat, asked: Asked, viewer: Player) -> None:
    chat.presses(viewer, "Answer")
    first = chat.submission(viewer)["view"]["blocks"]
    chat.fills(viewer, ALL)
    chat.submits(viewer)
    chat.presses(viewer, "Answer again")
    assert chat.submission(viewer)["view"]["blocks"] == first
    assert "initial" not in str(first)


def test_skipping_seals_a_ballot_that_looks_like_any_other(
    chat: Chat, asked: Asked, viewer: Player, owner: Player
) -> None:
    answer(chat, viewer)
    thanks = chat.messages_to(viewer)[0].plain
    asked.asks(owner)
    with only_changes(chat, "pulse_ballot"):
        chat.presses(owner, "Skip this round")
    assert asked.ballot_of(owner) == (None,) * 5
    assert len({len(one.sealed) for one in asked.ballots()}) == 1
    assert chat.messages_to(owner)[0].plain == thanks, "who skipped reads what who answered reads"


def test_skipping_takes_back_what_was_sent(chat: Chat, asked: Asked, viewer: Player) -> None:
    answer(chat, viewer)
    chat.presses(viewer, "Skip this round")
    assert asked.ballot_of(viewer) == (None,) * 5


def test_who_stops_is_asked_again_only_by_themselves(chat: Chat, asked: Asked, viewer: Player) -> None:
    with only_changes(chat, "pulse_stopped"):
        chat.presses(viewer, "Stop asking me").hears()
    assert asked.stopped(viewer)
    assert chat.messages_to(viewer)[0].plain.startswith(answering.STOPPED)
    with only_changes(chat, "pulse_stopped"):
        chat.presses(viewer, "Ask me again")
    assert not asked.stopped(viewer)


def test_who_stopped_by_mistake_answers_the_round_after_all(chat: Chat, asked: Asked, viewer: Player) -> None:
    chat.presses(viewer, "Stop asking me")
    chat.presses(viewer, "Ask me again")
    answer(chat, viewer)
    assert len(asked.ballots()) == 1
    (message,) = chat.messages_to(viewer)
    assert message.plain.startswith(answering.THANKS)


def test_who_wants_back_after_the_close_is_offered_no_form(chat: Chat, asked: Asked, viewer: Player) -> None:
    chat.presses(viewer, "Stop asking me")
    asked.becomes(PulseState.CLOSED)
    chat.presses(viewer, "Ask me again")
    assert chat.messages_to(viewer)[0].plain == answering.ASKED_AGAIN


def test_who_stopped_reads_how_to_come_back(chat: Chat, asked: Asked, viewer: Player) -> None:
    chat.presses(viewer, "Stop asking me")
    assert "/plan pulse asks" in chat.messages_to(viewer)[0].plain
    # An answer to words is taken back by nobody, so no ballot's thanks may come to stand in it.
    chat.says(viewer, "pulse asks")
    chat.presses(viewer, "Ask me again")
    assert "Answer" not in chat.messages_to(viewer)[-1].plain


def test_an_empty_form_is_refused_kindly(chat: Chat, asked: Asked, viewer: Player) -> None:
    chat.presses(viewer, "Answer")
    assert list(chat.submits(viewer).errors.values()) == [answering.NOTHING_FILLED_IN]
    assert asked.ballots() == []


@pytest.mark.slack_only("Teams says it under the form, which stands as it was")
def test_what_identifies_is_refused_without_being_quoted(chat: Chat, asked: Asked, viewer: Player, logged: Log) -> None:
    chat.presses(viewer, "Answer")
    chat.fills(viewer, {"What should we know?": "Her NHS number is 943 476 5919"})
    assert chat.submits(viewer).errors == {"What should we know?": answering.IDENTIFIES}
    assert asked.ballots() == []
    assert logged == []


@pytest.mark.slack_only("a form opens beside the message there; in Teams it takes its place")
def test_delivered_twice_it_is_one_ballot(chat: Chat, asked: Asked, viewer: Player) -> None:
    chat.presses(viewer, "Answer")
    chat.fills(viewer, ALL)
    sent = chat.submission(viewer)
    for _ in range(2):
        assert chat.bot_gets(sent).status == 200
    assert len(asked.ballots()) == 1
    opens = chat.press(viewer, chat.messages_to(viewer)[0], "Answer again")
    for _ in range(2):
        assert chat.bot_gets(opens).status == 200
    assert len(chat.messages_to(viewer)) == 1, "the second is told nothing: its form is open"
    skip = chat.press(viewer, chat.messages_to(viewer)[0], "Skip this round")
    for _ in range(2):
        assert chat.bot_gets(skip).status == 200
    assert len(asked.ballots()) == 1


@pytest.mark.slack_only("a form opens from one press there, within three seconds")
def test_a_form_that_opens_too_late_says_so(chat: Chat, asked: Asked, viewer: Player) -> None:
    late = {**chat.press(viewer, chat.messages_to(viewer)[0], "Answer"), "trigger_id": "1.2.old"}
    assert chat.bot_gets(late).status == 200
    assert chat.messages_to(viewer)[-1].plain == answering.TOO_LATE_FOR_FORM
    chat.presses(viewer, "Answer")
    assert "My workload is manageable" in chat.form(viewer)


@pytest.mark.slack_only("a form opens from one press there, within three seconds")
def test_a_form_that_may_have_opened_is_not_said_to_have_kept_nothing(
    chat: Chat, asked: Asked, viewer: Player, logged: Log
) -> None:
    chat.stage.server.arrange("views.open", answer_lost=True)
    chat.presses(viewer, "Answer").hears(answering.MAY_NOT_BE_OPEN).privately()
    assert [one["log_level"] for one in logged] == ["warning"]
    chat.fills(viewer, ALL)
    assert chat.submits(viewer).errors == {}
    assert len(asked.ballots()) == 1


@pytest.mark.slack_only("a form opens beside the message there; in Teams it takes its place")
def test_after_the_close_nothing_is_taken(chat: Chat, asked: Asked, viewer: Player) -> None:
    chat.presses(viewer, "Answer")
    chat.fills(viewer, ALL)
    chat.stage.clock.move_to(chat.now + timedelta(days=4))
    assert answering.ENDED in chat.submits(viewer).errors.values()
    chat.test_user(viewer).dismisses()
    with only_changes(chat):
        chat.presses(viewer, "Skip this round").hears(answering.ENDED).privately()
    asked.becomes(PulseState.CLOSED)
    chat.presses(viewer, "Answer").hears(answering.ENDED)
    assert asked.ballots() == []


def test_whoever_is_not_asked_is_told_so(chat: Chat, asked: Asked, lead: Player, outsider: Player) -> None:
    for person in (lead, outsider):
        asked.asks(person)
        with only_changes(chat):
            chat.presses(person, "Answer").hears(answering.NOT_ASKED)
            chat.presses(person, "Skip this round").hears(answering.NOT_ASKED)


@pytest.mark.slack_only("a form opens beside the message there; in Teams it takes its place")
def test_where_the_key_is_lost_nothing_is_taken(chat: Chat, asked: Asked, viewer: Player, logged: Log) -> None:
    chat.presses(viewer, "Answer")
    chat.fills(viewer, ALL)
    asked.loses_its_key()
    with only_changes(chat):
        assert answering.LOST in chat.submits(viewer).errors.values()
        chat.test_user(viewer).dismisses()
        chat.presses(viewer, "Answer").hears(answering.LOST)
    assert logged == []


@pytest.mark.slack_only("a form opens beside the message there; in Teams it takes its place")
def test_where_the_database_fails_only_a_code_is_logged(
    chat: Chat, asked: Asked, viewer: Player, logged: Log, sessions: SessionMaker
) -> None:
    chat.presses(viewer, "Answer")
    chat.fills(viewer, ALL)
    with chat.stage.core.engine.begin() as connection:
        connection.execute(text("ALTER TABLE pulse_ballot RENAME TO away"))
    assert answering.NOT_NOW in chat.submits(viewer).errors.values()
    (message,) = chat.messages_to(viewer)
    chat.presses(viewer, "Skip this round", message=message).hears(answering.NOT_NOW)
    with chat.stage.core.engine.begin() as connection:
        connection.execute(text("ALTER TABLE away RENAME TO pulse_ballot"))
    assert {tuple(sorted(entry)) for entry in logged} == {("code", "event", "log_level")}
    assert chat.submits(viewer).errors == {}
    assert len(asked.ballots()) == 1


@pytest.mark.slack_only("it tells of Slack's response URLs")
@pytest.mark.parametrize("lost", ["url", "message"])
def test_thanks_arrive_where_the_response_url_is_over(chat: Chat, asked: Asked, viewer: Player, lost: str) -> None:
    chat.presses(viewer, "Answer")
    chat.fills(viewer, ALL)
    chat.stage.workspace.response_urls = ResponseUrls(lambda: 0.0)
    if lost == "message":
        (message,) = chat.messages_to(viewer)
        chat.sender.delete(f"{message.conversation}/{message.ts}")
    chat.submits(viewer)
    (message,) = chat.messages_to(viewer)
    assert message.plain.startswith(answering.THANKS)


def test_the_number_of_taps_is_true() -> None:
    assert answering.taps([WORKLOAD]) == "3 taps"
    assert answering.taps([WORKLOAD] * 10) == "12 taps"
    assert answering.taps([PLACE, RECOMMEND]) == "5 taps"
    assert answering.taps([RECOMMEND] * 10) == "22 taps"

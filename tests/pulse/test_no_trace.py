"""What Slack sends of a ballot passes no log and no table, over signed HTTP and over sockets, at any log level."""

from collections.abc import Iterator

import pytest
from sqlalchemy import event as database_event

from bot.slack.gate import Gate
from bot.web import WebServer
from commands.pulse import answering
from store.database import SessionMaker
from store.models import Inbound
from tests.cast import Player
from tests.chat import Chat, Log, Rows
from tests.heard import Heard
from tests.pulse.sealed_rounds import Asked, open_round

SENTINEL = "sentinel of what only the ballot holds"


@pytest.fixture
def asked(chat: Chat, sessions: SessionMaker, owner: Player, viewer: Player) -> Asked:
    found = open_round(sessions, chat, [owner, viewer])
    found.asks(viewer)
    return found


@pytest.fixture(params=["socket", "http"])
def door(request: pytest.FixtureRequest, chat: Chat, sessions: SessionMaker) -> Iterator[str]:
    if request.param == "socket":
        yield request.param
        return
    stage = chat.stage
    gate = Gate(stage.edge.app, stage.workspace.signing_secret, stage.clock, sessions, stage.core.afterwards)
    web = WebServer("127.0.0.1", 0, [gate.endpoint])
    chat.stage.server.deliver_to(f"{web.start()}/slack/events")
    yield request.param
    web.stop()


def answers(chat: Chat, person: Player) -> None:
    chat.presses(person, "Answer")
    chat.fills(person, {"My workload is manageable": "4 – Often", "What should we know?": SENTINEL})
    chat.submits(person)


@pytest.mark.slack_only("it stands at Slack's own door")
def test_no_log_holds_an_answer_or_what_it_came_with(
    chat: Chat, asked: Asked, viewer: Player, door: str, everything_logged: Heard, logged: Log
) -> None:
    answers(chat, viewer)
    assert asked.ballot_of(viewer) is not None
    for line in everything_logged.lines:
        for held in (SENTINEL, asked.code, "My workload", "private_metadata", "view_submission", "seal."):
            assert held not in line
    assert logged == []


@pytest.mark.slack_only("it stands at Slack's own door")
def test_no_moment_and_no_key_of_it_is_kept(chat: Chat, asked: Asked, viewer: Player, door: str, rows: Rows) -> None:
    before = [one.key for one in rows(Inbound)]
    answers(chat, viewer)
    chat.presses(viewer, "Skip this round")
    chat.stage.core.afterwards.finish()
    assert [one.key for one in rows(Inbound)] == before
    chat.says(viewer, "overdue")
    assert [one.key for one in rows(Inbound)] != before, "other words are known again"


def test_no_statement_names_who_answers(chat: Chat, asked: Asked, viewer: Player, owner: Player) -> None:
    """A database server may be set to log its statements."""
    asked.ballot_of(viewer)
    said: list[str] = []

    def note(connection: object, cursor: object, statement: str, values: object, *_: object) -> None:
        said.append(f"{statement} {values}")

    database_event.listen(chat.stage.core.engine, "before_cursor_execute", note)
    answers(chat, viewer)
    database_event.remove(chat.stage.core.engine, "before_cursor_execute", note)
    assert any("INSERT INTO pulse_ballot" in one for one in said)
    assert [one for one in said if viewer.id in one or SENTINEL in one] == []
    assert [one for one in said if "person.id" in one.lower() and "where" in one.lower()] == []


@pytest.mark.slack_only("it breaks a view of Slack")
def test_an_error_before_the_door_says_no_more_than_its_kind(
    chat: Chat, asked: Asked, viewer: Player, logged: Log
) -> None:
    chat.presses(viewer, "Answer")
    chat.fills(viewer, {"What should we know?": SENTINEL})
    sent = chat.submission(viewer)
    del sent["view"]["private_metadata"]
    chat.bot_gets(sent)
    assert [(one["event"], sorted(one)) for one in logged] == [
        ("a ballot was not taken", ["code", "event", "log_level"])
    ]
    assert SENTINEL not in str(logged)


def test_the_flag_is_seen_by_its_person_alone(chat: Chat, asked: Asked, viewer: Player, lead: Player) -> None:
    chat.says(viewer, "/plan pulse asks").hears("Pulses ask you").privately()
    chat.presses(viewer, "Stop asking me").hears(answering.STOPPED)
    chat.says(viewer, "/plan pulse asks").hears("No pulse asks you")
    chat.says(lead, "/plan pulse asks").hears("Pulses ask you")
    chat.presses(viewer, "Ask me again")
    assert not asked.stopped(viewer)

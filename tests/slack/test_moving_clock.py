"""The demo's clock is moved while the bot is speaking."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from bot.demo.random_faults import RandomFaults
from bot.demo.test_user import TestUser
from bot.stage import Stage
from tests import cast
from tests.cast import Player
from tests.chat import Chat, Log, MakeMilestone
from tests.databases import MakeDatabase, with_cast

OPENING = datetime(2022, 7, 11, 7, 30, tzinfo=UTC)
pytestmark = pytest.mark.slack_only("it lets calls of Slack's Web API go wrong")


def calls_for_help(chat: Chat, lead: Player) -> list[str]:
    return [one.ts for one in chat.messages_to(lead) if "asks for your help with A3.1" in one.plain]


def test_a_message_on_its_way_arrives_before_the_clock_moves_on(
    chat: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone, logged: Log
) -> None:
    make_milestone("A3.1", owner=owner)
    slow = RandomFaults(slow=1, slow_seconds=0.3, methods=["chat.postMessage"])
    with ThreadPoolExecutor() as others:
        chat.stage.workspace.faults.set_random_faults(slow)
        asks = others.submit(chat.test_user(owner).says, "/plan stuck A3.1 the van broke down")
        told = chat.test_user(lead).waits_until(lambda: calls_for_help(chat, lead))
        chat.stage.move_to(chat.stage.clock.now().replace(hour=12))
        asks.result()
    chat.stage.workspace.faults.set_random_faults(None)
    assert calls_for_help(chat, lead) == told
    assert [entry for entry in logged if entry["log_level"] in ("warning", "error")] == []


def test_a_demo_that_is_closed_while_its_clock_moves_ends_without_a_fault(
    make_database: MakeDatabase, logged: Log
) -> None:
    stage = Stage(make_database(with_cast), OPENING, members=cast.members(), patience=20.0, chats=("slack", "teams"))
    stage.start()
    lead, far = TestUser(stage.server, cast.LEAD.id), OPENING + timedelta(days=10)
    with ThreadPoolExecutor() as others:
        moved = others.submit(stage.move_to, far)
        lead.waits_until(lambda: [one.ts for one in lead.hears()])
        stage.stop()
        moved.result()
    assert stage.clock.now() < far
    assert [entry for entry in logged if entry["log_level"] == "error"] == []

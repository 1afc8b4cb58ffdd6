"""An outside witness: Slack's own Node framework finds the demo workspace to be Slack."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from slack_sdk import WebClient

from bot.demo.server import DemoServer
from bot.demo.test_user import TestUser
from tests.demo.kit import PLAN
from tests.witnesses import FOLDER, installed

INSTALL = ("install", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline")


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """Node, and a folder where the witness stands with what it needs."""
    folder = tmp_path_factory.mktemp("witness")
    return installed(FOLDER, folder, INSTALL), folder


@pytest.fixture
def witness(ready: tuple[str, Path], server: DemoServer) -> Iterator[None]:
    node, folder = ready
    workspace = server.workspace
    surroundings = os.environ | {
        "SLACK_API_URL": server.api_url,
        "SLACK_BOT_TOKEN": workspace.bot_token,
        "SLACK_APP_TOKEN": workspace.app_token,
    }
    bot = subprocess.Popen(
        [node, "witness.js"], cwd=folder, env=surroundings, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    try:
        server.wait_for_bot()
        yield
    finally:
        try:
            bot.communicate(timeout=10)
        except subprocess.TimeoutExpired:
            bot.kill()
            bot.communicate()


@pytest.mark.usefixtures("witness")
def test_nodes_bolt_does_a_whole_round(lead: TestUser, web: WebClient) -> None:
    assert [one.plain for one in lead.says("/plan overdue")] == ["You asked overdue Update"]
    lead.presses("Update")
    lead.fills({"What changed": "no"})
    assert lead.submits() == {"What changed": "Say more."}
    lead.fills({"What changed": "two families visited"})
    assert lead.submits() == {}
    assert [one.plain for one in lead.heard] == ["3.2: two families visited"]
    (found,) = web.conversations_history(channel="D01LEAD", include_all_metadata=True)["messages"]
    assert found["metadata"] == {"event_type": "noted", "event_payload": {"ref": "3.2"}}

    # Node's Bolt acknowledges events before it handles them.
    lead.says("@Sightline hello", PLAN)
    assert [one.plain for one in lead.waits_until(lead.hears)] == ["Hello @Programme Manager"]
    lead.says("hello")
    (refusal,) = lead.waits_until(lead.hears)
    assert refusal.plain == "invalid_blocks: [ERROR] unsupported type: poem [json-pointer:/blocks/0/type]"
    lead.opens_home()
    assert lead.reads(lead.waits_until(lambda: lead.home)) == "Your open items"

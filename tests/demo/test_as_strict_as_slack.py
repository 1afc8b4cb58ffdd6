"""Where a bot would be surprised by Slack: what comes again, what is closed to it, and what is not only ours."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.demo.delivery import Answer, Kind, Retry, SignedHttp
from bot.demo.redelivery import Redelivery
from bot.demo.server import DemoServer
from bot.demo.test_user import TestUser
from bot.demo.workspace import Workspace
from tests.demo.kit import GUEST, LEAD, LEAVER, OWNER, PLAN, Clock, client_of, refused


def deliveries(kind: Kind, problems: list[str]) -> tuple[list[tuple[int, str]], str]:
    """What is delivered where a bot first fails in these ways, and what the person reads in the end."""
    came: list[tuple[int, str]] = []

    async def deliver(kind: Kind, payload: Any, retry: Retry) -> Answer:
        came.append((retry.number, retry.reason))
        return Answer({}, problems[len(came) - 1] if len(came) <= len(problems) else "")

    async def all_of_it() -> Answer:
        redelivery = Redelivery(deliver, waits=(0.0, 0.0, 0.0))
        answer = await redelivery.deliver(kind, {"event_id": "Ev1"})
        for task in list(redelivery._waiting):
            await task
        await redelivery.close()
        return answer

    return came, asyncio.run(all_of_it()).problem


@pytest.mark.parametrize(
    ("problems", "came", "read"),
    [
        ([], [(0, "")], ""),
        (["operation_timeout"], [(0, ""), (1, "http_timeout")], ""),
        (["http_service_error"] * 2, [(0, ""), (1, "http_error"), (2, "http_error")], "http_service_error"),
        (
            ["dispatch_failed"] * 9,
            [(0, ""), (1, "connection_failed"), (2, "connection_failed"), (3, "connection_failed")],
            "dispatch_failed",
        ),
    ],
)
def test_an_event_that_nobody_acknowledged_comes_again_three_times_at_most(
    problems: list[str], came: list[tuple[int, str]], read: str
) -> None:
    assert deliveries("events_api", problems) == (came, read)


@pytest.mark.parametrize("kind", ["slash_commands", "interactive"])
def test_what_a_person_sees_fail_does_not_come_again(kind: Kind) -> None:
    assert deliveries(kind, ["operation_timeout"]) == ([(0, "")], "operation_timeout")


def test_over_a_socket_the_bot_reads_which_delivery_it_is(
    make_server: Callable[..., DemoServer], connect: Callable[[DemoServer], App]
) -> None:
    server = make_server()
    app = connect(server)
    heard: list[tuple[str, Any]] = []

    @app.event("message")
    def message(event: dict[str, Any], request: Any, ack: Ack) -> None:
        heard.append((event["text"], request.headers.get("x-slack-retry-num")))
        ack()

    TestUser(server, OWNER).says("overdue")
    assert heard == [("overdue", ["0"])]


def test_each_envelope_goes_over_the_next_of_a_bots_connections(
    make_server: Callable[..., DemoServer], connect: Callable[[DemoServer], App]
) -> None:
    server = make_server()
    heard: list[int] = []

    def listens(number: int) -> None:
        def message(ack: Ack) -> None:
            heard.append(number)
            ack()

        connect(server).event("message")(message)

    for number in range(2):
        listens(number)
    for _ in range(4):
        TestUser(server, OWNER).says("overdue")
    assert sorted(heard) == [0, 0, 1, 1]


def test_a_link_unfolds_and_the_bot_is_told_as_of_an_edit(
    make_server: Callable[..., DemoServer], connect: Callable[[DemoServer], App]
) -> None:
    server = make_server()
    heard: list[tuple[str | None, bool]] = []

    def message(event: dict[str, Any], ack: Ack) -> None:
        heard.append((event.get("subtype"), "edited" in event.get("message", {})))
        ack()

    connect(server).event("message")(message)
    user = TestUser(server, OWNER)
    user.says("see https://example.org/minutes")
    mine = next(one for one in user.sees() if one.author == OWNER)
    user.edits(mine, "see the minutes")
    assert heard == [(None, False), ("message_changed", False), ("message_changed", True)]


def test_over_http_the_bot_reads_why_it_comes_again() -> None:
    way = SignedHttp("http://127.0.0.1:1/slack/events", "secret", Clock().now, 1.0)
    answer = asyncio.run(way.deliver("events_api", {"event_id": "Ev1"}, Retry(2, "http_timeout")))
    asyncio.run(way.close())
    assert answer.problem == "dispatch_failed"


def changed(workspace: Workspace, **how: Any) -> None:
    workspace.conversations[PLAN] = replace(workspace.conversations[PLAN], **how)


@pytest.mark.parametrize("word", ["restricted_action", "restricted_action_read_only_channel"])
def test_a_workspace_has_rules_on_who_may_post(web: WebClient, workspace: Workspace, word: str) -> None:
    changed(workspace, refuses_posts=word)
    assert refused(web.chat_postMessage, channel=PLAN, text="x")["error"] == word


def test_a_private_channel_is_none_to_whoever_is_not_in_it(web: WebClient, workspace: Workspace) -> None:
    changed(workspace, private=True)
    assert web.conversations_info(channel=PLAN)["channel"]["is_private"]
    assert PLAN in [one.id for one in workspace.seen_by(LEAD)]
    assert PLAN not in [one.id for one in workspace.seen_by(GUEST)]
    changed(workspace, has_bot=False)
    for call in (web.conversations_info, web.conversations_history, web.conversations_members):
        assert refused(call, channel=PLAN)["error"] == "channel_not_found"
    assert refused(web.chat_postMessage, channel=PLAN, text="x")["error"] == "channel_not_found"


def test_a_private_channel_needs_scopes_of_its_own(make_server: Callable[..., DemoServer]) -> None:
    server = make_server(scopes={"chat:write", "channels:read", "channels:history"})
    changed(server.workspace, private=True)
    assert refused(client_of(server).conversations_info, channel=PLAN)["needed"] == "groups:read"


def test_a_channel_that_is_shared_with_another_organisation_says_so(
    web: WebClient, workspace: Workspace, server: DemoServer
) -> None:
    assert not web.conversations_info(channel=PLAN)["channel"]["is_ext_shared"]
    changed(workspace, shared=True)
    assert web.conversations_info(channel=PLAN)["channel"]["is_ext_shared"]
    told = {"type": "app_mention", "channel": PLAN, "event_ts": "1.000001"}
    assert server.payloads.event(told)["is_ext_shared_channel"]


def test_a_message_to_a_closed_account_may_be_taken_without_a_word(web: WebClient, workspace: Workspace) -> None:
    assert refused(web.chat_postMessage, channel=LEAVER, text="x")["error"] == "user_disabled"
    workspace.takes_for_closed_accounts = True
    assert web.chat_postMessage(channel=LEAVER, text="x")["ok"]

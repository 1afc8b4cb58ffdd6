"""Tokens, argument forms and faults, whatever the method."""

import json
import urllib.request
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.demo.server import DemoServer
from bot.demo.workspace import Workspace
from tests.demo.kit import OWNER, PLAN, client_of, refused, section
from tests.patience import STUCK_SECONDS


def posted(server: DemoServer, method: str, body: bytes, content_type: str, token: str = "") -> dict[str, Any]:
    headers = {"Content-Type": content_type} | ({"Authorization": f"Bearer {token}"} if token else {})
    request = urllib.request.Request(server.api_url + method, body, headers)
    with urllib.request.urlopen(request, timeout=STUCK_SECONDS) as response:
        answer: dict[str, Any] = json.load(response)
    return answer


def test_the_bot_learns_who_and_where_it_is(web: WebClient, workspace: Workspace) -> None:
    who = web.auth_test()
    assert (who["user_id"], who["bot_id"], who["team_id"]) == (
        workspace.bot_user_id,
        workspace.bot_id,
        workspace.team_id,
    )
    assert web.team_info()["team"]["domain"] == "sightline-demo"


def test_a_missing_and_a_wrong_token_are_told_apart(server: DemoServer) -> None:
    assert refused(client_of(server, "").auth_test)["error"] == "not_authed"
    assert refused(client_of(server, "xoxb-wrong").auth_test)["error"] == "invalid_auth"
    assert refused(client_of(server, server.workspace.app_token).auth_test)["error"] == "not_allowed_token_type"
    bot = server.workspace.bot_token
    assert refused(client_of(server).apps_connections_open, app_token=bot)["error"] == "not_allowed_token_type"


def test_an_unknown_method_is_named(web: WebClient) -> None:
    answer = refused(web.api_call, api_method="plans.list")
    assert (answer["error"], answer["req_method"]) == ("unknown_method", "plans.list")


def test_arguments_come_as_a_form_or_as_json(server: DemoServer) -> None:
    token, blocks = server.workspace.bot_token, [section("3.2", block_id="b")]
    form = urlencode({"token": token, "channel": PLAN, "text": "3.2", "blocks": json.dumps(blocks)}).encode()
    as_form = posted(server, "chat.postMessage", form, "application/x-www-form-urlencoded")
    body = json.dumps({"channel": PLAN, "text": "3.2", "blocks": blocks}).encode()
    as_json = posted(server, "chat.postMessage", body, "application/json; charset=utf-8", token)
    assert as_form["message"]["blocks"] == as_json["message"]["blocks"] == blocks


@pytest.mark.parametrize(
    ("body", "content_type", "error"),
    [
        (b"{", "application/json", "invalid_json"),
        (b"[]", "application/json", "json_not_object"),
        (b"x", "text/plain", "invalid_post_type"),
        (b"channel=C01PLAN&blocks=[", "application/x-www-form-urlencoded", "invalid_blocks_format"),
    ],
)
def test_bodies_that_cannot_be_read_are_refused(server: DemoServer, body: bytes, content_type: str, error: str) -> None:
    token = server.workspace.bot_token
    assert posted(server, "chat.postMessage", body, content_type, token)["error"] == error


def test_granted_scopes_stand_in_the_answers_headers(make_server: Callable[..., DemoServer]) -> None:
    server = make_server(scopes={"commands", "chat:write"})
    assert client_of(server).auth_test().headers["x-oauth-scopes"] == "chat:write,commands"


def test_a_call_can_be_made_to_go_wrong(server: DemoServer, web: WebClient) -> None:
    server.arrange("chat.postMessage", error="ratelimited", retry_after=7)
    server.arrange("chat.postMessage", error="fatal_error")
    with pytest.raises(SlackApiError) as limited:
        web.chat_postMessage(channel=OWNER, text="x")
    response = limited.value.response
    assert (response.status_code, response.headers["Retry-After"], response["error"]) == (429, "7", "ratelimited")
    assert refused(web.chat_postMessage, channel=OWNER, text="x")["error"] == "fatal_error"
    assert web.chat_postMessage(channel=OWNER, text="x")["ok"]


def test_an_answer_can_be_lost_after_the_deed_is_done(server: DemoServer, web: WebClient) -> None:
    server.arrange("chat.postMessage", answer_lost=True)
    with pytest.raises(ConnectionError):
        web.chat_postMessage(channel=OWNER, text="once")
    assert [one["text"] for one in web.conversations_history(channel="D02OWNER")["messages"]] == ["once"]

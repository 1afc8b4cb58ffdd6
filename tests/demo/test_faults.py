"""Slack has bad days: calls go wrong at random, a bot is asked to wait, and the whole app may be shut out."""

import urllib.error
import urllib.request
from collections.abc import Callable
from http.client import RemoteDisconnected
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.demo.fault_injection import Refusal
from bot.demo.random_faults import RandomFaults
from bot.demo.rate_limits import RateLimits
from bot.demo.server import DemoServer
from bot.demo.test_user import TestUser
from bot.demo.workspace import Workspace
from tests.demo.kit import LEAD, OWNER, PLAN, Clock, refused
from tests.patience import STUCK_SECONDS


def outcome(call: Callable[..., Any], **arguments: Any) -> str:
    """What became of one call, in a word."""
    try:
        call(**arguments)
    except SlackApiError as refusal:
        return str(refusal.response.status_code)
    except (ConnectionError, RemoteDisconnected):
        return "cut"
    return "ok"


def posted(workspace: Workspace, conversation: str) -> list[str]:
    return [one.text for one in workspace.messages.history(conversation)]


def test_rate_limited_calls_answer_as_slack_does_and_do_nothing(workspace: Workspace, web: WebClient) -> None:
    workspace.faults.set_random_faults(RandomFaults(rate_limited=1, retry_after=30))
    with pytest.raises(SlackApiError) as caught:
        web.chat_postMessage(channel=OWNER, text="due")
    response = caught.value.response
    assert (response.status_code, response.headers["Retry-After"]) == (429, "30")
    assert response.data == {"ok": False, "error": "ratelimited"}
    assert posted(workspace, "D02OWNER") == []


def test_a_broken_slack_answers_with_a_page_and_does_nothing(workspace: Workspace, web: WebClient) -> None:
    workspace.faults.set_random_faults(RandomFaults(server_error=1))
    assert [outcome(web.chat_postMessage, channel=OWNER, text="due") for _ in range(2)] == ["503", "500"]
    assert posted(workspace, "D02OWNER") == []


def test_a_connection_is_closed_before_or_after_the_deed(workspace: Workspace, web: WebClient) -> None:
    workspace.faults.set_random_faults(RandomFaults(reset=1))
    assert outcome(web.chat_postMessage, channel=OWNER, text="never came") == "cut"
    workspace.faults.set_random_faults(RandomFaults(delivered_then_dropped=1))
    assert outcome(web.chat_postMessage, channel=OWNER, text="came") == "cut"
    assert posted(workspace, "D02OWNER") == ["came"]


def test_a_slow_slack_has_done_the_deed_before_the_client_gives_up(server: DemoServer) -> None:
    server.workspace.faults.set_random_faults(RandomFaults(slow=1, slow_seconds=30))
    hurried = WebClient(server.workspace.bot_token, base_url=server.api_url, timeout=1, retry_handlers=[])
    with pytest.raises(TimeoutError):
        hurried.chat_postMessage(channel=OWNER, text="due")
    assert posted(server.workspace, "D02OWNER") == ["due"]


def test_random_faults_come_in_the_shares_asked_for_and_the_same_way_each_time(
    workspace: Workspace, web: WebClient
) -> None:
    mixed = RandomFaults(server_error=0.3, reset=0.2, delivered_then_dropped=0.1, seed=7)
    runs = []
    for _ in range(2):
        workspace.faults.set_random_faults(mixed)
        runs.append([outcome(web.chat_postMessage, channel=OWNER, text="x") for _ in range(60)])
    assert runs[0] == runs[1]
    assert {"ok", "cut", "500", "503"} == set(runs[0])
    assert workspace.faults.happened["server_error"] == 2 * (runs[0].count("500") + runs[0].count("503"))
    drawn = [mixed.kind_of("chat.postMessage", number) for number in range(10_000)]
    assert [round(drawn.count(kind) / 10_000, 1) for kind in ("server_error", "reset", "delivered_then_dropped")] == [
        0.3,
        0.2,
        0.1,
    ]


def test_random_faults_touch_only_what_they_were_chosen_for(workspace: Workspace, web: WebClient) -> None:
    workspace.faults.set_random_faults(RandomFaults(server_error=1, methods=["views.*"]))
    assert outcome(web.chat_postMessage, channel=OWNER, text="x") == "ok"
    assert outcome(web.views_publish, user_id=OWNER, view={"type": "home", "blocks": []}) == "503"
    workspace.faults.set_random_faults(None)
    assert outcome(web.views_publish, user_id=OWNER, view={"type": "home", "blocks": []}) == "ok"


@pytest.mark.usefixtures("app")
def test_random_faults_can_touch_response_urls(workspace: Workspace, lead: TestUser) -> None:
    address = f"{lead._server.url}/commands/T/{workspace.response_urls.issue(PLAN, LEAD)}"
    workspace.faults.set_random_faults(RandomFaults(server_error=1, methods=["response_url"]))
    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(address, b'{"text": "done"}', timeout=STUCK_SECONDS)
    caught.value.close()
    assert caught.value.code == 503


@pytest.mark.parametrize(
    "shares", [{"reset": -0.1}, {"reset": 0.6, "slow": 0.5}, {"rate_limited": 1, "retry_after": 0}]
)
def test_shares_that_make_no_sense_are_refused(shares: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"at least one second|at most 1"):
        RandomFaults(**shares)


def test_a_call_before_its_wait_is_over_is_refused_and_noted(
    workspace: Workspace, web: WebClient, clock: Clock
) -> None:
    workspace.faults.set_random_faults(RandomFaults(rate_limited=1, retry_after=5))
    assert outcome(web.chat_postMessage, channel=OWNER, text="first") == "429"
    workspace.faults.set_random_faults(None)
    clock.passes(3)
    with pytest.raises(SlackApiError) as caught:
        web.chat_postMessage(channel=LEAD, text="too early")
    assert caught.value.response.headers["Retry-After"] == "2"
    assert outcome(web.auth_test) == "ok", "a wait is for one method"
    assert workspace.faults.too_early == ["chat.postMessage"]
    clock.passes(2)
    assert outcome(web.chat_postMessage, channel=OWNER, text="in time") == "ok"
    assert workspace.faults.too_early == ["chat.postMessage"]


def test_a_call_that_was_on_its_way_when_the_bot_was_told_is_not_held_against_it(
    workspace: Workspace, web: WebClient
) -> None:
    workspace.faults.set_random_faults(RandomFaults(rate_limited=1, retry_after=5))
    assert [outcome(web.chat_postMessage, channel=OWNER, text="x") for _ in range(2)] == ["429", "429"]
    assert workspace.faults.too_early == []


def test_one_conversation_takes_one_message_a_second(workspace: Workspace, web: WebClient, clock: Clock) -> None:
    workspace.faults.set_rate_limits(RateLimits())
    assert outcome(web.chat_postMessage, channel=OWNER, text="1") == "ok"
    assert outcome(web.chat_postMessage, channel=PLAN, text="elsewhere") == "ok"
    assert outcome(web.chat_postMessage, channel="D02OWNER", text="the same place by another name") == "429"
    clock.passes(1)
    assert outcome(web.chat_postMessage, channel=OWNER, text="2") == "ok"
    assert posted(workspace, "D02OWNER") == ["1", "2"]
    assert workspace.faults.happened["too_fast"] == 1


def test_the_workspace_takes_so_many_messages_a_minute(workspace: Workspace, web: WebClient, clock: Clock) -> None:
    workspace.faults.set_rate_limits(RateLimits(messages_per_minute=2, seconds_per_message=0))
    assert outcome(web.chat_postMessage, channel=OWNER, text="1") == "ok"
    clock.passes(20)
    assert outcome(web.chat_postMessage, channel=OWNER, text="2") == "ok"
    with pytest.raises(SlackApiError) as caught:
        web.chat_postMessage(channel=LEAD, text="3")
    assert caught.value.response.headers["Retry-After"] == "40"
    clock.passes(40)
    assert outcome(web.chat_postMessage, channel=LEAD, text="3") == "ok"
    workspace.faults.set_rate_limits(None)
    assert [outcome(web.chat_postMessage, channel=LEAD, text="4") for _ in range(3)] == ["ok"] * 3


@pytest.mark.parametrize("error", ["account_inactive", "token_revoked", "invalid_auth"])
def test_the_whole_app_can_be_shut_out_and_let_in_again(workspace: Workspace, web: WebClient, error: Refusal) -> None:
    workspace.faults.refuse_everything(error)
    assert refused(web.auth_test)["error"] == error
    assert refused(web.chat_postMessage, channel=OWNER, text="x")["error"] == error
    assert refused(web.apps_connections_open, app_token=workspace.app_token)["error"] == error
    workspace.faults.refuse_everything(None)
    assert web.auth_test()["ok"]

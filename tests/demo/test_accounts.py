"""Accounts are closed, opened and changed, and the bot is told if it asked."""

from collections.abc import Callable
from typing import Any

import pytest
from slack_bolt import App
from slack_sdk import WebClient

from bot.demo.server import DemoServer
from bot.demo.test_user import TestUser
from bot.demo.user_actions import UserActionError
from tests.demo.kit import GUEST, LEAVER, OWNER, PLAN, client_of, refused

Told = tuple[DemoServer, list[dict[str, Any]]]


@pytest.fixture
def told(make_server: Callable[..., DemoServer], connect: Callable[[DemoServer], App]) -> Told:
    """A workspace whose bot asked for news of people, and the news it got."""
    server = make_server(bot_events={"message.im", "user_change"})
    heard: list[dict[str, Any]] = []
    connect(server).event("user_change")(lambda event: heard.append(event))
    return server, heard


def test_a_closed_account_is_told_of_and_can_do_nothing(told: Told) -> None:
    server, heard = told
    assert server.change_account(OWNER, active=False) == ""
    (event,) = heard
    assert (event["type"], event["user"]["id"], event["user"]["deleted"]) == ("user_change", OWNER, True)
    assert event["user"] == client_of(server).users_info(user=OWNER)["user"]
    assert event["cache_ts"] == 1657526400
    with pytest.raises(UserActionError, match="deactivated"):
        TestUser(server, OWNER).says("hello")


def test_a_leaver_comes_back(told: Told) -> None:
    server, heard = told
    server.change_account(LEAVER, active=True)
    assert [one["user"]["deleted"] for one in heard] == [False]
    assert client_of(server).chat_postMessage(channel=LEAVER, text="welcome back")["ok"]


def test_a_member_becomes_a_guest_and_a_guest_a_member(told: Told) -> None:
    server, heard = told
    server.change_account(OWNER, guest=True)
    server.change_account(GUEST, guest=False)
    assert [(one["user"]["is_restricted"], one["user"]["is_ultra_restricted"]) for one in heard] == [
        (True, False),
        (False, False),
    ]


def test_a_time_zone_is_changed_and_read_back(told: Told) -> None:
    server, heard = told
    server.change_account(OWNER, tz="Asia/Kolkata")
    assert [(one["user"]["tz"], one["user"]["tz_offset"]) for one in heard] == [("Asia/Kolkata", 19800)]
    with pytest.raises(UserActionError, match="Mars/Olympus is not a time zone"):
        server.change_account(OWNER, tz="Mars/Olympus")
    with pytest.raises(UserActionError, match="not a time zone"):
        server.change_account(OWNER, tz="../etc")


def test_a_change_that_changes_nothing_is_not_told(told: Told) -> None:
    server, heard = told
    server.change_account(OWNER, active=True, guest=False, tz="Europe/London")
    assert heard == []
    with pytest.raises(UserActionError, match="no such person"):
        server.change_account("U99", active=False)


def test_a_bot_that_did_not_ask_is_not_told(server: DemoServer, app: App, web: WebClient) -> None:
    heard: list[dict[str, Any]] = []
    app.event("user_change")(lambda event: heard.append(event))
    server.change_account(OWNER, active=False)
    assert heard == []
    assert web.users_info(user=OWNER)["user"]["deleted"] is True


def test_opening_direct_messages_needs_a_scope(make_server: Callable[..., DemoServer]) -> None:
    answer = refused(client_of(make_server(scopes={"chat:write"})).conversations_open, users=OWNER)
    assert (answer["error"], answer["needed"]) == ("missing_scope", "im:write")
    assert client_of(make_server(scopes={"im:write"})).conversations_open(users=OWNER)["channel"]["id"] == "D02OWNER"


def test_reading_a_channel_back_needs_a_scope_and_brings_metadata(make_server: Callable[..., DemoServer]) -> None:
    key = {"event_type": "sightline_digest", "event_payload": {"key": "digest/2022-07-11"}}
    web = client_of(make_server(scopes={"chat:write", "channels:history"}))
    web.chat_postMessage(channel=PLAN, text="The week", metadata=key)
    (found,) = web.conversations_history(channel=PLAN, include_all_metadata=True)["messages"]
    assert found["metadata"] == key

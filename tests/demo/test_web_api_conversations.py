"""The bot reads conversations."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from slack_sdk import WebClient

from bot.demo.server import DemoServer
from bot.demo.test_user import TestUser
from bot.demo.workspace import Workspace
from tests.demo.kit import LEAD, LEAVER, OLD, OWNER, PLAN, QUIET, Clock, client_of, refused

KEY = {"event_type": "sightline_nudge", "event_payload": {"key": "nudge/U02/2022-07-22"}}


def texts(answer: Any) -> list[str]:
    return [one["text"] for one in answer["messages"]]


def test_history_is_newest_first_in_pages(web: WebClient) -> None:
    for number in range(5):
        web.chat_postMessage(channel=PLAN, text=str(number))
    first = web.conversations_history(channel=PLAN, limit=2)
    assert (texts(first), first["has_more"]) == (["4", "3"], True)
    cursor = first["response_metadata"]["next_cursor"]
    second = web.conversations_history(channel=PLAN, limit=2, cursor=cursor)
    last = web.conversations_history(channel=PLAN, limit=2, cursor=second["response_metadata"]["next_cursor"])
    assert (texts(second), texts(last), last["has_more"]) == (["2", "1"], ["0"], False)
    assert refused(web.conversations_history, channel=PLAN, cursor="nonsense")["error"] == "invalid_cursor"
    assert refused(web.conversations_history, channel=PLAN, limit=-1)["error"] == "invalid_arguments"
    assert refused(web.conversations_list, limit=-1)["error"] == "invalid_limit"


def test_history_between_two_moments(web: WebClient, clock: Clock) -> None:
    stamps = []
    for number in range(4):
        stamps.append(web.chat_postMessage(channel=PLAN, text=str(number))["ts"])
        clock.passes(60)
    between = web.conversations_history(channel=PLAN, oldest=stamps[0], latest=stamps[3])
    assert texts(between) == ["2", "1"]
    inclusive = web.conversations_history(channel=PLAN, oldest=stamps[1], latest=stamps[2], inclusive=True)
    assert texts(inclusive) == ["2", "1"]
    assert refused(web.conversations_history, channel=PLAN, oldest="soon")["error"] == "invalid_ts_oldest"


def test_metadata_is_read_back_only_when_asked_for(web: WebClient) -> None:
    posted = web.chat_postMessage(channel=OWNER, text="due", metadata=KEY)
    assert posted["message"]["metadata"] == KEY
    dm = posted["channel"]
    assert "metadata" not in web.conversations_history(channel=dm)["messages"][0]
    (found,) = web.conversations_history(channel=dm, include_all_metadata=True)["messages"]
    assert found["metadata"] == KEY


def test_replies_stay_in_their_thread(web: WebClient, lead: TestUser) -> None:
    root = web.chat_postMessage(channel=PLAN, text="root")["ts"]
    web.chat_postMessage(channel=PLAN, text="other")
    web.chat_postMessage(channel=PLAN, text="reply", thread_ts=root, metadata=KEY)
    lead.says("thanks", PLAN, thread_ts=root)
    other, shown = web.conversations_history(channel=PLAN)["messages"]
    assert (other["text"], shown["text"], shown["reply_count"]) == ("other", "root", 2)
    assert shown["reply_users"] == ["U01SIGHTLINE", LEAD]
    thread = web.conversations_replies(channel=PLAN, ts=root, include_all_metadata=True)
    assert texts(thread) == ["root", "reply", "thanks"]
    assert thread["messages"][1]["metadata"] == KEY
    assert refused(web.conversations_replies, channel=PLAN, ts="1.2")["error"] == "thread_not_found"


def test_a_channel_the_bot_is_not_in_is_closed_to_it(web: WebClient) -> None:
    assert refused(web.conversations_history, channel=QUIET)["error"] == "not_in_channel"
    assert refused(web.conversations_history, channel="C99")["error"] == "channel_not_found"
    assert refused(web.conversations_replies, channel=QUIET, ts="1.2")["error"] == "channel_not_found"


def test_direct_messages_are_opened_with_one_person(web: WebClient) -> None:
    assert web.conversations_open(users=OWNER)["channel"] == {"id": "D02OWNER"}
    assert web.conversations_open(users=OWNER, return_im=True)["channel"]["user"] == OWNER
    assert web.conversations_open(channel="D02OWNER")["channel"]["id"] == "D02OWNER"


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"users": LEAVER}, "user_disabled"),
        ({"users": "U99"}, "user_not_found"),
        ({"users": "USLACKBOT"}, "cannot_dm_bot"),
        ({"users": f"{LEAD},{OWNER}"}, "method_not_supported_for_channel_type"),
        ({"channel": PLAN}, "method_not_supported_for_channel_type"),
        ({"users": ""}, "users_list_not_supplied"),
    ],
)
def test_direct_messages_that_cannot_be_opened(web: WebClient, arguments: dict[str, str], error: str) -> None:
    assert refused(web.conversations_open, **arguments)["error"] == error


def test_channels_are_described_and_listed(web: WebClient) -> None:
    plan = web.conversations_info(channel=PLAN)["channel"]
    assert (plan["name"], plan["topic"]["value"], plan["is_member"]) == ("improvement-plan", "The plan", True)
    assert web.conversations_info(channel=QUIET)["channel"]["is_member"] is False
    assert web.conversations_info(channel="D01LEAD")["channel"]["user"] == LEAD
    names = [one["id"] for one in web.conversations_list()["channels"]]
    assert names == [PLAN, QUIET, OLD]
    assert OLD not in [one["id"] for one in web.conversations_list(exclude_archived=True)["channels"]]
    assert "D01LEAD" in [one["id"] for one in web.conversations_list(types="im")["channels"]]
    assert web.conversations_members(channel=PLAN)["members"] == [LEAD, OWNER, "U01SIGHTLINE"]


def test_who_is_in_a_channel_is_listed_page_by_page(web: WebClient, workspace: Workspace) -> None:
    workspace.deactivate(OWNER)
    pages = [page["members"] for page in web.conversations_members(channel=PLAN, limit=2)]
    assert pages == [[LEAD, OWNER], ["U01SIGHTLINE"]]
    assert web.conversations_members(channel=QUIET)["members"] == [LEAD]
    for arguments, error in (
        ({"channel": "C99"}, "channel_not_found"),
        ({"channel": PLAN, "limit": 0}, "invalid_limit"),
        ({"channel": PLAN, "cursor": "later"}, "invalid_cursor"),
    ):
        assert refused(web.conversations_members, **arguments)["error"] == error


@pytest.mark.parametrize("granted", ["channels:read", "groups:read", "im:read"])
def test_who_is_in_a_conversation_is_told_by_the_scope_of_its_kind(
    make_server: Callable[..., DemoServer], granted: str
) -> None:
    server = make_server(scopes={granted})
    server.workspace.conversations[QUIET] = replace(server.workspace.conversations[QUIET], private=True, has_bot=True)
    places = {"channels:read": PLAN, "groups:read": QUIET, "im:read": "D01LEAD"}
    web = client_of(server)
    assert LEAD in web.conversations_members(channel=places.pop(granted))["members"]
    for needed, place in places.items():
        assert refused(web.conversations_members, channel=place)["needed"] == needed


def test_a_scope_for_direct_messages_opens_no_channel(make_server: Callable[..., DemoServer]) -> None:
    web = client_of(make_server(scopes={"chat:write", "im:history"}))
    web.chat_postMessage(channel=OWNER, text="due")
    assert texts(web.conversations_history(channel="D02OWNER")) == ["due"]
    answer = refused(web.conversations_history, channel=PLAN)
    assert (answer["error"], answer["needed"]) == ("missing_scope", "channels:history")

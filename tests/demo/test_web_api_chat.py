"""The bot posts, changes and takes back."""

from dataclasses import replace
from typing import Any

import pytest
from slack_sdk import WebClient

from bot.demo.test_user import TestUser
from bot.demo.workspace import Workspace
from tests.demo.kit import GUEST, LEAD, LEAVER, OLD, OWNER, PLAN, QUIET, refused, section


def test_a_message_to_a_person_opens_their_direct_messages(
    web: WebClient, workspace: Workspace, owner: TestUser
) -> None:
    posted = web.chat_postMessage(channel=OWNER, text="3.2 is due")
    assert posted["channel"] == "D02OWNER"
    message = posted["message"]
    assert (message["user"], message["bot_id"]) == (workspace.bot_user_id, workspace.bot_id)
    assert [one.plain for one in owner.sees()] == ["3.2 is due"]
    again = web.chat_postMessage(channel="D02OWNER", text="still due")
    assert again["channel"] == posted["channel"]
    assert again["ts"] > posted["ts"]


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"channel": "C99"}, "channel_not_found"),
        ({"channel": ""}, "channel_not_found"),
        ({"channel": QUIET}, "not_in_channel"),
        ({"channel": OLD}, "is_archived"),
        ({"channel": LEAVER}, "user_disabled"),
        ({"channel": "USLACKBOT"}, "cannot_dm_bot"),
        ({"channel": PLAN, "thread_ts": "1.000001"}, "thread_not_found"),
        ({"channel": PLAN, "metadata": {"event_type": "nudge"}}, "invalid_metadata_format"),
        (
            {"channel": PLAN, "metadata": {"event_type": "n", "event_payload": {"k": "x" * 17_000}}},
            "metadata_too_large",
        ),
        ({"channel": PLAN, "attachments": [{"text": "x"}] * 101}, "too_many_attachments"),
    ],
)
def test_what_cannot_be_posted_is_refused_by_name(web: WebClient, arguments: dict[str, Any], error: str) -> None:
    assert refused(web.chat_postMessage, **{"text": "hello", **arguments})["error"] == error


def test_saying_nothing_is_refused(web: WebClient) -> None:
    assert refused(web.api_call, api_method="chat.postMessage", json={"channel": PLAN})["error"] == "no_text"


def test_a_channel_may_be_called_by_its_name(web: WebClient) -> None:
    assert web.chat_postMessage(channel="#improvement-plan", text="hello")["channel"] == PLAN


def test_very_long_text_is_cut_when_posted_and_refused_when_changed(web: WebClient) -> None:
    posted = web.chat_postMessage(channel=PLAN, text="x" * 50_000)
    assert len(posted["message"]["text"]) == 40_000
    assert refused(web.chat_update, channel=PLAN, ts=posted["ts"], text="x" * 4_001)["error"] == "msg_too_long"


def test_blocks_that_hold_too_much_in_all_are_refused_however_short_each_is(web: WebClient) -> None:
    blocks = [section("x" * 2_000) for _ in range(6)]
    posted = web.chat_postMessage(channel=PLAN, text="long", blocks=blocks)
    longer = [*blocks, section("x")]
    for call, more, error in (
        (web.chat_postMessage, {}, "msg_blocks_too_long"),
        (web.chat_postEphemeral, {"user": OWNER}, "msg_too_long"),
        (web.chat_update, {"ts": posted["ts"]}, "msg_too_long"),
    ):
        assert refused(call, channel=PLAN, text="long", blocks=longer, **more)["error"] == error


def test_a_private_message_goes_to_one_member_and_into_no_history(
    web: WebClient, owner: TestUser, lead: TestUser
) -> None:
    web.chat_postEphemeral(channel=PLAN, user=OWNER, text="only you")
    assert [(one.plain, one.ephemeral) for one in owner.sees(PLAN)] == [("only you", True)]
    assert lead.sees(PLAN) == []
    assert web.conversations_history(channel=PLAN)["messages"] == []


@pytest.mark.parametrize(
    ("user", "error"), [(GUEST, "user_not_in_channel"), ("U99", "user_not_in_channel"), ("", "invalid_arguments")]
)
def test_a_private_message_needs_a_member_of_the_channel(web: WebClient, user: str, error: str) -> None:
    assert refused(web.chat_postEphemeral, channel=PLAN, user=user, text="x")["error"] == error


def test_a_private_message_in_a_thread_that_is_gone_is_taken_and_shown_to_nobody(
    web: WebClient, owner: TestUser
) -> None:
    web.chat_postEphemeral(channel=PLAN, user=OWNER, text="only you", thread_ts="1.000001")
    assert owner.sees(PLAN) == []


def test_nothing_is_changed_in_a_channel_that_was_archived(web: WebClient, workspace: Workspace) -> None:
    posted = web.chat_postMessage(channel=PLAN, text="one")
    workspace.conversations[PLAN] = replace(workspace.conversations[PLAN], archived=True)
    assert refused(web.chat_update, channel=PLAN, ts=posted["ts"], text="two")["error"] == "is_inactive"


def test_a_message_is_changed_and_marked_so(web: WebClient, lead: TestUser) -> None:
    posted = web.chat_postMessage(channel=PLAN, text="one", blocks=[section("one")])
    changed = web.chat_update(channel=PLAN, ts=posted["ts"], text="two", blocks=[section("two")])
    assert (changed["ts"], changed["text"]) == (posted["ts"], "two")
    (shown,) = web.conversations_history(channel=PLAN)["messages"]
    assert shown["edited"]["user"] == shown["user"]
    assert [one.plain for one in lead.sees(PLAN)] == ["two"]


def test_a_message_taken_back_is_gone_for_everyone(web: WebClient, lead: TestUser) -> None:
    posted = web.chat_postMessage(channel=PLAN, text="one")
    web.chat_delete(channel=PLAN, ts=posted["ts"])
    assert lead.sees(PLAN) == []
    assert refused(web.chat_delete, channel=PLAN, ts=posted["ts"])["error"] == "message_not_found"
    assert refused(web.chat_update, channel=PLAN, ts=posted["ts"], text="x")["error"] == "message_not_found"


def test_a_message_with_answers_under_it_leaves_an_empty_one_until_the_last_of_them_is_gone(
    web: WebClient, lead: TestUser
) -> None:
    root = web.chat_postMessage(channel=PLAN, text="how was your week", blocks=[section("how was your week")])["ts"]
    reply = web.chat_postMessage(channel=PLAN, text="a hint", thread_ts=root)["ts"]
    web.chat_delete(channel=PLAN, ts=root)
    (left,) = web.conversations_history(channel=PLAN)["messages"]
    assert (left["subtype"], left["user"], left["reply_count"]) == ("tombstone", "USLACKBOT", 1)
    assert [one.plain for one in lead.sees(PLAN)] == ["This message was deleted.", "a hint"]
    assert refused(web.chat_delete, channel=PLAN, ts=root)["error"] == "cant_delete_message"
    web.chat_delete(channel=PLAN, ts=reply)
    assert lead.sees(PLAN) == []


def test_only_its_own_messages_are_the_bots_to_change(web: WebClient, lead: TestUser) -> None:
    lead.says("good morning", PLAN)
    (said,) = lead.sees(PLAN)
    assert refused(web.chat_update, channel=PLAN, ts=said.ts, text="x")["error"] == "cant_update_message"
    assert refused(web.chat_delete, channel=PLAN, ts=said.ts)["error"] == "cant_delete_message"


def test_a_private_message_cannot_be_changed_by_its_stamp(web: WebClient) -> None:
    posted = web.chat_postEphemeral(channel=PLAN, user=LEAD, text="only you")
    assert refused(web.chat_update, channel=PLAN, ts=posted["message_ts"], text="x")["error"] == "message_not_found"


def test_a_permalink_leads_to_a_message_or_its_place_in_a_thread(web: WebClient) -> None:
    root = web.chat_postMessage(channel=PLAN, text="root")["ts"]
    reply = web.chat_postMessage(channel=PLAN, text="reply", thread_ts=root)["ts"]
    link = web.chat_getPermalink(channel=PLAN, message_ts=root)["permalink"]
    assert link == f"https://sightline-demo.slack.com/archives/{PLAN}/p{root.replace('.', '')}"
    threaded = web.chat_getPermalink(channel=PLAN, message_ts=reply)["permalink"]
    assert threaded.endswith(f"?thread_ts={root}&cid={PLAN}")
    assert refused(web.chat_getPermalink, channel=PLAN, message_ts="1.2")["error"] == "message_not_found"


def test_stamps_are_unique_and_rise_while_the_clock_stands_still(web: WebClient) -> None:
    stamps = [web.chat_postMessage(channel=PLAN, text=str(number))["ts"] for number in range(5)]
    assert stamps == sorted(set(stamps))
    assert stamps[0].startswith("1657526400.")

"""Buttons live for years: one from another release still acts, or says that it is old and offers what it was about."""

import json
from typing import Any

import pytest

from bot.chat.origins import Press
from tests.cast import Player
from tests.chat import Chat, ItemNow, Log, MakeMilestone

pytestmark = pytest.mark.slack_only("it presses buttons that earlier releases drew in Slack")

OLD = "This button is from an older message. Nothing was changed."


def pressed(chat: Chat, person: Player, **changed: Any) -> dict[str, Any]:
    """A press on the start page, with something of its button changed."""
    chat.says(person, "start")
    press = chat.press(person, chat.messages_to(person)[-1], "Overdue")
    press["actions"][0] |= changed
    return press


@pytest.mark.parametrize(
    "value",
    [
        '{"says": "show A3.1"}',
        '{"says": "show A3.1", "seen": "seven", "again": 4}',
        '{"says": "show A3.1", "seen_version": 7, "redraw": "mine"}',
        '{"says": "show A3.1", "seen": null, "again": null, "later": {"more": []}}',
    ],
)
def test_a_button_whose_words_can_be_read_acts_whatever_stands_beside_them(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, value: str
) -> None:
    make_milestone("A3.1", owner=owner, title="Visit every carer")
    assert chat.bot_gets(pressed(chat, owner, value=value)).status == 200
    assert "Visit every carer" in chat.messages_to(owner)[-1].plain


@pytest.mark.parametrize(
    "value",
    [
        "done:A3.1:7",
        '{"ref": "A3.1", "do": "done"}',
        '["update", "A3.1"]',
        '{"says": "finish A3.1 at once"}',
        '{"says": "abolish A3.1"}',
    ],
)
def test_an_older_shape_says_so_and_offers_the_milestone_as_it_is_now(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, item: ItemNow, value: str
) -> None:
    make_milestone("A3.1", owner=owner, title="Visit every carer")
    press = pressed(chat, owner, value=value)
    for _ in range(2):
        assert chat.bot_gets(press).status == 200
    assert [one.plain for one in chat.messages_to(owner) if OLD in one.plain] == [chat.messages_to(owner)[-1].plain]
    assert item("A3.1").progress is None
    chat.presses(owner, "Show A3.1").hears("Visit every carer")


@pytest.mark.parametrize("action_id", ["nudge_done", "select-owner", "x"])
def test_an_action_that_nothing_knows_is_answered(chat: Chat, owner: Player, action_id: str, logged: Log) -> None:
    press = pressed(chat, owner, action_id=action_id, value=None)
    assert chat.bot_gets(press).status == 200
    assert OLD in chat.messages_to(owner)[-1].plain
    assert [one["event"] for one in logged] == ["nothing knows this button"]


@pytest.mark.parametrize(
    "kept", ["", "{}", "not json", json.dumps({"handler": "gone", "about": {}, "origin": {"user": "U1"}})]
)
def test_a_form_that_nothing_knows_stays_open_with_what_was_written(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, kept: str
) -> None:
    make_milestone("A3.1", owner=owner)
    chat.says(owner, "/plan update A3.1")
    form = chat.submission(owner)
    form["view"]["private_metadata"] = kept
    answer = chat.bot_gets(form)
    assert answer.status == 200
    assert "This form is from an older message" in answer.body
    form["view"]["callback_id"] = "a form of last year"
    assert "This form is from an older message" in chat.bot_gets(form).body


def test_a_shortcut_that_nothing_knows_is_answered(chat: Chat, owner: Player) -> None:
    chat.test_user(owner).uses_shortcut("of_last_year")
    assert OLD in chat.messages_to(owner)[-1].plain


@pytest.mark.parametrize("value", ["", "null", "7", '"says"', '{"says": 7}', '{"says": " "}', "[" * 2_000])
def test_what_holds_no_words_is_no_press(value: str) -> None:
    assert Press.read(value) is None


def test_what_a_button_holds_today_is_read_whole() -> None:
    assert Press.read('{"says": "mine", "seen": 3, "again": "mine"}') == Press(
        says="mine", seen_version=3, redraw="mine"
    )


@pytest.mark.parametrize("kind", ["app_uninstalled", "tokens_revoked", "channel_rename", "something_new"])
def test_an_event_that_asks_nothing_of_us_is_acknowledged_with_one_line(chat: Chat, kind: str, logged: Log) -> None:
    told = {"type": kind, "event_ts": chat.stage.workspace.messages.next_ts(), "tokens": {"bot": ["U1"]}}
    assert chat.bot_gets(chat.stage.server.payloads.event(told)).status == 200
    assert [(one["event"], one["event_type"]) for one in logged] == [("nothing to do", kind)]


def test_what_bolt_warns_of_is_logged_without_what_people_wrote(chat: Chat, logged: Log) -> None:
    chat.stage.edge.app.logger.warning("Unhandled request (%s)", {"text": "a child's name"})
    assert [one["event"] for one in logged] == ["bolt warns"]
    assert "child" not in repr(logged)

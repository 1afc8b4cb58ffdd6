"""People press buttons and choose from lists in messages."""

from typing import Any

import pytest
from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.demo.actions import ChoiceError
from bot.demo.server import DemoServer
from bot.demo.test_user import NotInSightError, TestUser
from bot.demo.user_actions import UserActionError
from bot.demo.workspace import Workspace
from tests.demo.kit import OWNER, PLAN, button, section, words

PICK = {
    "type": "actions",
    "block_id": "pick",
    "elements": [
        {
            "type": "static_select",
            "action_id": "progress",
            "placeholder": words("Progress"),
            "options": [{"text": words("On track"), "value": "on"}, {"text": words("Delayed"), "value": "late"}],
        },
        {"type": "users_select", "action_id": "who", "placeholder": words("Owner")},
        {"type": "datepicker", "action_id": "when", "placeholder": words("Forecast"), "initial_date": "2022-07-29"},
        {"type": "overflow", "action_id": "more", "options": [{"text": words("Rebaseline"), "value": "rebase"}]},
    ],
}


@pytest.fixture
def pressed(app: App) -> list[dict[str, Any]]:
    """Everything the bot hears of presses."""
    heard: list[dict[str, Any]] = []

    @app.action("press")
    @app.action("progress")
    @app.action("who")
    @app.action("when")
    @app.action("more")
    def press(ack: Ack, body: dict[str, Any]) -> None:
        heard.append(body)
        ack()

    return heard


def test_a_press_tells_which_button_where_and_by_whom(
    pressed: list[dict[str, Any]], workspace: Workspace, web: WebClient, lead: TestUser
) -> None:
    posted = web.chat_postMessage(
        channel=PLAN, text="3.2", blocks=[section("3.2", block_id="b32", accessory=button("Update", value="3.2"))]
    )
    lead.presses("Update", conversation=PLAN)
    (body,) = pressed
    (action,) = body["actions"]
    assert action.pop("action_ts") > posted["ts"]
    assert action == {
        "type": "button", "action_id": "press", "block_id": "b32", "value": "3.2",
        "text": words("Update"),
    }  # fmt: skip
    assert body["user"] == {
        "id": lead.member_id, "username": "programme.manager", "name": "programme.manager",
        "team_id": workspace.team_id,
    }  # fmt: skip
    assert body["container"] == {
        "type": "message", "message_ts": posted["ts"], "channel_id": PLAN, "is_ephemeral": False,
    }  # fmt: skip
    assert body["channel"] == {"id": PLAN, "name": "improvement-plan"}
    assert body["message"]["ts"] == posted["ts"]
    assert body["message"]["blocks"][0]["accessory"]["value"] == "3.2"
    assert body["state"] == {"values": {}}
    assert body["api_app_id"] == workspace.app_id
    assert body["trigger_id"]
    assert "/actions/" in body["response_url"]


def test_a_press_in_a_private_answer_brings_no_message_along(
    pressed: list[dict[str, Any]], web: WebClient, owner: TestUser
) -> None:
    web.chat_postEphemeral(channel=PLAN, user=OWNER, text="3.2", blocks=[section("3.2", accessory=button("Update"))])
    owner.presses("Update", conversation=PLAN)
    assert "message" not in pressed[0]
    assert pressed[0]["container"]["is_ephemeral"] is True


def test_alike_buttons_are_told_apart_by_the_words_beside_them(
    pressed: list[dict[str, Any]], web: WebClient, owner: TestUser
) -> None:
    rows = [section(ref, accessory=button("Update", value=ref)) for ref in ("3.1", "3.2", "3.3")]
    web.chat_postMessage(channel=OWNER, text="yours", blocks=rows)
    owner.presses("Update", ref="3.2")
    owner.presses("Update")
    assert [body["actions"][0]["value"] for body in pressed] == ["3.2", "3.1"]


def test_the_newest_message_with_that_button_is_pressed(
    pressed: list[dict[str, Any]], web: WebClient, owner: TestUser
) -> None:
    for value in ("old", "new"):
        web.chat_postMessage(
            channel=OWNER, text=value, blocks=[section(value, accessory=button("Update", value=value))]
        )
    older = owner.sees()[0]
    owner.presses("Update")
    owner.presses("Update", message=older)
    assert [body["actions"][0]["value"] for body in pressed] == ["new", "old"]


def test_a_button_that_is_not_there_is_named_with_those_that_are(web: WebClient, owner: TestUser) -> None:
    web.chat_postMessage(channel=OWNER, text="3.2", blocks=[section("3.2", accessory=button("Update"))])
    with pytest.raises(NotInSightError, match=r"'Upgrade' here; there are \['3.2', 'Update'\]"):
        owner.presses("Upgrade")


def test_choosing_sends_the_choice_and_the_state_of_all(
    pressed: list[dict[str, Any]], web: WebClient, owner: TestUser
) -> None:
    web.chat_postMessage(channel=OWNER, text="3.2", blocks=[PICK])
    owner.chooses("Progress", "Delayed")
    action, state = pressed[0]["actions"][0], pressed[0]["state"]["values"]["pick"]
    assert action["selected_option"] == {"text": words("Delayed"), "value": "late"}
    assert state == {
        "progress": {"type": "static_select", "selected_option": {"text": words("Delayed"), "value": "late"}},
        "who": {"type": "users_select", "selected_user": None},
        "when": {"type": "datepicker", "selected_date": "2022-07-29"},
    }

    owner.chooses("Owner", "Programme Manager")
    assert pressed[1]["actions"][0]["selected_user"] == "U01LEAD"
    owner.chooses("Forecast", "2022-08-05")
    assert pressed[2]["actions"][0] | {"action_ts": ""} == {
        "type": "datepicker", "action_id": "when", "block_id": "pick", "placeholder": words("Forecast"),
        "initial_date": "2022-07-29", "selected_date": "2022-08-05", "action_ts": "",
    }  # fmt: skip
    owner.presses("Rebaseline")
    assert pressed[3]["actions"][0]["selected_option"]["value"] == "rebase"


def test_what_is_not_offered_cannot_be_chosen(server: DemoServer, web: WebClient, owner: TestUser) -> None:
    ts = web.chat_postMessage(channel=OWNER, text="3.2", blocks=[PICK])["ts"]
    with pytest.raises(NotInSightError, match="'Purple' is not offered"):
        owner.chooses("Progress", "Purple")
    with pytest.raises(NotInSightError, match="Nobody here"):
        owner.chooses("Owner", "Somebody Else")
    act = server.user_actions.press_in_message(OWNER, "bot", ts, "pick", "progress", {"value": "purple"})
    with pytest.raises(ChoiceError, match="purple"):
        server.run(act)


def test_a_button_of_a_message_taken_back_is_gone(server: DemoServer, web: WebClient, owner: TestUser) -> None:
    posted = web.chat_postMessage(
        channel=OWNER, text="3.2", blocks=[section("3.2", block_id="b", accessory=button("Go"))]
    )
    web.chat_delete(channel=posted["channel"], ts=posted["ts"])
    with pytest.raises(UserActionError, match="no longer there"):
        server.run(server.user_actions.press_in_message(OWNER, "bot", posted["ts"], "b", "press"))


def test_an_answer_may_replace_or_remove_the_message_pressed(app: App, web: WebClient, owner: TestUser) -> None:
    @app.action("press")
    def press(ack: Ack, respond: Respond, action: dict[str, Any]) -> None:
        if action["value"] == "replace":
            respond(text="Thank you", replace_original=True)
        elif action["value"] == "remove":
            respond(delete_original=True)
        else:
            respond(text="Noted")
        ack()

    for value in ("replace", "remove", "add"):
        web.chat_postEphemeral(
            channel=PLAN, user=OWNER, text=value, blocks=[section(value, accessory=button(value, value=value))]
        )
    assert [one.plain for one in owner.presses("replace", conversation=PLAN)] == ["Thank you"]
    assert owner.presses("remove", conversation=PLAN) == []
    assert [(one.plain, one.ephemeral) for one in owner.presses("add", conversation=PLAN)] == [("Noted", True)]
    assert [one.plain for one in owner.sees(PLAN)] == ["Thank you", "add add", "Noted"]

"""Forms open, are filled, sent, put right and closed."""

from typing import Any

import pytest
from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.demo.test_user import NotInSightError, TestUser
from bot.demo.user_actions import TROUBLE, UserActionError
from bot.demo.workspace import Workspace
from tests.demo.kit import Clock, button, modal, refused, section, text_input, words

FORM = modal(
    section("*3.2* Visits", block_id="what"),
    {
        "type": "input",
        "block_id": "progress",
        "label": words("Progress"),
        "element": {
            "type": "radio_buttons",
            "action_id": "said",
            "options": [{"text": words("On track"), "value": "on"}, {"text": words("Delayed"), "value": "late"}],
            "initial_option": {"text": words("On track"), "value": "on"},
        },
    },
    {
        "type": "input",
        "block_id": "forecast",
        "label": words("Forecast"),
        "optional": True,
        "element": {"type": "datepicker", "action_id": "when"},
    },
    {
        "type": "input",
        "block_id": "helpers",
        "label": words("Helpers"),
        "optional": True,
        "element": {"type": "multi_users_select", "action_id": "who"},
    },
    text_input("What changed", "note", element={"multiline": True, "max_length": 20}),
    private_metadata="3.2",
)


@pytest.fixture
def submissions(app: App) -> list[dict[str, Any]]:
    """Opens FORM on `/plan`, takes every submission but `no`, and keeps what it heard."""
    heard: list[dict[str, Any]] = []

    @app.command("/plan")
    def plan(ack: Ack, client: WebClient, command: dict[str, Any]) -> None:
        client.views_open(trigger_id=command["trigger_id"], view=FORM)
        ack()

    @app.view("form")
    def submit(ack: Ack, body: dict[str, Any]) -> None:
        heard.append(body)
        said = body["view"]["state"]["values"].get("note", {}).get("typed", {}).get("value")
        if said == "no":
            ack(response_action="errors", errors={"note": "Say what changed."})
        elif said == "broken":
            ack(response_action="update", view=modal(section("x"), title=words("A title far too long for a form")))
        elif said == "next":
            ack(response_action="update", view=modal(section("Sure?"), text_input("Reason", "why"), callback_id="sure"))
        elif said == "push":
            ack(response_action="push", view=modal(section("Sure?"), callback_id="sure"))
        elif said == "stray":
            ack(response_action="errors", errors={"what": "Not an input."})
        else:
            ack()

    @app.view("sure")
    def sure(ack: Ack, body: dict[str, Any]) -> None:
        heard.append(body)
        ack(response_action="clear")

    return heard


def test_a_filled_form_arrives_whole(submissions: list[dict[str, Any]], workspace: Workspace, lead: TestUser) -> None:
    lead.says("/plan update 3.2")
    assert "Update 3.2 Visits Progress" in lead.reads()
    lead.fills({
        "Progress": "Delayed", "Forecast": "2022-08-05", "Helpers": ["Head of Service"], "What changed": "two left",
    })  # fmt: skip
    assert lead.submits() == {}
    assert lead.modal is None
    (body,) = submissions
    view = body["view"]
    assert (body["type"], body["user"]["id"], body["response_urls"]) == ("view_submission", lead.member_id, [])
    assert view["state"]["values"] == {
        "progress": {"said": {"type": "radio_buttons", "selected_option": {"text": words("Delayed"), "value": "late"}}},
        "forecast": {"when": {"type": "datepicker", "selected_date": "2022-08-05"}},
        "helpers": {"who": {"type": "multi_users_select", "selected_users": ["U02OWNER"]}},
        "note": {"typed": {"type": "plain_text_input", "value": "two left"}},
    }
    assert (view["private_metadata"], view["callback_id"], view["team_id"]) == ("3.2", "form", workspace.team_id)
    assert view["root_view_id"] == view["id"]
    assert view["previous_view_id"] is None
    assert view["hash"]


def test_what_slack_checks_itself_never_reaches_the_bot(submissions: list[dict[str, Any]], lead: TestUser) -> None:
    lead.says("/plan")
    assert lead.submits() == {"What changed": "Please complete this required field."}
    lead.fills({"What changed": "far more than twenty characters"})
    assert lead.submits() == {"What changed": "Please enter 20 characters or fewer."}
    assert submissions == []


def test_the_bots_objections_are_shown_beside_their_inputs_and_the_form_stays(
    submissions: list[dict[str, Any]], lead: TestUser
) -> None:
    lead.says("/plan")
    lead.fills({"What changed": "no"})
    assert lead.submits() == {"What changed": "Say what changed."}
    lead.fills({"What changed": "yes"})
    assert lead.submits() == {}
    assert len(submissions) == 2


def test_a_submission_may_show_another_view_and_then_clear_all(
    submissions: list[dict[str, Any]], lead: TestUser
) -> None:
    lead.says("/plan")
    first = lead.modal or {}
    lead.fills({"What changed": "next"})
    assert lead.submits() == {}
    second = lead.modal or {}
    assert second["id"] == first["id"]
    assert second["hash"] != first["hash"]
    assert lead.submits() == {"Reason": "Please complete this required field."}
    lead.fills({"Reason": "because"})
    assert lead.submits() == {}
    assert lead.modal is None


def test_a_pushed_view_knows_what_is_under_it(submissions: list[dict[str, Any]], lead: TestUser) -> None:
    lead.says("/plan")
    below = lead.modal or {}
    lead.fills({"What changed": "push"})
    lead.submits()
    above = lead.modal or {}
    assert (above["previous_view_id"], above["root_view_id"]) == (below["id"], below["id"])
    lead.dismisses()
    assert (lead.modal or {})["id"] == below["id"]


@pytest.mark.parametrize("answer", ["broken", "stray"])
def test_an_answer_slack_cannot_show_leaves_the_person_with_trouble_connecting(
    submissions: list[dict[str, Any]], lead: TestUser, answer: str
) -> None:
    lead.says("/plan")
    lead.fills({"What changed": answer})
    with pytest.raises(UserActionError, match="trouble connecting"):
        lead.submits()
    assert TROUBLE
    assert lead.modal is not None


def test_closing_is_told_only_to_bots_that_asked(app: App, lead: TestUser) -> None:
    heard: list[bool] = []

    @app.command("/plan")
    def plan(ack: Ack, client: WebClient, command: dict[str, Any]) -> None:
        client.views_open(
            trigger_id=command["trigger_id"],
            view=modal(section("x"), notify_on_close=command["text"] == "notify"),
        )
        ack()

    @app.view_closed("form")
    def closed(ack: Ack, body: dict[str, Any]) -> None:
        heard.append(body["is_cleared"])
        ack()

    lead.says("/plan")
    lead.dismisses()
    assert (lead.modal, heard) == (None, [])
    lead.says("/plan notify")
    lead.dismisses()
    assert (lead.modal, heard) == (None, [False])


def test_a_button_in_a_form_updates_it_and_keeps_what_was_typed(app: App, lead: TestUser) -> None:
    start = modal(text_input("Reason", "why"), {"type": "actions", "elements": [button("More")]})

    @app.command("/plan")
    def plan(ack: Ack, client: WebClient, command: dict[str, Any]) -> None:
        client.views_open(trigger_id=command["trigger_id"], view=start)
        ack()

    @app.action("press")
    def more(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        assert body["container"] == {"type": "view", "view_id": body["view"]["id"]}
        assert "response_url" not in body
        view = modal(text_input("Reason", "why"), text_input("Detail", "detail"))
        client.views_update(view_id=body["view"]["id"], hash=body["view"]["hash"], view=view)
        ack()

    lead.says("/plan")
    lead.fills({"Reason": "kept"})
    lead.presses("More")
    values = (lead.modal or {})["state"]["values"]
    assert (values["why"]["typed"]["value"], values["detail"]["typed"]["value"]) == ("kept", None)


def test_a_trigger_opens_one_form_within_three_seconds(app: App, web: WebClient, lead: TestUser, clock: Clock) -> None:
    triggers: list[str] = []

    @app.command("/plan")
    def plan(ack: Ack, command: dict[str, Any]) -> None:
        triggers.append(command["trigger_id"])
        ack()

    lead.says("/plan")
    lead.says("/plan")
    assert web.views_open(trigger_id=triggers[0], view=FORM)["ok"]
    assert refused(web.views_open, trigger_id=triggers[0], view=FORM)["error"] == "exchanged_trigger_id"
    clock.passes(3.1)
    assert refused(web.views_open, trigger_id=triggers[1], view=FORM)["error"] == "expired_trigger_id"
    assert refused(web.views_open, trigger_id="1.2.x", view=FORM)["error"] == "invalid_trigger_id"
    clock.passes(60)
    lead.says("/plan")
    assert refused(web.views_open, trigger_id=triggers[1], view=FORM)["error"] == "invalid_trigger_id"


def test_forms_stack_three_deep_and_no_deeper(app: App, web: WebClient, lead: TestUser, workspace: Workspace) -> None:
    def trigger() -> str:
        return workspace.triggers.issue(lead.member_id)

    assert refused(web.views_push, trigger_id=trigger(), view=FORM)["error"] == "not_found"
    web.views_open(trigger_id=trigger(), view=FORM)
    web.views_push(trigger_id=trigger(), view=FORM)
    web.views_push(trigger_id=trigger(), view=FORM)
    assert refused(web.views_push, trigger_id=trigger(), view=FORM)["error"] == "push_limit_reached"


def test_an_update_of_something_since_changed_conflicts(web: WebClient, lead: TestUser, workspace: Workspace) -> None:
    opened = web.views_open(trigger_id=workspace.triggers.issue(lead.member_id), view={**FORM, "external_id": "one"})
    web.views_update(external_id="one", view=FORM | {"external_id": "one"})
    view_id, old_hash = opened["view"]["id"], opened["view"]["hash"]
    assert refused(web.views_update, view_id=view_id, hash=old_hash, view=FORM)["error"] == "hash_conflict"
    assert refused(web.views_update, view_id="V0", view=FORM)["error"] == "not_found"


def test_an_external_id_stands_once(web: WebClient, lead: TestUser, workspace: Workspace) -> None:
    web.views_open(trigger_id=workspace.triggers.issue(lead.member_id), view={**FORM, "external_id": "one"})
    again = {"trigger_id": workspace.triggers.issue("U02OWNER"), "view": {**FORM, "external_id": "one"}}
    assert refused(web.views_open, **again)["error"] == "duplicate_external_id"


def test_without_a_form_there_is_nothing_to_fill(lead: TestUser) -> None:
    with pytest.raises(NotInSightError, match="No form is open"):
        lead.fills({"Reason": "x"})


@pytest.mark.parametrize(
    ("element", "typed", "sentence"),
    [
        ({"type": "number_input", "is_decimal_allowed": False}, "1.5", "Please enter a whole number."),
        ({"type": "number_input", "is_decimal_allowed": True, "max_value": "10"}, "10.5", "Please enter 10 or less."),
        ({"type": "number_input", "is_decimal_allowed": True, "min_value": "3"}, "2", "Please enter 3 or more."),
        ({"type": "email_text_input"}, "nobody", "Please enter a valid email address."),
        ({"type": "url_text_input"}, "plan", "Please enter a valid URL."),
        ({"type": "plain_text_input", "min_length": 5}, "four", "Please enter at least 5 characters."),
    ],
)
def test_typed_inputs_are_checked_as_slacks_client_checks_them(
    web: WebClient, workspace: Workspace, lead: TestUser, element: dict[str, Any], typed: str, sentence: str
) -> None:
    view = modal(text_input("Said", "said", element=element))
    web.views_open(trigger_id=workspace.triggers.issue(lead.member_id), view=view)
    lead.fills({"Said": typed})
    assert lead.submits() == {"Said": sentence}

"""The kinds of input a form may have: checked when the form is opened, filled by label, and sent whole."""

from typing import Any

import pytest
from slack_bolt import App
from slack_sdk import WebClient

from bot.demo.actions import ChoiceError
from bot.demo.test_user import NotInSightError, TestUser
from bot.demo.workspace import Workspace
from tests.demo.kit import LEAVER, OWNER, modal, refused, words

OPTIONS = [{"text": words(one), "value": one.lower()} for one in ("Red", "Amber", "Green")]


def field(label: str, kind: str, optional: bool = False, **element: Any) -> dict[str, Any]:
    return {
        "type": "input",
        "block_id": label.lower(),
        "label": words(label),
        "optional": optional,
        "element": {"type": kind, "action_id": "in", **element},
    }


FIELDS = [
    field("Owner", "users_select", placeholder=words("Choose a person")),
    field("Score", "number_input", is_decimal_allowed=True, min_value="0", max_value="10"),
    field("Evidence", "url_text_input"),
    field("Days", "checkboxes", options=OPTIONS),
    field("Rating", "static_select", options=OPTIONS, placeholder=words("Choose")),
    field("Themes", "multi_static_select", options=OPTIONS, max_selected_items=2),
    field("Time", "timepicker", initial_time="09:00"),
]
FILLED = {
    "Owner": "Head of Service",
    "Score": 7.5,
    "Evidence": "https://council.example/minutes",
    "Days": ["Red", "Green"],
    "Rating": "Amber",
    "Themes": ["Amber"],
    "Time": "14:30",
}


def open_form(web: WebClient, workspace: Workspace, user: TestUser, *fields: dict[str, Any]) -> None:
    web.views_open(trigger_id=workspace.triggers.issue(user.member_id), view=modal(*fields))


def held(user: TestUser) -> dict[str, Any]:
    values = (user.modal or {})["state"]["values"]
    return {block: next(held for name, held in at["in"].items() if name != "type") for block, at in values.items()}


def test_every_kind_of_input_is_filled_by_its_label_and_sent(
    app: App, web: WebClient, workspace: Workspace, lead: TestUser
) -> None:
    taken: list[dict[str, Any]] = []

    @app.view("form")
    def take(ack: Any, view: dict[str, Any]) -> None:
        taken.append({block: at["in"] for block, at in view["state"]["values"].items()})
        ack()

    open_form(web, workspace, lead, *FIELDS)
    lead.fills(FILLED)
    assert lead.submits() == {}
    assert taken == [
        {
            "owner": {"type": "users_select", "selected_user": OWNER},
            "score": {"type": "number_input", "value": "7.5"},
            "evidence": {"type": "url_text_input", "value": "https://council.example/minutes"},
            "days": {"type": "checkboxes", "selected_options": [OPTIONS[0], OPTIONS[2]]},
            "rating": {"type": "static_select", "selected_option": OPTIONS[1]},
            "themes": {"type": "multi_static_select", "selected_options": [OPTIONS[1]]},
            "time": {"type": "timepicker", "selected_time": "14:30"},
        }
    ]


def test_what_is_left_empty_is_asked_for(web: WebClient, workspace: Workspace, lead: TestUser) -> None:
    open_form(web, workspace, lead, *FIELDS)
    needed = "Please complete this required field."
    assert lead.submits() == dict.fromkeys(["Owner", "Score", "Evidence", "Days", "Rating", "Themes"], needed)
    lead.fills(FILLED)
    lead.fills(dict.fromkeys(FILLED))
    assert lead.submits() == dict.fromkeys(FILLED, needed)


def test_what_is_optional_may_stay_empty(app: App, web: WebClient, workspace: Workspace, lead: TestUser) -> None:
    app.view("form")(lambda ack: ack())
    open_form(web, workspace, lead, *(one | {"optional": True} for one in FIELDS))
    lead.fills({"Time": None})
    assert held(lead) == {
        "owner": None, "score": None, "evidence": None, "days": [], "rating": None, "themes": [], "time": None,
    }  # fmt: skip
    assert lead.submits() == {}


def test_what_cannot_be_chosen_is_said(web: WebClient, workspace: Workspace, lead: TestUser) -> None:
    open_form(web, workspace, lead, *FIELDS)
    lead.fills(FILLED | {"Themes": ["Red", "Amber", "Green"], "Score": 11, "Evidence": "minutes"})
    assert lead.submits() == {
        "Score": "Please enter 10 or less.",
        "Evidence": "Please enter a valid URL.",
        "Themes": "Please choose 2 at most.",
    }
    with pytest.raises(ChoiceError, match="25:00 cannot be picked here"):
        lead.fills({"Time": "25:00"})
    with pytest.raises(NotInSightError, match="'Blue' is not offered"):
        lead.fills({"Rating": "Blue"})
    with pytest.raises(NotInSightError, match="Nobody here is called 'Former Manager'"):
        lead.fills({"Owner": "Former Manager"})


def test_a_form_may_begin_with_values(web: WebClient, workspace: Workspace, lead: TestUser) -> None:
    begun = [
        field("Owner", "users_select", initial_user=LEAVER),
        field("Score", "number_input", is_decimal_allowed=False, initial_value="3"),
        field("Evidence", "url_text_input", initial_value="https://council.example"),
        field("Days", "checkboxes", options=OPTIONS, initial_options=OPTIONS[:1]),
        field("Rating", "static_select", options=OPTIONS, initial_option=OPTIONS[2]),
        field("Themes", "multi_static_select", options=OPTIONS, initial_options=OPTIONS[1:]),
        field("Time", "timepicker", initial_time="08:15"),
    ]
    open_form(web, workspace, lead, *begun)
    assert held(lead) == {
        "owner": LEAVER,
        "score": "3",
        "evidence": "https://council.example",
        "days": OPTIONS[:1],
        "rating": OPTIONS[2],
        "themes": OPTIONS[1:],
        "time": "08:15",
    }


@pytest.mark.parametrize(
    ("wrong", "place", "what"),
    [
        (field("A", "number_input"), "/view/blocks/0/element", "missing required field: is_decimal_allowed"),
        (
            field("A", "number_input", is_decimal_allowed=True, min_value=1),
            "/view/blocks/0/element/min_value",
            "must provide a string",
        ),
        (
            field("A", "number_input", is_decimal_allowed=True, max_value="ten"),
            "/view/blocks/0/element/max_value",
            "must be a number",
        ),
        (
            field("A", "number_input", is_decimal_allowed=True, min_value="0", initial_value="11", max_value="10"),
            "/view/blocks/0/element",
            "min_value, initial_value, max_value must be in order",
        ),
        (
            field("A", "number_input", is_decimal_allowed=False, initial_value="0.5"),
            "/view/blocks/0/element",
            "decimals are not allowed",
        ),
        (field("A", "checkboxes", options=[]), "/view/blocks/0/element/options", "no less than 1 items allowed"),
        (
            field("A", "checkboxes", options=OPTIONS * 4),
            "/view/blocks/0/element/options",
            "no more than 10 items allowed",
        ),
        (field("A", "static_select"), "/view/blocks/0/element", "missing required field: options or option_groups"),
        (
            field("A", "static_select", options=OPTIONS, initial_option={"text": words("Blue"), "value": "blue"}),
            "/view/blocks/0/element",
            "initial option must be one of the options",
        ),
        (
            field("A", "multi_static_select", options=OPTIONS, max_selected_items=0),
            "/view/blocks/0/element/max_selected_items",
            "must be at least 1",
        ),
        (
            field("A", "timepicker", initial_time="9:00"),
            "/view/blocks/0/element/initial_time",
            "must be a time HH:mm",
        ),
        (
            field("A", "users_select", initial_users=[OWNER]),
            "/view/blocks/0/element",
            "invalid additional property: initial_users",
        ),
        (
            field("A", "url_text_input", multiline=True),
            "/view/blocks/0/element",
            "invalid additional property: multiline",
        ),
    ],
)
def test_an_input_that_breaks_slacks_rules_is_refused(
    web: WebClient, workspace: Workspace, lead: TestUser, wrong: dict[str, Any], place: str, what: str
) -> None:
    answer = refused(web.views_open, trigger_id=workspace.triggers.issue(lead.member_id), view=modal(wrong))
    assert answer["error"] == "invalid_arguments"
    assert f"[ERROR] {what} [json-pointer:{place}]" in answer["response_metadata"]["messages"]

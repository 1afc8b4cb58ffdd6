"""The inputs of a form, filled by hand in the browser and sent as Slack sends them."""

from typing import Any

import pytest
from playwright.sync_api import expect
from slack_bolt import App
from slack_sdk import WebClient

from bot.demo.server import DemoServer
from tests.browser.kit import OpenPage, violations

pytestmark = pytest.mark.browser

Block = dict[str, Any]


def plain(text: str) -> Block:
    return {"type": "plain_text", "text": text}


OPTIONS = [{"text": plain(one), "value": one.lower()} for one in ("Red", "Amber", "Green")]


def field(label: str, kind: str, **element: Any) -> Block:
    made = {"type": kind, "action_id": "in", **element}
    return {"type": "input", "block_id": label.lower(), "label": plain(label), "element": made}


FORM = {
    "type": "modal",
    "callback_id": "form",
    "title": plain("Change D1.2"),
    "submit": plain("Save"),
    "blocks": [
        field("Owner", "users_select", placeholder=plain("Choose a person")),
        field("Score", "number_input", is_decimal_allowed=False, min_value="0", max_value="10"),
        field("Evidence", "url_text_input", placeholder=plain("https://")),
        field("Days", "checkboxes", options=OPTIONS),
        field("Rating", "static_select", options=OPTIONS, initial_option=OPTIONS[2]),
        field("Themes", "multi_static_select", options=OPTIONS, max_selected_items=2),
        field("Time", "timepicker", initial_time="09:00"),
    ],
}


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_every_kind_of_input_is_filled_and_sent(
    open_page: OpenPage, server: DemoServer, slack: WebClient, bot: App, scheme: str, width: int
) -> None:
    taken: list[Block] = []

    @bot.view("form")
    def take(ack: Any, view: Block) -> None:
        taken.append({block: at["in"] for block, at in view["state"]["values"].items()})
        ack()

    page = open_page(viewport={"width": width, "height": 860}, color_scheme=scheme)
    slack.views_open(trigger_id=server.workspace.triggers.issue("U01LEAD"), view=FORM)
    form = page.get_by_role("dialog", name="Change D1.2")
    expect(form.get_by_label("Owner")).to_be_focused()
    assert violations(page) == []
    form.get_by_label("Owner").select_option("Head of Service")
    form.get_by_label("Score").fill("11")
    form.get_by_label("Evidence").fill("minutes")
    form.get_by_role("group", name="Days").get_by_label("Red").check()
    form.get_by_label("Rating").select_option("Amber")
    for one in ("Red", "Amber", "Green"):
        form.get_by_role("group", name="Themes").get_by_label(one).check()
    form.get_by_label("Time").fill("14:30")
    form.get_by_role("button", name="Save").click()
    expect(form.get_by_label("Score")).to_have_accessible_description("Please enter 10 or less.")
    expect(form.get_by_label("Score")).to_be_focused()
    expect(form.get_by_label("Evidence")).to_have_accessible_description("Please enter a valid URL.")
    expect(form.get_by_role("group", name="Themes")).to_have_accessible_description("Please choose 2 at most.")
    assert violations(page) == []
    form.get_by_label("Score").fill("7")
    form.get_by_label("Evidence").fill("https://council.example/minutes")
    form.get_by_role("group", name="Themes").get_by_label("Green").uncheck()
    form.get_by_role("button", name="Save").click()
    expect(form).to_have_count(0)
    assert taken == [
        {
            "owner": {"type": "users_select", "selected_user": "U02OWNER"},
            "score": {"type": "number_input", "value": "7"},
            "evidence": {"type": "url_text_input", "value": "https://council.example/minutes"},
            "days": {"type": "checkboxes", "selected_options": OPTIONS[:1]},
            "rating": {"type": "static_select", "selected_option": OPTIONS[1]},
            "themes": {"type": "multi_static_select", "selected_options": OPTIONS[:2]},
            "time": {"type": "timepicker", "selected_time": "14:30"},
        }
    ]

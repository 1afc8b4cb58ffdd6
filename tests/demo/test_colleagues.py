"""Members whom nobody plays answer by themselves, so that one person alone can try what needs many."""

from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from slack_bolt import Ack, App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.demo.colleagues import Colleague, Colleagues
from bot.demo.server import DemoServer
from bot.demo.test_user import TestUser
from tests.demo.kit import GUEST, LEAD, OWNER, Clock, button, modal, section, text_input, words

STEPS = ["Never", "Seldom", "Sometimes", "Mostly", "Always"]
DAY = timedelta(days=1)


def scale(label: str) -> dict[str, Any]:
    options = [{"text": words(one), "value": str(number)} for number, one in enumerate(STEPS)]
    element = {"type": "radio_buttons", "action_id": "chosen", "options": options}
    return {"type": "input", "block_id": label, "label": words(label), "element": element, "optional": True}


FORM = modal(scale("Workload"), scale("Supervision"), text_input("One change", "change", optional=True))
LEANING_LOW = Colleague(OWNER, DAY, 0)
LEANING_HIGH = Colleague(LEAD, 2 * DAY, 4, "Smaller caseloads")


def colleagues_of(server: DemoServer, *people: Colleague) -> Colleagues:
    return Colleagues(server.workspace, {one: [TestUser(server, one.member_id)] for one in people}, "Answer")


@pytest.fixture
def answers(app: App, web: WebClient) -> list[dict[str, Any]]:
    """What a bot gets that asks everybody, and says thanks in place of the question."""
    got: list[dict[str, Any]] = []

    @app.action("answer")
    def open_form(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        with suppress(SlackApiError):
            client.views_open(trigger_id=body["trigger_id"], view=FORM)
        ack()

    @app.view("form")
    def take(ack: Ack, body: dict[str, Any]) -> None:
        values = body["view"]["state"]["values"]
        chosen = [values[one]["chosen"]["selected_option"]["value"] for one in ("Workload", "Supervision")]
        got.append({"by": body["user"]["id"], "chosen": chosen, "says": values["change"]["typed"]["value"]})
        ack()

    for person in (OWNER, LEAD, GUEST):
        blocks = [section("How is it going?"), {"type": "actions", "elements": [button("Answer", "answer")]}]
        web.chat_postMessage(channel=person, text="How is it going?", blocks=blocks)
    return got


def test_colleagues_answer_once_when_their_time_has_come(
    server: DemoServer, clock: Clock, answers: list[dict[str, Any]]
) -> None:
    colleagues = colleagues_of(server, LEANING_LOW, LEANING_HIGH)
    colleagues.act()
    assert answers == []
    came = []
    for _ in range(3):
        clock.moment += DAY
        colleagues.act()
        came.append([one["by"] for one in answers])
    assert came == [[OWNER], [OWNER, LEAD], [OWNER, LEAD]]
    low, high = answers
    assert (low["says"], high["says"]) == (None, "Smaller caseloads")
    assert max(low["chosen"]) <= "1" < "3" <= min(high["chosen"])


def test_whoever_is_played_answers_for_themselves(
    server: DemoServer, clock: Clock, answers: list[dict[str, Any]]
) -> None:
    server.workspace.played.add(OWNER)
    clock.moment += 3 * DAY
    colleagues_of(server, LEANING_LOW, LEANING_HIGH).act()
    assert [one["by"] for one in answers] == [LEAD]


def test_a_form_that_did_not_open_is_answered_later(
    server: DemoServer, clock: Clock, answers: list[dict[str, Any]]
) -> None:
    colleagues = colleagues_of(server, LEANING_LOW)
    clock.moment += DAY
    server.arrange("views.open", error="fatal_error")
    colleagues.act()
    assert answers == []
    colleagues.act()
    assert [one["by"] for one in answers] == [OWNER]

"""Every kind of field, asked and answered in Slack, and read as plain text."""

import pytest

from bot.chat.origins import Origin
from bot.slack.views import modal
from commands.plain_text import form_text
from tests.cast import Player
from tests.chat import Chat
from tests.sampler import BOARDS, SURVEY

FILLED = {
    "Which team?": "South",
    "My caseload is manageable": "4 – Agree",
    "What should we talk about?": ["SEND", "Training", "IT & phones"],
    "Which boards may read it?": ["Board 2", "Board 12"],
    "How many cases do you hold?": 17,
    "Hours of supervision": "2.25",
    "Anything else?": "No.",
    "Since when?": "2022-07-04",
}


@pytest.mark.both_chats
def test_what_is_filled_in_comes_back_as_what_it_is(chat: Chat, owner: Player) -> None:
    chat.says(owner, "/plan survey")
    chat.fills(owner, FILLED)
    answer = chat.submits(owner)
    answer.hears("Thank you for week 28", "team: str south", "manageable: int 4")
    answer.hears("topics: list SEND + training + IT & phones", "boards: list Board 2 + Board 12")
    answer.hears("cases: int 17", "hours: Decimal 2.25", "note: str No.", "since: date 2022-07-04")


def test_a_form_begins_with_the_values_it_is_given(chat: Chat, owner: Player) -> None:
    chat.says(owner, "/plan survey")
    chat.fills(owner, {name: value for name, value in FILLED.items() if name != "Hours of supervision"})
    chat.submits(owner).hears("hours: Decimal 1.5")


def test_what_is_left_empty_is_left_out(chat: Chat, owner: Player) -> None:
    chat.says(owner, "/plan survey")
    needed = dict(list(FILLED.items())[:3])
    chat.fills(owner, {**needed, "How many cases do you hold?": 0, "Hours of supervision": None})
    chat.submits(owner).hears("Thank you", "cases: int 0", "boards: list").hears_nothing_of(
        "Board 2", "hours", "note", "since"
    )


@pytest.mark.slack_only("it reads the words of Slack's own client")
def test_what_does_not_fit_is_said_beside_the_field_and_nothing_is_lost(chat: Chat, owner: Player) -> None:
    chat.says(owner, "/plan survey")
    every = ["Supervision", "Caseloads", "SEND", "IT & phones"]
    chat.fills(owner, {**FILLED, "What should we talk about?": every})
    assert chat.submits(owner).errors == {"What should we talk about?": "Choose 3 at most."}
    chat.fills(owner, {"What should we talk about?": every[:2], "How many cases do you hold?": 61})
    assert chat.submits(owner).errors == {"How many cases do you hold?": "Please enter 60 or less."}
    chat.fills(owner, {"How many cases do you hold?": "many"})
    assert chat.submits(owner).errors == {"How many cases do you hold?": "Please enter a whole number."}
    chat.fills(owner, {"How many cases do you hold?": 60})
    chat.submits(owner).hears(
        "cases: int 60", "topics: list supervision + caseloads", "boards: list Board 2 + Board 12"
    )


def test_few_options_are_boxes_and_many_a_menu() -> None:
    elements = {one["block_id"]: one["element"] for one in modal(SURVEY, Origin())["blocks"] if one["type"] == "input"}
    assert elements["topics"]["type"] == "checkboxes"
    assert elements["boards"]["type"] == "multi_static_select"
    assert [one["value"] for one in elements["boards"]["options"]] == BOARDS
    assert {one["text"]["type"] for one in elements["topics"]["options"]} == {"plain_text"}, "no markup of anybody's"


def test_a_section_stands_over_its_fields(chat: Chat, owner: Player) -> None:
    chat.says(owner, "/plan survey")
    read = chat.form(owner)
    assert read.index("Your work") < read.index("Think of the last two weeks.") < read.index("Which team?")
    assert read.index("Anything else?") > read.index("In figures") > read.index("Which boards")


def test_a_number_says_what_it_may_be(chat: Chat, owner: Player) -> None:
    chat.says(owner, "/plan survey")
    assert "A whole number from 0 to 60" in chat.form(owner)
    assert "A number, 0 or more" in chat.form(owner)


def test_a_form_reads_as_text() -> None:
    assert form_text(SURVEY).split("\n") == [
        "Your week",
        "Nobody sees who said what.",
        "",
        "Your work",
        "Think of the last two weeks.",
        "Which team?: one of north, south",
        "My caseload is manageable: 1 – Strongly disagree, 2 – Disagree, 3 – Neither, 4 – Agree, 5 – Strongly agree",
        "What should we talk about?: any of supervision, caseloads, SEND, training, IT & phones",
        f"Which boards may read it? (optional): any of {', '.join(BOARDS)}",
        "",
        "In figures",
        "How many cases do you hold?: a whole number from 0 to 60",
        "Hours of supervision (optional): a number, 0 or more",
        "Anything else? (optional)",
        "Since when? (optional)",
        "Who else should hear it? (optional)",
        "In one line: survey north 4 topics supervision",
    ]

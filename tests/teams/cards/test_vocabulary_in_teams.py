"""Every kind of field is asked and answered in Teams, and every part of a card is read there."""

from collections.abc import Iterator

import pytest

from bot.demo.teams.displayed import words_in
from bot.demo.teams.ids import object_id
from tests.cast import Player
from tests.sampler import registered
from tests.teams.conftest import InTeams

FILLED = {
    "Which team?": "South",
    "My caseload is manageable": "4 – Agree",
    "What should we talk about?": ["SEND", "Training", "IT & phones"],
    "Which boards may read it?": ["Board 2", "Board 12"],
    "How many cases do you hold?": 17,
    "Hours of supervision": "2.25",
    "Anything else?": "No, *nothing* {{else}}.",
    "Since when?": "2022-07-04",
}


@pytest.fixture(autouse=True)
def sampler() -> Iterator[None]:
    with registered():
        yield


def test_what_is_filled_in_comes_back_as_what_it_is(teams: InTeams, owner: Player, viewer: Player) -> None:
    user = teams.user(owner)
    user.says("survey")
    user.fills({**FILLED, "Who else should hear it?": viewer.name})
    assert user.submits() == {}
    said = user.sees()[-1].plain
    for words in (
        *("Thank you for week 28", "str south", "int 4", "list SEND + training + IT & phones"),
        *("list Board 2 + Board 12", "int 17", "Decimal 2.25", "str No, *nothing* {{else}}.", "date 2022-07-04"),
        f"str @person:{teams.edge.accounts.person_id(object_id(viewer.member.id))}",
    ):
        assert words in said


def test_what_does_not_fit_is_said_beside_the_field_and_nothing_is_lost(teams: InTeams, owner: Player) -> None:
    user = teams.user(owner)
    user.says("survey")
    every = ["Supervision", "Caseloads", "SEND", "IT & phones"]
    user.fills({**FILLED, "What should we talk about?": every})
    assert user.submits() == {"What should we talk about?": "Choose 3 at most."}
    user.fills({"What should we talk about?": every[:2], "How many cases do you hold?": 61})
    assert user.submits() == {"How many cases do you hold?": "Give a whole number from 0 to 60."}
    user.fills({"How many cases do you hold?": 60})
    assert user.submits() == {}
    said = user.sees()[-1].plain
    assert "int 60" in said
    assert "list supervision + caseloads" in said
    assert "No, *nothing* {{else}}." in said


def test_all_that_a_card_holds_is_read_and_its_buttons_act(teams: InTeams, owner: Player) -> None:
    user = teams.user(owner)
    (answer,) = user.says("sheet")
    read = " ".join(word for card in answer.cards for word in words_in(card))
    for words in (
        "The plan in pictures",
        "Actions: 73",
        "▲ Red",
        "Improvement Board",
        "Counted on Monday.",
        "no figure",
    ):
        assert words in read
    user.presses("Show", "Second")
    assert "A3" in " ".join(one.plain for one in user.sees())

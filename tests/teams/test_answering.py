"""Words, presses and forms in Teams, from end to end."""

from datetime import date

from tests.cast import Player
from tests.chat import ItemNow, MakeMilestone
from tests.teams.conftest import InTeams


def test_a_question_is_answered_in_the_personal_chat(
    teams: InTeams, owner: Player, make_milestone: MakeMilestone
) -> None:
    make_milestone("A3.1", owner=owner, baseline=date(2022, 7, 29))
    (answer,) = teams.user(owner).says("plan mine")
    assert "A3.1" in answer.text


def test_a_form_takes_the_cards_place_is_put_right_and_gives_way_to_its_result(
    teams: InTeams, owner: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    make_milestone("A3.1", owner=owner)
    user = teams.user(owner)
    user.says("mine")
    user.presses("Update", "A3.1")
    assert len(user.sees()) == 2, "the form stands where the card stood"
    user.fills({"How does it stand?": "At risk"})
    assert user.submits() == {}
    assert item("A3.1").progress == "at risk"

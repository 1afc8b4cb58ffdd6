"""Whoever opens Teams anew sees a card as it was sent, with the buttons that they pressed before."""

from store.models import Update
from tests.cast import Player
from tests.chat import ItemNow, MakeMilestone, Rows
from tests.teams.conftest import InTeams


def test_a_button_that_was_pressed_before_acts_no_second_time(
    teams: InTeams, owner: Player, make_milestone: MakeMilestone, item: ItemNow, rows: Rows
) -> None:
    make_milestone("A3.1", owner=owner)
    user = teams.user(owner)
    user.says("asked A3.1")
    before = len(rows(Update))
    user.presses("On track, nothing changed")
    user.loads_anew()
    user.presses("On track, nothing changed")
    assert "You have already said that A3.1 is on track." in user.sees()[-1].plain
    assert len(rows(Update)) == before + 1
    assert item("A3.1").progress == "on track"

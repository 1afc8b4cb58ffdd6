"""Whoever opens Teams anew, or on another device, sees a card as it was left, not as it was sent."""

from store.models import Update
from tests.cast import Player
from tests.chat import ItemNow, MakeMilestone, Rows
from tests.teams.conftest import InTeams


def test_a_card_that_was_answered_stands_answered_where_it_is_opened_anew(
    teams: InTeams, owner: Player, make_milestone: MakeMilestone, item: ItemNow, rows: Rows
) -> None:
    make_milestone("A3.1", owner=owner)
    user = teams.user(owner)
    user.says("asked A3.1")
    before = len(rows(Update))
    user.presses("On track, nothing changed")
    user.loads_anew()
    (*_, card) = user.sees()
    assert "Thank you. A3.1 is on track." in card.plain
    assert "On track, nothing changed" not in card.plain
    assert len(rows(Update)) == before + 1
    assert item("A3.1").progress == "on track"

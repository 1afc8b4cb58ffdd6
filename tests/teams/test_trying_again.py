"""An answer that Teams does not take at first is given again, while there is time for it."""

from bot.demo.fault_injection import Fault
from tests.cast import Player
from tests.chat import MakeMilestone
from tests.teams.conftest import InTeams


def test_an_answer_is_given_as_often_as_there_is_time_for(
    teams: InTeams, owner: Player, make_milestone: MakeMilestone
) -> None:
    make_milestone("A3.1", owner=owner)
    for status in (412, 504):
        teams.chat.tenant.faults.arrange("send", Fault(status=status))
    (answer,) = teams.user(owner).says("mine")
    assert "A3.1" in answer.plain


def test_nothing_is_said_before_the_time_is_over_that_teams_asked_for(teams: InTeams, owner: Player) -> None:
    faults = teams.chat.tenant.faults
    faults.arrange("send", Fault("ratelimited", 600))
    # This would be taken, if it came.
    faults.arrange("send", Fault(held_back=0.001))
    assert teams.user(owner).says("mine") == []

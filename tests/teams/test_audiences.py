"""Whom a pulse asks, where its audience is a channel of Teams."""

import pytest

from bot.chat.audiences import AudienceError
from bot.demo.teams import ids
from bot.teams.audiences import TeamsAudiences
from bot.teams.directory import TeamsDirectory
from bot.teams.references import References
from store.rules.pulse.audience import AudienceKind
from tests.cast import LEAVER, Player
from tests.teams.conftest import InTeams

CHANNEL = ids.channel("C01PLAN")


@pytest.fixture
def audiences(teams: InTeams) -> TeamsAudiences:
    client = teams.edge.client
    references = References(client, teams.core.sessions, teams.clock)
    return TeamsAudiences(client, references, TeamsDirectory(client, references))


def test_a_channel_asks_the_members_of_its_team(audiences: TeamsAudiences, owner: Player, lead: Player) -> None:
    found = audiences.members(AudienceKind.CHANNEL, CHANNEL)
    assert {ids.object_id(owner.id), ids.object_id(lead.id)} <= set(found)
    assert ids.object_id(LEAVER.id) not in found
    assert len(found) > 20


def test_what_teams_does_not_tell_is_said_with_what_to_do(
    teams: InTeams, audiences: TeamsAudiences, owner: Player
) -> None:
    with pytest.raises(AudienceError) as no_groups:
        audiences.members(AudienceKind.GROUP, "leads")
    assert no_groups.value.sentences[0].startswith("Teams shows me no groups")
    teams.server.run(teams.chat.user_actions.remove_from_team(owner.id))
    with pytest.raises(AudienceError) as removed:
        audiences.members(AudienceKind.CHANNEL, CHANNEL)
    assert "Add me to its team" in removed.value.sentences[0]

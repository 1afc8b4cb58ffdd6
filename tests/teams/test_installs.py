"""Where the app is installed, and who is there, as Teams tells it."""

import pytest

from bot.chat.accounts import NoSuchAccountError
from bot.demo.people import Member
from bot.demo.teams import ids
from bot.demo.teams.test_user import TeamsTestUser
from bot.teams.directory import TeamsDirectory
from bot.teams.references import References
from store.models import ConversationReference, Identity
from store.people import accounts
from tests.cast import LEAVER, Player
from tests.chat import Rows
from tests.teams.conftest import InTeams

NEWCOMER = Member("U88NEW", "Newcomer", email="newcomer@cast.example")


def directory(teams: InTeams) -> TeamsDirectory:
    client = teams.edge.client
    return TeamsDirectory(client, References(client, teams.core.sessions, teams.clock))


def everybody(teams: InTeams) -> dict[str, bool]:
    """Whether each is a guest, by account: all pages."""
    known, at, found = directory(teams), "", dict[str, bool]()
    while True:
        page = known.page(at)
        found |= {one.external_id: one.guest for one in page.accounts}
        if not (at := page.next):
            return found


def test_members_of_the_team_and_those_who_have_the_app_are_the_directory(
    teams: InTeams, owner: Player, outsider: Player
) -> None:
    found = everybody(teams)
    assert found[ids.object_id(owner.id)] is False
    assert found[ids.object_id(outsider.id)] is True
    assert ids.object_id(LEAVER.id) not in found
    assert directory(teams).look_up(ids.object_id(owner.id)).email == owner.email


def test_without_a_team_those_who_have_the_app_are_still_known(teams: InTeams, owner: Player) -> None:
    teams.server.run(teams.chat.user_actions.remove_from_team(owner.id))
    assert ids.object_id(owner.id) in everybody(teams)
    teams.user(owner).uninstalls()
    with pytest.raises(NoSuchAccountError):
        directory(teams).look_up(ids.object_id(owner.id))


def test_whoever_gets_the_app_is_welcomed_once(teams: InTeams) -> None:
    teams.server.join(NEWCOMER)
    newcomer = TeamsTestUser(teams.server, teams.chat, NEWCOMER.id)
    (welcome,) = newcomer.installs()
    assert welcome.plain.startswith("What you can ask Sightline")
    assert newcomer.installs() == []
    newcomer.uninstalls()
    assert len(newcomer.installs()) == 1, "they left, and came back"


def test_whoever_removes_it_can_be_asked_nothing_and_comes_back_with_all_that_was_theirs(
    teams: InTeams, owner: Player, rows: Rows
) -> None:
    def theirs() -> Identity:
        found: list[Identity] = rows(Identity)
        return next(one for one in found if one.external_id == ids.object_id(owner.id))

    before = theirs().person_id
    teams.user(owner).uninstalls()
    assert theirs().closed
    teams.user(owner).installs()
    assert (theirs().closed, theirs().person_id) == (False, before)


def test_a_channel_that_is_removed_with_its_team_takes_nothing_more(teams: InTeams, owner: Player, rows: Rows) -> None:
    teams.user(owner).says("@Sightline help", "#improvement-plan")
    kept = {one.external_id: one for one in rows(ConversationReference) if one.external_id.startswith("19:")}
    assert set(kept) == {ids.TEAM, ids.channel("C01PLAN")}
    assert {one.their_id for one in kept.values()} == {ids.TEAM}
    teams.server.run(teams.chat.user_actions.remove_from_team(owner.id))
    assert all(one.closed_at for one in rows(ConversationReference) if one.external_id.startswith("19:"))


def test_two_who_bear_one_address_in_two_chats_are_one_person(teams: InTeams, owner: Player, rows: Rows) -> None:
    there = {one.external_id: one.person_id for one in rows(Identity)}
    assert there[ids.object_id(owner.id)] == there.get(owner.id, there[ids.object_id(owner.id)])
    with teams.core.sessions() as session:
        assert "teams" in accounts.platforms_of(session, there[ids.object_id(owner.id)])

"""Who is where, as the connector tells it."""

from collections.abc import Callable

from bot.demo.people import Member
from bot.demo.teams import ids
from tests.demo.kit import GUEST, LEAD, LEAVER, OWNER, STRANGER
from tests.demo.teams.kit import World

MANY = [Member(id=f"U{number}", name=f"Person {number}", email=f"p{number}@demo.example") for number in range(120)]


def test_a_roster_comes_in_pages(make_world: Callable[..., World]) -> None:
    calls = make_world(MANY).calls
    at, found, token = f"conversations/{ids.TEAM}/pagedMembers?pageSize=1", [], ""
    for _ in range(3):
        page = calls("GET", at + token).json()
        found += [one["name"] for one in page["members"]]
        token = f"&continuationToken={page.get('continuationToken', '')}"
    assert found == [one.name for one in MANY]
    assert token == "&continuationToken="


def test_a_roster_tells_addresses_guests_and_other_tenants_and_leaves_out_closed_accounts(teams: World) -> None:
    members = teams.calls("GET", f"conversations/{ids.TEAM}/pagedmembers").json()["members"]
    told = {one["aadObjectId"]: one for one in members}
    assert told[ids.object_id(LEAD)]["email"] == "lead@demo.example"
    assert told[ids.object_id(GUEST)]["userRole"] == "guest"
    assert told[ids.object_id(STRANGER)]["tenantId"] != ids.TENANT
    assert ids.object_id(LEAVER) not in told


def test_one_member_is_looked_up_by_either_id(teams: World) -> None:
    at = f"conversations/{ids.personal_chat(OWNER)}/members/"
    by_each = [teams.calls("GET", at + one).json() for one in (ids.their_id(OWNER), ids.object_id(OWNER))]
    assert [one["name"] for one in by_each] == ["Head of Service", "Head of Service"]
    assert teams.calls("GET", at + ids.object_id(LEAD)).json()["error"]["code"] == "MemberNotFoundInConversation"


def test_a_team_tells_its_channels_and_the_general_one_has_no_name(teams: World) -> None:
    first, *others = teams.calls("GET", f"teams/{ids.TEAM}/conversations").json()["conversations"]
    assert first == {"id": ids.TEAM}
    assert [one["name"] for one in others] == ["improvement-plan", "quiet", "old"]
    assert teams.calls("GET", f"teams/{ids.TEAM}").json()["channelCount"] == 4


def test_nothing_is_told_of_a_team_that_the_app_has_left(teams: World) -> None:
    teams.server.run(teams.chat.user_actions.remove_from_team(LEAD))
    assert teams.calls("GET", f"teams/{ids.TEAM}/conversations").status_code == 404
    assert teams.calls("GET", f"conversations/{ids.TEAM}/pagedmembers").status_code == 403

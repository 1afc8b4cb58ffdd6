"""Who is heard in Teams, and how people and channels are named there."""

import pytest

from bot.teams.app import NOT_A_MEMBER, OF_ANOTHER
from store.models import ConversationReference, Identity, Person
from tests.cast import Player
from tests.chat import Log, MakeMilestone, Rows
from tests.teams.conftest import InTeams

CHANNEL = "#improvement-plan"


def test_a_guest_is_told_that_they_may_not(teams: InTeams, outsider: Player, rows: Rows) -> None:
    user = teams.user(outsider)
    answer = user.says("@Sightline overdue", CHANNEL)[-1]
    assert "guest" in answer.plain.lower() or "members" in answer.plain.lower()
    assert "overdue action" not in answer.plain


def test_somebody_of_another_tenant_gets_one_sentence_and_leaves_nothing(
    teams: InTeams, stranger: Player, rows: Rows, logged: Log
) -> None:
    before = (len(rows(Person)), len(rows(Identity)), len(rows(ConversationReference)))
    user = teams.user(stranger)
    (answer,) = [one for one in user.says("@Sightline overdue", CHANNEL) if one.author != stranger.id]
    assert answer.plain == OF_ANOTHER
    assert (len(rows(Person)), len(rows(Identity)), len(rows(ConversationReference))) == before
    assert not [entry for entry in logged if stranger.name in str(entry)]


@pytest.mark.parametrize(
    "tenants", [{"conversation": None, "channelData": {}}, {"channelData": {"tenant": {"id": "x"}}}]
)
def test_what_says_no_tenant_or_two_is_of_another(teams: InTeams, owner: Player, tenants: dict[str, object]) -> None:
    activity = teams.activity(owner, "mine")
    if tenants.get("conversation", "") is None:
        activity["conversation"].pop("tenantId")
    activity["channelData"] = tenants["channelData"]
    teams.delivered(activity)
    assert teams.user(owner).sees()[-1].plain == OF_ANOTHER


def test_a_press_from_another_tenant_is_answered_beside_the_card(teams: InTeams, owner: Player) -> None:
    user = teams.user(owner)
    user.says("mine")
    activity = teams.press(owner, {"action": "say", "press": '{"says": "mine"}'})
    activity["conversation"]["tenantId"] = activity["channelData"]["tenant"]["id"] = "another"
    assert teams.delivered(activity).body["value"] == OF_ANOTHER


def test_an_account_that_teams_does_not_know_is_not_heard(teams: InTeams, owner: Player, rows: Rows) -> None:
    activity = teams.activity(owner, "mine")
    activity["from"]["aadObjectId"] = "nobody-here"
    before = len(rows(Person))
    teams.delivered(activity)
    assert teams.user(owner).sees()[-1].plain == NOT_A_MEMBER
    assert len(rows(Person)) == before


def test_a_mention_is_the_person(teams: InTeams, owner: Player, viewer: Player, make_milestone: MakeMilestone) -> None:
    make_milestone("A3.1", owner=owner)
    answer = teams.user(viewer).says(f"what does @{owner.name} own")[-1]
    assert "A3.1" in answer.plain
    answer = teams.user(viewer).says(f"@Sightline what does @{owner.name} own", CHANNEL)[-1]
    assert "A3.1" in answer.plain


def test_a_mention_of_somebody_unknown_is_answered_in_a_sentence(
    teams: InTeams, owner: Player, viewer: Player, make_milestone: MakeMilestone
) -> None:
    make_milestone("A3.1", owner=owner)
    activity = teams.activity(viewer, f"@Sightline what does @{owner.name} own", CHANNEL)
    activity["conversation"]["id"] = activity["channelData"]["channel"]["id"]
    activity["entities"][-1]["mentioned"]["id"] = "29:1nobody"
    teams.delivered(activity)
    assert "somebody" in teams.user(viewer).sees(CHANNEL)[-1].plain
    assert "A3.1" not in teams.user(viewer).sees(CHANNEL)[-1].plain


def test_nothing_of_what_people_say_stands_in_the_log(
    teams: InTeams, owner: Player, make_milestone: MakeMilestone, logged: Log, caplog: pytest.LogCaptureFixture
) -> None:
    make_milestone("A3.1", owner=owner)
    caplog.set_level("DEBUG")
    user = teams.user(owner)
    user.says("mine")
    user.says("update A3.1 on track we saw the Featherstone family")
    user.presses("Update", "A3.1")
    theirs = ("httpx", "httpcore", "microsoft_teams", "aiohttp", "asyncio")
    assert [one.getMessage() for one in caplog.records if one.name.startswith(theirs)] == []
    kept = f"{logged} {[record.getMessage() for record in caplog.records]}"
    for word in ("Featherstone", owner.name, owner.email, "Bearer", "access_token"):
        assert word not in kept

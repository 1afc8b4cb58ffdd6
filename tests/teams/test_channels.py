"""What is asked where others read: answered to one reader, or in the personal chat; shared only on purpose."""

import pytest

from bot.demo.fault_injection import Fault
from bot.teams.replies import IN_PRIVATE, NO_CHAT, OUTSIDERS
from tests.cast import Player
from tests.chat import ItemNow, MakeMilestone, Rows
from tests.teams.conftest import InTeams

CHANNEL = "#improvement-plan"
REFUSED = Fault("BadSyntax", status=400)


@pytest.mark.parametrize("words", ["@Sightline mine", "mine @Sightline", "/plan mine"])
def test_an_answer_in_a_channel_is_for_whoever_asked(
    teams: InTeams, owner: Player, viewer: Player, make_milestone: MakeMilestone, words: str
) -> None:
    make_milestone("A3.1", owner=owner)
    user = teams.user(owner)
    answer = user.says(words, CHANNEL)[-1]
    assert answer.ephemeral
    assert "A3.1" in answer.plain
    others = [one.plain for one in teams.user(viewer).sees(CHANNEL)]
    assert not any("A3.1" in one for one in others)


def test_an_answer_stands_in_the_thread_of_its_question(teams: InTeams, owner: Player) -> None:
    user = teams.user(owner)
    user.says("@Sightline overdue", CHANNEL)
    question, answer = user.sees(CHANNEL)
    assert answer.thread_ts == question.ts


def test_what_is_shared_is_read_by_all(teams: InTeams, owner: Player, viewer: Player) -> None:
    user = teams.user(owner)
    user.says("@Sightline overdue share", CHANNEL)
    assert any("overdue" in one.text for one in teams.user(viewer).sees(CHANNEL) if one.author != owner.id)


def test_a_press_of_what_one_person_reads_takes_its_place(
    teams: InTeams, owner: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    make_milestone("A3.1", owner=owner)
    user = teams.user(owner)
    user.says("@Sightline asked A3.1", CHANNEL)
    before = user.sees(CHANNEL)
    user.presses("On track, nothing changed", conversation=CHANNEL)
    assert item("A3.1").progress == "on track"
    assert len(user.sees(CHANNEL)) == len(before)
    assert user.sees(CHANNEL)[-1].plain.startswith("Thank you. A3.1 is on track.")


def test_a_form_opened_in_a_channel_is_one_readers_alone(
    teams: InTeams, owner: Player, viewer: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    make_milestone("A3.1", owner=owner)
    user = teams.user(owner)
    user.says("@Sightline update A3.1", CHANNEL)
    assert user.modal is not None
    assert teams.user(viewer).modal is None
    user.fills({"How does it stand?": "At risk"})
    assert user.submits() == {}
    assert item("A3.1").progress == "at risk"
    assert "Thank you. A3.1 is at risk." in user.sees(CHANNEL)[-1].plain
    assert not any("A3.1 is at risk" in one.plain for one in teams.user(viewer).sees(CHANNEL))


def test_what_all_read_stays_as_it_is_when_somebody_presses_it(teams: InTeams, owner: Player, viewer: Player) -> None:
    user, other = teams.user(owner), teams.user(viewer)
    user.says("@Sightline on track share", CHANNEL)
    shared = next(one for one in other.sees(CHANNEL) if one.author != owner.id)
    other.presses("Next page", message=shared)
    assert next(one for one in other.sees(CHANNEL) if one.ts == shared.ts).cards == shared.cards
    assert other.sees(CHANNEL)[-1].ephemeral


def test_where_teams_takes_no_private_message_the_answer_goes_to_the_personal_chat(
    teams: InTeams, owner: Player, viewer: Player, make_milestone: MakeMilestone
) -> None:
    make_milestone("A3.1", owner=owner)
    teams.chat.tenant.faults.arrange("send", REFUSED)
    user = teams.user(owner)
    user.says("@Sightline mine", CHANNEL)
    assert "A3.1" in user.sees()[-1].plain
    assert teams.user(viewer).sees(CHANNEL)[-1].plain == IN_PRIVATE


def test_whoever_cannot_be_answered_alone_at_all_is_told_how_to_begin(
    teams: InTeams, owner: Player, make_milestone: MakeMilestone, rows: Rows
) -> None:
    make_milestone("A3.1", owner=owner)
    user = teams.user(owner)
    user.uninstalls()
    teams.chat.tenant.faults.arrange("send", REFUSED)
    user.says("@Sightline mine", CHANNEL)
    assert user.sees(CHANNEL)[-1].plain == NO_CHAT


def test_a_press_whose_answer_goes_elsewhere_says_so_beside_the_card(
    teams: InTeams, viewer: Player, owner: Player
) -> None:
    teams.user(owner).says("@Sightline on track share", CHANNEL)
    user = teams.user(viewer)
    shared = next(one for one in user.sees(CHANNEL) if one.author != owner.id)
    teams.chat.tenant.faults.arrange("send", REFUSED)
    before = len(user.sees(CHANNEL))
    user.presses("Next page", message=shared)
    assert user.sees()[-1].plain
    assert len(user.sees(CHANNEL)) == before
    assert next(one for one in user.sees(CHANNEL) if one.ts == shared.ts).note == IN_PRIVATE


def test_a_channel_with_outsiders_is_shared_with_by_nobody(teams: InTeams, owner: Player, viewer: Player) -> None:
    user = teams.user(owner)
    user.says("Good morning", CHANNEL)
    (above,) = user.sees(CHANNEL)
    activity = teams.activity(owner, "@Sightline overdue share", CHANNEL)
    activity["conversation"]["id"] = f"{above.conversation};messageid={above.ts}"
    activity["channelData"]["channel"]["type"] = "shared"
    assert teams.delivered(activity).status == 200
    assert OUTSIDERS in user.sees(CHANNEL)[-1].plain
    assert len(teams.user(viewer).sees(CHANNEL)) == 1

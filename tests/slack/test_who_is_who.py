"""People change address and come back under other names; a Grid knows colleagues by another workspace."""

from datetime import date, time

import pytest

from bot.demo.workspace import Member
from commands.pulse import answering
from store.database import SessionMaker, transaction
from store.models import Identity, Person, SamePerson
from store.people import addresses
from tests.cast import Player
from tests.chat import Chat, ItemNow, MakeMilestone, Rows
from tests.pulse.sealed_rounds import open_round

pytestmark = pytest.mark.slack_only("Slack tells of accounts as they change; Teams is asked")

NEWCOMER = Member(id="U98AGAIN", name="Frances Again", email="u91owner@cast.example", title="Head of Fostering, North")
ASKED = "Is Frances Again the same person as Head of Fostering?"


@pytest.fixture
def returned(chat: Chat, owner: Player, make_milestone: MakeMilestone) -> Player:
    """The owner has left, and their address has come back with another name."""
    make_milestone("A3.1", owner=owner, baseline=date(2022, 7, 13))
    chat.stage.server.change_account(owner.id, active=False)
    chat.stage.server.join(NEWCOMER)
    chat.goes_to(chat.today, time(10))
    return Player(NEWCOMER.id, NEWCOMER.name)


def test_an_address_that_comes_back_with_another_name_lends_no_rights(
    chat: Chat, returned: Player, lead: Player, item: ItemNow, rows: Rows
) -> None:
    chat.says(returned, "/plan update A3.1 on track").hears_nothing_of("Thank you")
    chat.says(returned, "/plan show A3.1").hears("A3.1")
    (asked,) = [one for one in chat.messages_to(lead) if ASKED in one.plain]
    assert "u91owner@cast.example" in asked.plain
    assert [one.same for one in rows(SamePerson)] == [None]


def test_the_same_person_has_all_again(
    chat: Chat, returned: Player, owner: Player, lead: Player, item: ItemNow, rows: Rows
) -> None:
    chat.says(returned, "/plan mine")
    chat.presses(lead, "The same person").hears("Frances Again and Head of Fostering are one person")
    chat.says(returned, "/plan update A3.1 on track").hears("Thank you")
    chat.says(lead, "/plan show A3.1").hears("Frances Again")
    chat.says(lead, f"/plan owner {owner.email}").hears("Frances Again owns", "A3.1")
    identities = {one.external_id: one.person_id for one in rows(Identity)}
    assert identities[returned.id] == identities[owner.id] == item("A3.1").owner_id


def test_the_same_person_changes_their_answer_to_a_pulse_and_stays_left_alone(
    chat: Chat, returned: Player, lead: Player, sessions: SessionMaker
) -> None:
    chat.says(returned, "/plan mine")
    asked = open_round(sessions, chat, [returned, lead])
    asked.asks(returned)
    chat.presses(returned, "Skip this round").hears(answering.THANKS)
    (before,) = asked.ballots()
    chat.says(returned, "/plan pulse asks")
    chat.presses(returned, "Stop asking me")
    chat.presses(lead, "The same person").hears("are one person")
    chat.says(returned, "/plan pulse asks").hears("No pulse asks you")
    asked.asks(returned)
    chat.presses(returned, "Skip this round").hears(answering.THANKS)
    (after,) = asked.ballots()
    assert (after.tag, after.sealed != before.sealed) == (before.tag, True)


def test_somebody_else_has_the_address_and_nothing_of_what_went_with_it(
    chat: Chat, returned: Player, lead: Player, owner: Player, item: ItemNow
) -> None:
    chat.presses(lead, "Somebody else").hears("are two people")
    chat.says(returned, "/plan update A3.1 on track").hears_nothing_of("Thank you")
    chat.says(lead, f"/plan owner {owner.email}").hears("Frances Again owns no")
    chat.says(lead, "/plan unowned").hears("A3.1")
    chat.next_day()
    assert len([one for one in chat.messages_to(lead) if ASKED in one.plain]) <= 1


def test_what_was_said_of_two_people_is_not_said_twice(chat: Chat, returned: Player, lead: Player) -> None:
    chat.says(lead, "/plan same person 1 perhaps").hears("Say yes or no")
    chat.says(lead, "/plan same person 1 no").hears("are two people")
    chat.says(lead, "/plan same person 1 yes").hears("Somebody has said already", "two people")
    chat.says(lead, "/plan same person 7 yes").hears("I have not asked that")


def test_only_an_administrator_says_who_is_an_administrator(
    chat: Chat, admin: Player, lead: Player, rows: Rows
) -> None:
    email = chat.stage.workspace.members[admin.id].email
    chat.stage.server.change_account(admin.id, active=False)
    chat.stage.server.join(Member(id="U98ADMIN", name="Quite Another", email=email))
    chat.says(lead, "/plan same person 1 yes").hears("administrator")
    assert [one.same for one in rows(SamePerson)] == [None]


def test_a_members_new_address_follows_and_the_old_one_still_finds_them(
    chat: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone
) -> None:
    make_milestone("A3.1")
    chat.stage.server.change_account(owner.id, email="fostering@cast.example")
    for address in ("fostering@cast.example", owner.email):
        chat.says(lead, f"/plan assign A3.1 {address}").hears("A3.1 now belongs to Head of Fostering")
        chat.says(lead, "/plan assign A3.1 nobody")


def test_a_guests_word_for_their_address_changes_nothing(
    chat: Chat, owner: Player, outsider: Player, rows: Rows
) -> None:
    chat.says(outsider, "/plan status")
    chat.stage.server.change_account(outsider.id, email="somebody.new@cast.example")
    assert "somebody.new@cast.example" not in [one.email for one in rows(Person)]


def test_a_new_address_that_the_plan_gives_to_somebody_else_is_asked_about(
    chat: Chat, owner: Player, lead: Player, sessions: SessionMaker, make_milestone: MakeMilestone
) -> None:
    make_milestone("A3.1")
    with transaction(sessions) as session:
        session.add(Person(name="F. Fostering", email="fostering@cast.example"))
    chat.says(lead, "/plan assign A3.1 fostering@cast.example").hears("belongs to F. Fostering")
    chat.stage.server.change_account(owner.id, email="fostering@cast.example")
    chat.goes_to(chat.today, time(10))
    chat.presses(lead, "The same person").hears("are one person")
    chat.says(owner, "/plan mine").hears("A3.1")
    with transaction(sessions) as session:
        found = [addresses.by_address(session, one) for one in (owner.email, "fostering@cast.example")]
        assert [one.name if one else None for one in found] == ["Head of Fostering"] * 2


@pytest.fixture
def grid(chat: Chat) -> Chat:
    """The council's workspace is one of several of its Enterprise Grid."""
    chat.stage.workspace.enterprise_id = "E01COUNCIL"
    return chat


def colleague(chat: Chat, *workspaces: str, from_elsewhere: bool = False) -> Player:
    """Somebody whose account another workspace keeps."""
    member = Member(
        id="W99GRID",
        name="Grid Colleague",
        email="grid@cast.example",
        team="T09OTHER",
        workspaces=workspaces,
        from_elsewhere=from_elsewhere,
    )
    chat.stage.server.join(member)
    return Player(member.id, member.name)


def test_a_member_of_our_workspace_is_ours_whatever_workspace_keeps_the_account(
    grid: Chat, lead: Player, make_milestone: MakeMilestone, rows: Rows
) -> None:
    make_milestone("A3.1")
    player = colleague(grid, "T09OTHER", grid.stage.workspace.team_id)
    grid.says(player, "/plan status").hears("actions")
    grid.says(lead, "/plan assign A3.1 @Grid Colleague").hears("A3.1 now belongs to Grid Colleague")
    grid.says(player, "/plan update A3.1 on track").hears("Thank you")
    assert {one.tenant for one in rows(Identity)} == {grid.stage.workspace.team_id}


def test_a_member_of_another_workspace_of_the_grid_alone_is_not_ours(grid: Chat) -> None:
    grid.says(colleague(grid, "T09OTHER"), "/plan status").hears("full members")


def test_a_stranger_is_a_stranger_whatever_else_is_said(grid: Chat) -> None:
    player = colleague(grid, grid.stage.workspace.team_id, from_elsewhere=True)
    grid.says(player, "/plan status").hears("full members")

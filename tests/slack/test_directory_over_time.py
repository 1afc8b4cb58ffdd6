"""People leave, come back and join while the bot runs. It hears of it, or finds it by itself within a day."""

from datetime import date, datetime, time, timedelta

import pytest

from store.database import SessionMaker, transaction
from store.models import DirectoryReading, Outgoing, Person
from store.rules.terms import OutgoingState
from tests.cast import Player
from tests.chat import Chat, MakeMilestone, Rows

pytestmark = pytest.mark.slack_only("Slack tells of accounts as they change; Teams is asked")

DUE = date(2022, 7, 13)
NEWCOMER = Player("U98NEWMASH", "New Head of MASH")


@pytest.fixture
def untold(chat: Chat) -> Chat:
    """This Slack tells nothing of people: the app's manifest is an older one, or the news was lost."""
    chat.stage.workspace.bot_events -= {"user_change", "team_join"}
    return chat


@pytest.fixture
def newcomer(sessions: SessionMaker) -> Player:
    """Somebody whom the plan knows by address, and who has no account yet."""
    with transaction(sessions) as session:
        session.add(Person(name=NEWCOMER.name, email=NEWCOMER.email))
    return NEWCOMER


def asked(rows: Rows, whom: Player) -> list[OutgoingState]:
    """What has become of the day's nudge to somebody."""
    (person,) = [one for one in rows(Person) if one.email == whom.email]
    return [one.state for one in rows(Outgoing) if one.key == f"nudge/{person.id}/{DUE}"]


def test_who_leaves_is_asked_nothing_more_and_what_they_own_is_seen_to_be_nobodys(
    chat: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone, rows: Rows
) -> None:
    make_milestone("A3.1", owner=owner, baseline=DUE)
    chat.stage.server.change_account(owner.id, active=False)
    chat.says(lead, "/plan unowned").hears("A3.1", "whose account is closed")
    chat.goes_to(DUE, time(10))
    assert asked(rows, owner) == []


def test_who_leaves_untold_is_known_to_have_left_by_the_next_morning(
    untold: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone, rows: Rows
) -> None:
    make_milestone("A3.1", owner=owner, baseline=DUE)
    untold.stage.server.change_account(owner.id, active=False)
    untold.goes_to(DUE, time(10))
    assert asked(rows, owner) == []
    untold.says(lead, "/plan unowned").hears("A3.1", "whose account is closed")


def test_whose_account_is_no_longer_listed_has_left(
    untold: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone
) -> None:
    make_milestone("A3.1", owner=owner, baseline=DUE)
    del untold.stage.workspace.members[owner.id]
    untold.next_day()
    untold.says(lead, "/plan unowned").hears("A3.1", "whose account is closed")


@pytest.mark.parametrize("told", [True, False])
def test_who_comes_back_is_asked_again(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, rows: Rows, told: bool
) -> None:
    make_milestone("A3.1", owner=owner, baseline=DUE)
    chat.stage.server.change_account(owner.id, active=False)
    if not told:
        chat.stage.workspace.bot_events -= {"user_change"}
    chat.stage.server.change_account(owner.id, active=True)
    chat.goes_to(DUE, time(10))
    assert asked(rows, owner) == [OutgoingState.SENT]


@pytest.mark.parametrize("told", [True, False])
def test_who_joins_after_the_start_gets_what_waits(
    chat: Chat, newcomer: Player, lead: Player, make_milestone: MakeMilestone, told: bool
) -> None:
    make_milestone("A3.1", baseline=DUE)
    chat.says(lead, f"/plan assign A3.1 {newcomer.email}").hears("belongs to New Head of MASH")
    chat.goes_to(DUE, time(10))
    if not told:
        chat.stage.workspace.bot_events -= {"team_join"}
    chat.stage.server.join(newcomer.member)
    if not told:
        chat.goes_to(DUE, time(12))
    assert any("A3.1" in one.plain for one in chat.messages_to(newcomer))


def test_messages_that_keep_waiting_have_the_directory_read_once_an_hour(
    untold: Chat, newcomer: Player, lead: Player, make_milestone: MakeMilestone, rows: Rows
) -> None:
    make_milestone("A3.1", baseline=DUE)
    untold.says(lead, f"/plan assign A3.1 {newcomer.email}")
    read: list[datetime] = []
    for minute in (0, 20, 40, 59):
        untold.goes_to(DUE, time(11, minute))
        read += [one.read_at for one in rows(DirectoryReading)]
    assert len(set(read)) == 1


def test_a_slack_that_wants_to_be_left_alone_is_asked_again(chat: Chat, owner: Player, rows: Rows) -> None:
    chat.stage.workspace.bot_events -= {"user_change"}
    chat.stage.server.change_account(owner.id, active=False)
    chat.stage.server.arrange("users.list", error="ratelimited", retry_after=30)
    assert not chat.stage.edge.directory.read()
    (reading,) = rows(DirectoryReading)
    assert reading.due_at == chat.now + timedelta(seconds=30)
    chat.goes_to(chat.today, time(10))
    assert not next(one for one in rows(Person) if one.email == owner.email).active

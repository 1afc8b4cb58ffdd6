"""People are found by their names as phones write them, and two of one name are told apart."""

import pytest

from bot.slack.manifest import scopes
from bot.stage import GROUP
from store.database import SessionMaker, transaction
from store.models import Person
from tests.cast import Player
from tests.chat import Chat, ItemNow, MakeMilestone, Rows


@pytest.fixture
def people(sessions: SessionMaker) -> None:
    with transaction(sessions) as session:
        session.add(Person(name="Niamh O'Brien", email="niamh@cast.example"))
        session.add(Person(name="Zoë Wójcik", email="zoe@cast.example"))
        session.add(Person(name="Sarah Jones", email="sarah.jones@cast.example", post="Team Manager, East"))
        session.add(Person(name="Sarah Jones", email="sarah.jones2@cast.example", post="Team Manager, West"))


pytestmark = pytest.mark.usefixtures("people")


@pytest.mark.parametrize(
    ("typed", "name"),
    [("Niamh O’Brien", "Niamh O'Brien"), ("niamh o\u200b'brien", "Niamh O'Brien"), ("Zoe Wojcik", "Zoë Wójcik")],
)
def test_a_name_is_found_as_phones_write_it(
    chat: Chat, lead: Player, make_milestone: MakeMilestone, typed: str, name: str
) -> None:
    make_milestone("A3.1")
    chat.says(lead, f"/plan assign A3.1 @{typed}").hears(f"A3.1 now belongs to {name}")
    chat.says(lead, f"/plan owner @{typed}").hears(f"{name} owns", "A3.1")


def test_a_word_of_a_title_is_found_with_another_apostrophe(
    chat: Chat, lead: Player, make_milestone: MakeMilestone
) -> None:
    make_milestone("A3.1", title="Hear children’s wishes")
    chat.says(lead, "/plan find children's").hears("A3.1")


@pytest.mark.both_chats
def test_of_two_people_of_one_name_a_button_says_which(
    chat: Chat, lead: Player, make_milestone: MakeMilestone, item: ItemNow, rows: Rows
) -> None:
    make_milestone("A3.1")
    east, west = "Sarah Jones (Team Manager, East)", "Sarah Jones (Team Manager, West)"
    assert chat.says(lead, "/plan assign A3.1 @Sarah  Jones").hears(east, west).buttons() == [east, west]
    chat.presses(lead, west).hears(f"A3.1 now belongs to {west}")
    (of_west,) = [one for one in rows(Person) if one.post == "Team Manager, West"]
    assert item("A3.1").owner_id == of_west.id
    chat.says(lead, "/plan show A3.1").hears(west)
    chat.says(lead, "/plan reassign @Team Manager, West @sarah.jones@cast.example").hears(f"to {east}")


def test_a_form_says_which_beside_its_field_and_people_without_a_post_are_told_by_address(
    chat: Chat, lead: Player, sessions: SessionMaker
) -> None:
    with transaction(sessions) as session:
        session.add(Person(name="Ann Lee", email="ann@cast.example"))
        session.add(Person(name="Ann Lee", email="ann.lee@cast.example"))
    chat.says(lead, "/plan owner @Ann Lee").hears("Ann Lee (ann@cast.example)", "Ann Lee (ann.lee@cast.example)")


@pytest.mark.slack_only("it tells of Slack's user groups")
def test_a_group_of_people_is_written_as_its_name_and_owns_nothing(
    chat: Chat, lead: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    make_milestone("A3.1")
    chat.says(lead, f"/plan assign A3.1 @{GROUP.handle}").hears("@improvement-leads is a group", "name one of them")
    assert item("A3.1").owner_id is None
    chat.says(lead, f"/plan update A3.1 at risk @{GROUP.handle} is short of people")
    chat.says(lead, "/plan show A3.1").hears("@improvement-leads is short of people")


@pytest.mark.slack_only("it tells of Slack's user groups")
def test_in_a_message_slack_leaves_the_groups_name_out_and_may_not_tell_it(
    chat: Chat, lead: Player, make_milestone: MakeMilestone
) -> None:
    make_milestone("A3.1")
    chat.says(lead, f"assign A3.1 @{GROUP.handle}").hears("@improvement-leads is a group")


@pytest.mark.slack_only("it tells of Slack's user groups")
def test_a_group_whose_name_the_bot_may_not_ask_is_a_group_all_the_same(
    chat: Chat, lead: Player, make_milestone: MakeMilestone
) -> None:
    make_milestone("A3.1")
    chat.stage.workspace.scopes = scopes()
    chat.says(lead, f"assign A3.1 @{GROUP.handle}").hears("@group is a group")


def test_signs_of_direction_stand_in_no_name(chat: Chat, owner: Player, lead: Player, rows: Rows) -> None:
    chat.stage.server.change_account(owner.id, name="\u202eHead of\u2066 Fostering\u200f")
    assert [one.name for one in rows(Person) if one.email == owner.email] == ["Head of Fostering"]

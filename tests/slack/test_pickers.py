"""Picking somebody in a form: by Slack's own picker of people, whoever has an account in it and whoever has none."""

import pytest

from store.database import SessionMaker, transaction
from store.models import Person
from store.people import directory
from store.plan import items, plans
from tests.cast import LEAVER, Player
from tests.chat import Chat, ItemNow

pytestmark = pytest.mark.slack_only("it reads Slack's own element for picking a person")


def picker(chat: Chat, who: Player) -> dict[str, object]:
    """The one picker of people in the form in front of somebody."""
    form = chat.test_user(who).modal
    assert form is not None
    [element] = [block["element"] for block in form["blocks"] if block["type"] == "input"]
    assert element["type"] == "users_select"
    return dict(element)


def give(sessions: SessionMaker, ref: str, person: Person) -> None:
    with transaction(sessions) as session:
        plan = plans.current(session)
        assert plan is not None
        item = items.get(session, plan, ref)
        assert item is not None
        session.add(person)
        session.flush()
        item.owner_id = person.id


def test_it_begins_with_whoever_owns_the_thing_now(chat: Chat, lead: Player, owner: Player) -> None:
    chat.says(lead, "/plan assign T1 @Head of Fostering")
    chat.says(lead, "/plan assign T1")
    assert picker(chat, lead)["initial_user"] == owner.id


def test_it_begins_empty_for_a_post_that_has_no_account(chat: Chat, lead: Player, sessions: SessionMaker) -> None:
    give(sessions, "T1", Person(name="Principal Practice Lead"))
    chat.says(lead, "/plan assign T1")
    assert "initial_user" not in picker(chat, lead)
    assert "Owner now: Principal Practice Lead." in chat.form(lead)


def test_it_begins_empty_for_an_account_that_is_closed(chat: Chat, lead: Player, sessions: SessionMaker) -> None:
    with sessions() as session:
        left = directory.by_email(session, LEAVER.email)
        assert left is not None
    give(sessions, "T1", left)
    chat.says(lead, "/plan assign T1")
    assert "initial_user" not in picker(chat, lead)


def test_nothing_is_sent_until_somebody_is_picked(chat: Chat, lead: Player, item: ItemNow) -> None:
    chat.says(lead, "/plan assign T1")
    assert chat.submits(lead).errors == {"Who is accountable?": "Please complete this required field."}
    assert item("T1").owner_id is None


@pytest.mark.parametrize("where", ["channel", "direct"])
def test_where_no_form_can_open_a_button_opens_it(chat: Chat, lead: Player, viewer: Player, where: str) -> None:
    if where == "channel":
        chat.says(lead, "@Sightline assign T1", chat.channel).hears("say it in one line: assign T1 @Head of")
    else:
        chat.says(lead, "assign T1").hears("say it in one line: assign T1 @Head of")
    chat.presses(lead, "Open the form")
    chat.fills(lead, {"Who is accountable?": viewer.name})
    chat.submits(lead).hears("T1 now belongs to Family Support Worker.")

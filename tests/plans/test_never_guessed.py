"""A change is made in no plan that was guessed: where it may mean two in which its speaker may make it, it is asked."""

from datetime import timedelta

import pytest
from sqlmodel import select

from store.database import transaction
from store.models import Item, Leave, Person, Plan
from store.rules.terms import Progress
from tests.plans.council import MAIN, NOBODYS, SEND, Council
from tests.small_plan import TODAY

pytestmark = pytest.mark.both_engines


@pytest.fixture
def owning_admin(council: Council) -> Council:
    """The administrator owns something in the main plan alone."""
    council.says("Admin", "in Improvement plan assign D2 @Admin")
    return council


@pytest.mark.parametrize(
    "said",
    [
        "update D1 at risk until 5 August",
        "D1 at risk",
        "assign D1 @Viewer",
        "set D1 title Another title",
        "set D1 due 5 August because of the supplier agreed by the board",
        "set D1 nudges 10, 2",
        "add milestone D1 Brief everybody by 29 July",
        "snooze D1 until 22 July because of the data",
        "set plan nudges 10, 2",
        "set @Viewer lead",
        "set @Owner manager @Lead",
        "reassign @Owner @Viewer",
        "close plan",
    ],
)
def test_an_administrator_who_owns_something_in_one_plan_is_asked(owning_admin: Council, said: str) -> None:
    asked = owning_admin.says("Admin", said).hears("Which plan do you mean?")
    assert asked.labels == [MAIN, "SEND"]


def test_they_are_asked_in_a_channel_of_no_plan_as_well(owning_admin: Council) -> None:
    owning_admin.says("Admin", "update D1 at risk", NOBODYS).hears("Which plan do you mean?")


def test_what_an_administrator_asks_of_a_reference_is_shown_of_all_plans(owning_admin: Council) -> None:
    owning_admin.says("Admin", "show D1").hears(f"D1 of {MAIN}", f"D1 of {SEND}")
    owning_admin.says("Admin", "D3").hears(f"SEND: D3 D3 of {SEND}")
    owning_admin.says("Admin", "list").hears(f"{MAIN}: 2").hears_nothing_of("SEND")


def test_a_change_that_fits_one_plan_asks_nothing(owning_admin: Council) -> None:
    owning_admin.says("Admin", "update D2 at risk").hears(f"{MAIN}: Thank you. D2 is at risk.")
    owning_admin.says("Admin", "update D3 at risk").hears("SEND: Thank you. D3 is at risk.")
    owning_admin.says("Lead", "set plan stale after 9 days").hears(f"{MAIN}: Owners are asked")


def test_the_number_of_a_request_names_its_plan(owning_admin: Council) -> None:
    owning_admin.says("Owner", "request D1 in SEND due 5 August because the supplier is late").hears("SEND")
    owning_admin.says("Admin", "requests 1").hears("SEND: Owner asks to move D1")
    owning_admin.says("Admin", "decline 1 because it is early").hears("SEND: D1 stays promised for")
    owning_admin.says("Admin", "approve 7 agreed by the board").hears("Which plan do you mean?")


def test_a_choice_is_no_guess(owning_admin: Council) -> None:
    owning_admin.says("Admin", "use SEND")
    owning_admin.says("Admin", "update D1 at risk").hears("SEND: Thank you. D1 is at risk.")


def test_an_owner_is_asked_of_what_they_own_and_not_of_what_is_anothers(council: Council) -> None:
    """D1 stands in both plans, and is theirs in one."""
    council.says("SEND lead", "assign D1 @Viewer")
    council.says("SEND lead", "assign D3 @Owner")
    council.says("Owner", "update D1 at risk").hears(f"{MAIN}: Thank you. D1 is at risk.")
    assert council.progress(SEND) is None


def test_whoever_stands_in_for_an_owner_of_another_plan_is_asked(council: Council) -> None:
    council.says("SEND lead", "assign D3 @Viewer")
    council.says("SEND lead", "set D3 title Stood in for")
    with transaction(council.sessions) as session:
        viewer, deputy = (
            session.exec(select(Person).where(Person.name == name)).one().id for name in ("Viewer", "Other owner")
        )
        assert viewer is not None
        session.add(Leave(person_id=viewer, first=TODAY, last=TODAY + timedelta(days=3), deputy_id=deputy))
        main = session.exec(select(Plan).where(Plan.title == MAIN)).one()
        session.exec(select(Item).where(Item.plan_id == main.id, Item.ref == "D2")).one().ref = "D3"
    asked = council.says("Other owner", "update D3 on track").hears("Which plan do you mean?")
    asked.presses("SEND").hears("SEND: Thank you. D3 is on track.")
    assert (council.progress(MAIN, "D3"), council.progress(SEND, "D3")) == (None, Progress.ON_TRACK)


@pytest.mark.parametrize(
    ("who", "said", "heard"),
    [
        ("Viewer", "update D1 on track", "Only its owner or the programme lead can update this."),
        ("Viewer", "set plan stale after 9 days", "Only the programme lead can change this."),
        ("Lead", "set @Viewer lead", "Only an administrator can change this."),
        ("Owner", "update D9 on track", "I can't find D9."),
        ("Admin", "set D9 title Another", "I can't find D9."),
    ],
)
def test_whoever_may_do_it_in_no_plan_is_told_at_once(council: Council, who: str, said: str, heard: str) -> None:
    council.says(who, said).hears(heard)


def test_a_form_that_was_opened_before_there_were_two_plans_guesses_nothing(owning_admin: Council) -> None:
    form = owning_admin.says("Admin", "in Improvement plan update D1")
    del form.heard.answer.about["plan"]  # type: ignore[union-attr]
    form.fills(progress="on track").hears("Several plans are open here.")
    assert owning_admin.progress(MAIN) is None

"""A document that is used as a new plan: what becomes of the other is asked once, and it can be taken back."""

import pytest
from sqlmodel import select

from commands.cards import Card
from store.models import StagedImport
from store.rules.terms import ImportState
from tests.plans.council import MAIN, SEND, Council
from tests.plans.sharing import DOCUMENT, NEW, shares

pytestmark = pytest.mark.both_engines


@pytest.fixture
def one_plan(council: Council) -> Council:
    council.says("Admin", "close plan SEND")
    return council


def test_it_is_asked_once_what_becomes_of_the_other(one_plan: Council) -> None:
    asked = shares(one_plan, "Lead").presses("Use it as a new plan")
    asked.hears("Use youth.csv as a new plan?", f"Beside {MAIN}, both go on", "In its place", "can be taken back until")
    assert one_plan.open_titles() == [MAIN]
    assert asked.labels == ["New plan beside it", f"In place of {MAIN}"]


def test_a_new_plan_stands_beside_the_other(one_plan: Council) -> None:
    saved = shares(one_plan, "Lead").presses("Use it as a new plan").presses("New plan beside it")
    saved.hears(f"Saved: {NEW}.", f"{MAIN} stays open beside it.", "set plan name NAME")
    assert one_plan.open_titles() == [MAIN, NEW]
    one_plan.says("Owner", "update D1 on track").hears(f"{MAIN}: Thank you.")
    one_plan.says("Lead", f"in {NEW} set plan name Youth").hears("Youth: The plan is now called Youth.")
    one_plan.says("Viewer", "list in Youth").hears("Youth: 2 actions and milestones in the plan")


def test_a_new_plan_takes_the_place_of_the_other_with_its_leads_and_channel(one_plan: Council) -> None:
    one_plan.says("Lead", "set plan channel #channel:chat/T1/C-main|main")
    saved = shares(one_plan, "Admin").presses("Use it as a new plan").presses(f"In place of {MAIN}")
    saved.hears(f"Saved: {NEW}.", f"{MAIN} is closed")
    assert one_plan.open_titles() == [NEW]
    assert one_plan.plan(NEW).channel == "chat/T1/C-main"
    one_plan.says("Lead", "assign 1.1 @Owner").hears("1.1 now belongs to Owner.")


def test_the_form_asks_it_too(one_plan: Council) -> None:
    form = shares(one_plan, "Lead").presses("New plan, except…").hears(f"What becomes of {MAIN}?")
    form.fills(without="1.2", other="closes").hears(f"Saved: {NEW}.")
    assert one_plan.open_titles() == [NEW]
    one_plan.says("Viewer", "list").hears("1 action or milestone in the plan")


def test_a_new_plan_is_taken_back_and_its_document_waits_again(one_plan: Council) -> None:
    saved = shares(one_plan, "Lead").presses("Use it as a new plan").presses(f"In place of {MAIN}")
    undone = saved.presses("Take it back").hears(
        f"Taken back: {NEW} is no plan here any more.", f"{MAIN} is open again."
    )
    assert one_plan.open_titles() == [MAIN]
    undone.presses("Look at the document again").hears("Nothing is saved yet.")
    with one_plan.sessions() as session:
        assert [row.state for row in session.exec(select(StagedImport))] == [ImportState.WAITING]
    one_plan.says("Viewer", "plans").hears_nothing_of(NEW)


def test_a_button_of_a_plan_that_was_taken_back_says_so(one_plan: Council) -> None:
    saved = shares(one_plan, "Lead").presses("Use it as a new plan").presses("New plan beside it")
    saved.presses("Take it back").hears(f"Taken back: {NEW} is no plan here any more.")
    saved.presses("Overdue").hears("The plan that this was about is no longer here.")


def test_a_new_plan_cannot_be_taken_back_once_somebody_has_spoken_of_it(one_plan: Council) -> None:
    saved = shares(one_plan, "Lead").presses("Use it as a new plan").presses("New plan beside it")
    one_plan.says("Lead", "update 1.1 on track")
    saved.presses("Take it back").hears("can no longer be taken back: somebody has said how something in it stands")
    one_plan.says("Lead", f"undo plan {NEW}").hears("can no longer be taken back")


def test_a_new_plan_cannot_be_taken_back_once_somebody_was_told_of_it(one_plan: Council) -> None:
    saved = shares(one_plan, "Lead").presses("Use it as a new plan").presses("New plan beside it")
    one_plan.says("Lead", "assign 1.1 @Owner")
    one_plan.says("Owner", "stuck 1.1 we have no room")
    saved.presses("Take it back").hears("can no longer be taken back: a message about it has gone out")


def test_only_its_lead_takes_a_plan_back(one_plan: Council) -> None:
    shares(one_plan, "Lead").presses("Use it as a new plan").presses("New plan beside it")
    one_plan.says("SEND lead", f"undo plan {NEW}").hears("Only the programme lead can change this.")


def test_a_document_is_compared_with_the_plan_whose_next_version_it_is(council: Council) -> None:
    shares(council, "Admin").presses("Use it as a new plan").hears("Beside Improvement plan and SEND, all go on")
    council.says("Admin", "accept 1 as a new plan beside")
    newer = DOCUMENT.replace("drop-in", "drop-in centre")
    review = shares(council, "Admin", newer, "youth v2.csv").hears(f"{NEW}: ", "1 changed")
    review.presses("Accept").hears(f"Saved: {NEW}.", "1 changed").hears_nothing_of(f"{NEW}: Saved")
    assert council.open_titles() == [MAIN, SEND, NEW]


OTHER_THINGS = "{}\n\nRef,Action,Lead\n{}"


def test_a_document_that_has_only_numbers_in_common_is_another_plan(council: Council) -> None:
    """Plans of one council are numbered alike."""
    shares(council, "Admin")
    council.says("Admin", "accept 1 as a new plan beside")
    rows = "1.1,Clear the backlog of assessments,Head of SEND\n1.2,Agree joint commissioning with health,Head of SEND\n"
    review = shares(council, "Admin", OTHER_THINGS.format("Early help plan", rows), "early.csv")
    review.hears("This looks like another plan").hears_nothing_of("changed", "closed", "gone", f"{NEW}: What I read")
    assert review.labels[:2] == ["Use it as a new plan", "New plan, except…"]
    council.says("Admin", "accept 2").hears("This looks like another plan.")
    assert council.open_titles() == [MAIN, SEND, NEW]


def test_of_two_plans_that_are_alike_a_document_is_the_one_that_holds_most_of_it(council: Council) -> None:
    half = DOCUMENT.replace(NEW, "Half of it").replace("Train every mentor", "Rent a bus for the seaside")
    shares(council, "Admin", half, "half.csv")
    council.says("Admin", "accept 1 as a new plan beside")
    shares(council, "Admin")
    council.says("Admin", "accept 2 as a new plan beside")
    shares(council, "Admin", DOCUMENT.replace("drop-in", "drop-in centre"), "v2.csv").hears(f"{NEW}: What I read")


def test_what_was_renamed_here_is_known_by_what_the_document_calls_it(one_plan: Council) -> None:
    shares(one_plan, "Lead").presses("Use it as a new plan").presses("New plan beside it")
    for ref in ("1.1", "1.2"):
        one_plan.says("Lead", f"in {NEW} set {ref} title Quite other words number {ref}")
    shares(one_plan, "Lead", name="again.csv").hears(f"{NEW}: What I read").hears_nothing_of("looks like another")


def test_a_new_plan_is_offered_whatever_the_document_is_like(one_plan: Council) -> None:
    """Likeness may be wrong, and nothing of the plan that is here must be changed for it."""
    shares(one_plan, "Lead").presses("Use it as a new plan").presses("New plan beside it")
    versions = [
        DOCUMENT,
        DOCUMENT.replace("drop-in", "drop-in centre"),
        DOCUMENT.replace("Train every mentor", "Buy it"),
    ]
    for number, document in enumerate(versions):
        review = shares(one_plan, "Lead", document, f"v{number}.csv").hears(f"{NEW}: What I read")
        assert "Use it as a new plan" in review.labels
    review.presses("Use it as a new plan").hears("Use v2.csv as a new plan?").presses("New plan beside them")
    assert one_plan.open_titles() == [MAIN, NEW, NEW]


def test_in_whose_place_a_new_plan_comes_is_asked_where_several_are_open(council: Council) -> None:
    shares(council, "Admin")
    asked = council.says("Admin", "accept 1 as a new plan in its place").hears("Which plan do you mean?")
    assert council.open_titles() == [MAIN, SEND]
    saved = asked.presses("SEND").hears("SEND is closed", f"{MAIN} stays open beside it.")
    saved.hears_nothing_of("It is now the plan that questions are about.")
    assert council.open_titles() == [MAIN, NEW]


def test_an_administrator_who_brings_a_plan_leads_it(one_plan: Council) -> None:
    shares(one_plan, "Admin").presses("Use it as a new plan").presses("New plan beside it")
    one_plan.says("Admin", f"in {NEW} set @Admin lead").hears("Admin leads this plan already.")
    one_plan.says("Admin", f"in {MAIN} set @Admin lead").hears("Admin now leads this plan.")


def test_a_review_calls_a_plan_by_its_short_name(one_plan: Council) -> None:
    shares(one_plan, "Lead").presses("Use it as a new plan").presses("New plan beside it")
    one_plan.says("Lead", f"in {NEW} set plan name Youth")
    newer = DOCUMENT.replace("drop-in", "drop-in centre")
    shares(one_plan, "Lead", newer, "v2.csv").hears("Beside the plan that is here, Youth: 1 changed")


def test_a_next_version_is_never_guessed(council: Council) -> None:
    shares(council, "Admin")
    asked = council.says("Admin", "accept 1 as the next version").hears("Which plan do you mean?")
    assert asked.labels == [MAIN, "SEND"]


def test_a_lead_brings_a_document_to_no_plan_of_others(council: Council) -> None:
    review = shares(council, "Lead")
    assert "It is the next version" in review.labels
    council.says("Lead", f"plan:{council.plan(SEND).id} accept 1 as the next version").hears(
        "Only the programme lead can change this."
    )
    assert council.open_titles() == [MAIN, SEND]
    assert isinstance(review.heard.answer, Card)

"""How long a shared document is kept: until it is answered, and never longer than two weeks."""

from datetime import timedelta

import pytest
from sqlmodel import select

from scheduler.runner import tick
from store.models import StagedImport
from store.rules.terms import ImportState
from tests.plans.council import MAIN, Council
from tests.plans.sharing import DOCUMENT, NEW, shares

pytestmark = pytest.mark.both_engines


@pytest.fixture
def one_plan(council: Council) -> Council:
    council.says("Admin", "close plan SEND")
    return council


def the_document(council: Council) -> StagedImport:
    with council.sessions() as session:
        return session.exec(select(StagedImport)).one()


def after(council: Council, **time: int) -> StagedImport:
    tick(council.sessions, None, council.clock.now() + timedelta(**time), among=())
    return the_document(council)


def test_a_discarded_document_leaves_nothing(one_plan: Council) -> None:
    review = shares(one_plan, "Lead")
    review.presses("Discard").hears("Discarded: nothing of youth.csv was saved.")
    left = the_document(one_plan)
    assert (left.staged, left.pasted, left.source) == (None, None, "")
    review.presses("Use it as a new plan").hears("This document has been answered already")
    one_plan.says("Lead", f"import {left.id}").hears("This document was discarded")


def test_an_unanswered_document_is_let_go_of_after_two_weeks(one_plan: Council) -> None:
    review = shares(one_plan, "Lead")
    assert after(one_plan, days=14).state is ImportState.WAITING
    left = after(one_plan, days=14, minutes=1)
    assert (left.state, left.staged, left.source) == (ImportState.DISCARDED, None, "")
    review.presses("Use it as a new plan").hears("has been answered already, and nothing changed")
    one_plan.says("Lead", "import").hears("There is no document to review.")


def test_what_was_pasted_and_never_read_is_let_go_of_after_an_hour(one_plan: Council) -> None:
    one_plan.says("Lead", "Ref\tAction\n1.1\tOpen a drop-in\n1.2\tTrain every mentor").hears("Is this a plan?")
    assert after(one_plan, minutes=59).pasted
    assert after(one_plan, minutes=61).pasted is None


def test_of_a_next_version_only_the_plan_keeps_what_was_read(one_plan: Council) -> None:
    shares(one_plan, "Lead").presses("It is the next version").hears("Saved")
    left = the_document(one_plan)
    assert (left.state, left.staged, left.source) == (ImportState.ACCEPTED, None, "youth.csv")


def test_of_a_new_plan_what_was_read_is_kept_as_long_as_it_can_be_taken_back(one_plan: Council) -> None:
    shares(one_plan, "Lead").presses("Use it as a new plan").presses("New plan beside it")
    assert after(one_plan, days=13).staged is not None
    one_plan.says("Lead", "update 1.1 on track")
    assert after(one_plan, days=13).staged is None


def test_a_plan_that_is_taken_back_late_asks_for_its_document_again(one_plan: Council) -> None:
    saved = shares(one_plan, "Lead").presses("Use it as a new plan").presses(f"In place of {MAIN}")
    assert after(one_plan, days=15).staged is None
    undone = saved.presses("Take it back").hears(f"Taken back: {NEW}", "no longer kept. Share it with me again.")
    assert "Look at the document again" not in undone.labels
    assert the_document(one_plan).state is ImportState.DISCARDED


def test_a_document_that_is_discarded_may_be_shared_again(one_plan: Council) -> None:
    shares(one_plan, "Lead").presses("Discard")
    shares(one_plan, "Lead", DOCUMENT, "again.csv").hears("What I read", "Nothing is saved yet")


def test_a_childs_number_is_kept_nowhere_before_a_yes(one_plan: Council) -> None:
    number = "943 476 5919"
    review = shares(one_plan, "Lead", f"{DOCUMENT}1.3,Visit the child {number},\n", f"visit {number}.csv")
    review.hears("[left out: an NHS number]").hears_nothing_of(number)
    kept = the_document(one_plan)
    assert number not in kept.model_dump_json(exclude={"key"})
    review.presses("Use it as a new plan").presses("New plan beside it")
    one_plan.says("Lead", f"show 1.3 in {NEW}").hears("Visit the child [left out: an NHS number]")

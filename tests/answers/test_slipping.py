"""What slips: how far, how often its promise was moved, since when and why."""

from datetime import date
from typing import Any

import pytest

from commands.asking.silent import silent_card
from commands.asking.slipping import slipping_card
from commands.asking.why import why_answer
from commands.errors import CommandError
from store.plan import edits, updates
from store.plan.updates import Statement
from store.query.model import Query
from store.rules.terms import Precision, Progress
from tests.answers.conftest import Desk


def move(desk: Desk, ref: str, to: date, why: str) -> None:
    lead = desk.person("Programme Manager")
    edits.rebaseline(
        desk.session,
        desk.item(ref),
        to,
        Precision.DAY,
        by=lead,
        why=why,
        agreed_by="the Improvement Board",
        now=desk.now,
    )
    desk.session.commit()


def says(desk: Desk, ref: str, said: Statement) -> None:
    item = desk.item(ref)
    owner = desk.session.get_one(type(desk.person("Programme Manager")), item.owner_id)
    updates.record_update(desk.session, item, said, by=owner, now=desk.now, day=desk.now.date())
    desk.session.commit()


def test_the_worst_comes_first_with_how_far_why_and_since_when(desk: Desk) -> None:
    card = desk.card("slipping")
    assert card.title == "10 actions and milestones slip: C14.2 the most, by 70 days"
    assert [one.ref for one in card.items[:3]] == ["C14.2", "B7.2", "C24.1"]
    said = desk.asks("slipping")
    assert "Promised 9 December, expected 17 February 2023: 70 days later" in said
    assert "Head of Specialist Services: “Registration cannot be asked for before the building is safe.”" in said
    assert "known since 27 June" in said


def test_the_worst_alone_is_told_with_how_many_slip(desk: Desk) -> None:
    card = desk.card("whats slipped most")
    assert card.title == "10 actions and milestones slip: C14.2 the most, by 70 days"
    assert [one.ref for one in card.items] == ["C14.2"]


def test_a_promise_that_was_moved_is_told_with_who_agreed_and_why(desk: Desk) -> None:
    said = desk.asks("slipping leadership")
    assert "First promised 3 October, moved once to 4 November: 32 days later" in said
    assert "moved on 4 July: “The chosen trainer is only free from November”, agreed by Improvement Board" in said


@pytest.mark.parametrize(
    ("asked", "refs"),
    [
        ("slipping workforce", ["B7.2", "B1.1"]),
        ("slipping @Workforce Lead", ["B7.2", "B1.1"]),
        ("slipping rec 10", ["C24.1", "A17.1"]),
        ("slipping since 4 July", ["D7.1", "C7.1", "A10.2", "C12.1"]),
        ("what is slipping in workforce?", ["B7.2", "B1.1"]),
    ],
)
def test_it_is_narrowed_by_theme_owner_recommendation_and_day(desk: Desk, asked: str, refs: list[str]) -> None:
    found = [one.ref for one in desk.card(asked).items]
    assert found == refs


def test_a_word_that_is_not_understood_stops_the_answer(desk: Desk) -> None:
    card = desk.card("slipping xyzzy")
    assert card.title.startswith("I can't read “xyzzy” here.")
    assert card.items == []


def test_what_was_moved_twice_is_measured_from_the_first_promise(desk: Desk) -> None:
    move(desk, "D7.1", date(2022, 12, 2), "the trainer fell ill")
    line = next(line for line in desk.asks("slipping").splitlines() if line.startswith("- D7.1"))
    assert "First promised 3 October, moved twice to 2 December: 60 days later" in line
    assert "“the trainer fell ill”, agreed by the Improvement Board" in line
    assert "known since 11 July" in line


def test_a_promise_moved_to_what_was_expected_makes_nothing_later(desk: Desk) -> None:
    move(desk, "C14.2", date(2023, 2, 17), "the board agreed to what is expected")
    line = next(line for line in desk.asks("slipping").splitlines() if line.startswith("- C14.2"))
    assert "First promised 9 December, moved once to 17 February 2023: 70 days later" in line
    assert "known since 27 June" in line
    assert "C14.2" not in desk.asks("slipping since 4 July")


def test_what_is_expected_in_time_again_slips_no_more(desk: Desk) -> None:
    says(desk, "B1.1", Statement(Progress.ON_TRACK, forecast=date(2022, 7, 29)))
    assert "B1.1" not in desk.asks("slipping")


def test_what_is_complete_slips_no_more(desk: Desk) -> None:
    says(desk, "C14.2", Statement(Progress.COMPLETE))
    assert "C14.2" not in desk.asks("slipping")


def test_a_day_that_was_expected_and_has_passed_is_said_to_have_passed(desk: Desk) -> None:
    desk.later(7)
    assert "expected 15 July (a day that has passed)" in desk.asks("slipping")


def test_where_nothing_slips_it_says_so(desk: Desk) -> None:
    card = desk.card("slipping @Participation Officer")
    assert card.title == "Nothing slips owned by Participation Officer"


@pytest.mark.parametrize("answer", [slipping_card, silent_card, why_answer])
def test_of_a_past_day_nothing_is_said_that_is_only_so_today(desk: Desk, answer: Any) -> None:
    with pytest.raises(CommandError, match="only as it stands today"):
        desk.answers(answer, Query(as_at=date(2022, 7, 4)))

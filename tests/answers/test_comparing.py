"""What is beside what, who is worse and why; and who owns it."""

import pytest

from tests.answers.conftest import Desk

SUFFICIENCY, WORKFORCE = "Sufficiency and joined-up help", "Workforce and learning"


@pytest.mark.parametrize("asked", ["compare workforce with sufficiency", "compare sufficiency and workforce"])
def test_the_sentence_names_who_is_worse_and_why(desk: Desk, asked: str) -> None:
    card = desk.card(asked)
    assert card.title == f"{SUFFICIENCY} is worse than {WORKFORCE}: 5 of 35 open are red (14%), and none of 22 there"


def test_the_table_says_what_is_late_moved_and_heard_of(desk: Desk) -> None:
    said = desk.asks("compare workforce with sufficiency")
    assert f"- {SUFFICIENCY} 35 open: 1 late (3%), 5 red. Moved: 1, Heard: 6 of 35" in said


def test_three_have_a_worst_and_a_best(desk: Desk) -> None:
    title = desk.card("compare workforce sufficiency leadership").title
    assert title.startswith(f"{SUFFICIENCY} is worst: 5 of 35 open are red (14%); best are {WORKFORCE} and Leadership")


def test_where_neither_is_worse_it_is_a_tie(desk: Desk) -> None:
    assert "are in a tie" in desk.card("compare @LADO Manager with @Participation Officer").title


def test_all_of_a_kind_are_put_in_order(desk: Desk) -> None:
    assert desk.card("compare themes").title.startswith(f"{SUFFICIENCY} is worst")
    assert desk.card("compare recommendations").title.startswith("Recommendation")
    assert desk.card("compare people").title.startswith("Head of")


@pytest.mark.parametrize("asked", ["compare", "compare workforce", "compare workforce with rec 3"])
def test_one_alone_or_two_of_unlike_kinds_are_not_compared(desk: Desk, asked: str) -> None:
    assert desk.card(asked).title.startswith("Say two that I can compare")


def test_who_owns_it_is_said_with_the_whole_name_of_the_thing(desk: Desk) -> None:
    card = desk.card("who C14.2")
    assert card.title == "Head of Specialist Services owns C14.2 First local home registered"
    assert desk.card("who T1").title.startswith("Nobody who can be asked owns T1")


def test_who_somebody_is_and_what_they_own(desk: Desk) -> None:
    said = desk.asks("who @Head of Safeguarding")
    assert said.startswith("Head of Safeguarding owns 10 open actions and milestones, 1 of them overdue")
    assert "Open: 10: 1 overdue, 3 red" in said


def test_whose_manager_somebody_is_learn_only_those_whom_it_concerns(desk: Desk) -> None:
    asked, line = "who @Team Manager, Assessment", "Manager: Head of Safeguarding"
    assert line in desk.asks(asked, "Programme Manager")
    assert line in desk.asks(asked, "Head of Safeguarding")
    assert line in desk.asks(asked, "Team Manager, Assessment")
    assert line not in desk.asks(asked, "Workforce Lead")


def test_nobody_of_that_name_is_said_to_be_nobody(desk: Desk) -> None:
    assert desk.card("who @Zebedee").title.startswith("I know nobody and nothing called that.")


def test_who_has_more_of_something_is_counted_and_listed(desk: Desk) -> None:
    card = desk.card("compare @Head of Safeguarding with @Workforce Lead red")
    assert card.title == (
        "Head of Safeguarding has the most red actions and milestones: Head of Safeguarding 3; Workforce Lead none"
    )
    assert [one.ref for one in card.items] == ["A9.1", "C7.1", "C24.1"]


def test_the_most_and_the_fewest_of_all_stand_in_the_title(desk: Desk) -> None:
    said = desk.asks("which theme has the most overdue")
    assert said.startswith("Data and practice quality has the most actions and milestones overdue (")
    assert f"{WORKFORCE} and Leadership and governance the fewest (none)" in said


def test_a_past_day_is_said_beside_what_stood_then(desk: Desk) -> None:
    assert desk.card("compare A and B as at 30 June").title.endswith(", as it stood on Thursday 30 June")

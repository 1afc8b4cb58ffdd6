"""What changed: of what, by whom, of which kind, for the better or the worse, and how that compares with before."""

import pytest

from tests.answers.conftest import Desk


def refs(desk: Desk, asked: str) -> set[str]:
    return {line.split()[1] for line in desk.asks(asked).splitlines() if line.startswith("- ")}


@pytest.mark.parametrize(
    ("asked", "title", "found"),
    [
        ("changes C14.2 since 1 April", "3 changes to C14.2 since Friday 1 April", {"C14.2"}),
        ("changes dates since 1 April", "3 moved dates since Friday 1 April", {"D7.1", "C24.1", "B7.2"}),
        ("changes updates by @Workforce Lead since 1 July", "3 updates by Workforce Lead", {"B1.1", "B2.1", "B9.1"}),
        ("changes workforce since 4 July", "3 changes in Workforce and learning", {"B9.1", "B11.1", "B2.1"}),
        ("changes worse since 4 July", "4 changes for the worse", {"D7.1", "C7.1", "A10.2", "C12.1"}),
        ("changes better workforce since 4 July", "3 changes for the better in Workforce", {"B9.1", "B11.1", "B2.1"}),
        ("changes titles since 1 April", "No changes of title", set()),
    ],
)
def test_they_are_narrowed_by_item_kind_person_theme_and_direction(
    desk: Desk, asked: str, title: str, found: set[str]
) -> None:
    assert desk.card(asked).title.startswith(title)
    assert refs(desk, asked) == found


def test_they_say_whether_it_is_better_or_worse_than_before(desk: Desk) -> None:
    said = desk.asks("changes since 11 June")
    assert "Compared with the evening of Friday 10 June: worse in" in said
    assert "better in complete (" in said
    assert ", now 13)" in said


def test_a_last_board_of_which_no_day_is_held_is_asked_for(desk: Desk) -> None:
    for asked in ("changes since the last board", "slipping since the last board"):
        assert desk.card(asked).title.startswith("I hold no meeting dates of the Improvement Board.")


def test_a_word_that_is_not_understood_stops_the_answer(desk: Desk) -> None:
    assert desk.card("changes xyzzy").title.startswith("I can't read “xyzzy” here.")


def test_whoever_gave_updates_is_counted_with_what_they_spoke_of(desk: Desk) -> None:
    said = desk.asks("who has updated since 4 July")
    assert said.startswith("9 people gave 12 updates since Monday 4 July")
    assert "- Practice Lead. 2; to C16.1 and C12.1; last Friday 8 July" in said


def test_of_few_updates_it_is_told_what_each_said(desk: Desk) -> None:
    said = desk.asks("who reported in on thursday")
    assert said.startswith("3 people gave 3 updates on Thursday 7 July")
    assert all(f"- {ref} " in said for ref in ("A5.2", "B11.1", "D4.1"))


def test_what_somebody_said_is_told_whoever_owns_it(desk: Desk) -> None:
    assert (
        desk.card("what did the practice lead say since 4 July").title
        == "2 updates by Practice Lead since Monday 4 July"
    )

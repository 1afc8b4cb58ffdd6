"""How many there are, in a sentence that says of what; and the card of one item, which has all of it."""

import pytest

from commands.plain_text import buttons_of
from tests.answers.conftest import Desk


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("how many red", "8 red actions and milestones: 1 action and 7 milestones"),
        ("how many red milestones", "7 red milestones"),
        ("how many overdue sufficiency", "1 action or milestone overdue in Sufficiency and joined-up help"),
        ("how many blue workforce", "2 blue actions and milestones in Workforce and learning"),
        ("how many red @LADO Manager", "LADO Manager owns no red actions and milestones"),
    ],
)
def test_a_count_is_a_sentence_that_says_of_what(desk: Desk, asked: str, title: str) -> None:
    assert desk.card(asked).title == title


@pytest.mark.parametrize("asked", ["overdue actions", "how many overdue actions"])
def test_no_actions_are_not_told_without_the_milestones_of_which_it_is_true(desk: Desk, asked: str) -> None:
    card = desk.card(asked)
    assert (card.title, card.count) == ("No actions overdue", 0)
    assert "Beside actions: 4 milestones overdue." in desk.asks(asked)
    (button,) = buttons_of(card)
    assert (button.label, desk.card(button.says).count) == ("Actions and milestones overdue", 4)


def test_a_count_leads_to_its_list(desk: Desk) -> None:
    card = desk.card("how many red milestones")
    (button,) = buttons_of(card)
    assert (button.label, desk.card(button.says).count) == ("List them", card.count)


@pytest.mark.parametrize(
    ("ref", "said"),
    [
        (
            "C14",
            [
                "BRAG: Red: it was last said to be delayed",
                "Owner says: Delayed on Monday 27 June: “We have one good site and no builder yet.”",
                "Blocked by: Planning permission for the first home",
                "Red under it: C14.2",
                "Head of Specialist Services, Monday 27 June at 14:30",
            ],
        ),
        ("A9.1", ["passed 10 days ago", "19 days after its promised date", "Head of Safeguarding"]),
        (
            "D7.1",
            [
                "From 3 October to 4 November",
                "moved on 4 July",
                "only free from November”, agreed by Improvement Board",
            ],
        ),
    ],
)
def test_the_card_of_an_item_answers_who_when_why_and_since_when(desk: Desk, ref: str, said: list[str]) -> None:
    shown = desk.asks(f"show {ref}")
    assert [words for words in said if words not in shown] == []


def test_a_share_is_cut_by_what_is_asked(desk: Desk) -> None:
    said = desk.asks("what percentage is complete by theme")
    assert said.startswith("9%: 13 of 137")
    assert "- Leadership and governance. 11%; 2 of 18" in said


def test_what_turned_red_is_what_was_not_red_before(desk: Desk) -> None:
    card = desk.card("what has turned red since 1 July")
    assert card.title == "4 red actions and milestones not standing at red on 30 June 2022"
    assert [one.ref for one in card.items] == ["A9.1", "C12.1", "A1.2", "C7.1"]
    off = desk.card("anything come off red since 1 July")
    assert off.title.startswith("No")
    early = desk.card("what has turned red since 1 March")
    assert early.title.startswith("How the plan stood is known since Friday 1 April")

"""How the plan stands: one sentence, then themes and recommendations, the worst first."""

import pytest

from commands.cards import Line, Lines, Table
from store.plan import updates
from store.plan.updates import Statement
from store.rules.terms import Progress
from tests.answers.conftest import Desk


def test_one_sentence_says_how_much_is_late_and_what_is_worst(desk: Desk) -> None:
    assert desk.card("status").title == "4 of 137 are overdue and 8 are red; worst is Sufficiency and joined-up help"


def test_the_table_fits_a_phone_and_names_the_worst_theme_first(desk: Desk) -> None:
    (table,) = [part for part in desk.card("status").parts if isinstance(part, Table)]
    assert len(table.columns) <= 4
    assert [row[0][0] for row in table.rows] == ["C", "A", "B", "D"]
    assert table.rows[0] == ["C Sufficiency and joined-up help", "3 of 38 done", "5 (+2)", "0"]


def lines(desk: Desk, words: str) -> list[Line]:
    return [line for part in desk.card(words).parts if isinstance(part, Lines) for line in part.lines]


def test_recommendations_stand_with_their_titles_the_worst_first(desk: Desk) -> None:
    first = lines(desk, "status")[0]
    assert (first.ref, first.title) == ("R9", "Quality assurance that can be relied on")
    assert first.details == ["4 (+1) red: 1 action and 3 milestones", "2 overdue", "6 of 40 done"]


def test_it_says_what_moved_since_last_week_and_why_so_much_is_grey(desk: Desk) -> None:
    said = desk.asks("status")
    assert "Since Monday 4 July: 1 more overdue, 2 more red, 1 more amber, 5 more green, 1 more complete." in said
    assert "102 grey: 1 said to be not started, and nobody has said how the other 101 stand." in said


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("status sufficiency", "Theme C, Sufficiency and joined-up help: 1 of 38 is overdue and 5 are red"),
        ("status rec 7", "Recommendation 7, Timely and better planning for disabled children: 2 of 53 are overdue"),
        ("status @Head of Safeguarding", "Head of Safeguarding: 1 of 10 is overdue and 3 are red"),
        ("status mine", "What you own: none of 3 is overdue or red"),
        ("status workforce milestones", "Milestones in Workforce and learning: none of 9 is overdue or red"),
        (
            "status leadership overdue",
            "Actions and milestones overdue in Leadership and governance: nothing in the plan",
        ),
    ],
)
def test_a_part_of_the_plan_has_a_status_of_its_own(desk: Desk, asked: str, title: str) -> None:
    assert desk.card(asked).title.startswith(title)


def test_what_is_red_in_a_part_is_listed_with_why(desk: Desk) -> None:
    red = lines(desk, "status sufficiency")
    assert [line.ref for line in red] == ["C12.1", "C7.1", "C24.1", "C14.2", "C14"]
    assert "red because overdue" in red[0].details
    assert "red because said to be delayed" in red[1].details


def test_a_plan_without_red_names_no_worst(desk: Desk) -> None:
    for ref in ("A17.1", "A9.1", "C12.1", "A1.2", "C7.1", "C24.1", "C14.2", "C14"):
        said = Statement(Progress.COMPLETE)
        updates.record_update(desk.session, desk.item(ref), said, by=None, now=desk.now, day=desk.now.date())
    desk.session.commit()
    assert desk.card("status").title == "None of 137 is overdue or red"


def test_before_the_plan_was_known_nothing_is_compared(desk: Desk) -> None:
    desk.plan.created_at = desk.now
    desk.session.commit()
    assert "Since" not in desk.asks("status")


def test_where_nothing_is_red_the_ambers_are_listed(desk: Desk) -> None:
    assert [line.ref for line in lines(desk, "status workforce")] == ["B1.1", "B11.1", "B1"]
    assert "Nothing red. Amber: 3 actions and milestones" in desk.asks("status workforce")

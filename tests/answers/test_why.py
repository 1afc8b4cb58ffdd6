"""Why something has its colour: the rule that decided, who said what, and what would change it."""

from datetime import date

import pytest

from commands.asking.why import why_answer
from commands.plain_text import card_text
from commands.showing.because import because, what_would_change
from store.plan import items, updates
from store.plan.updates import Statement
from store.query import executing
from store.query.model import IS_OPEN, Query, Subject, Wanted
from store.rules.terms import Progress
from tests.answers.conftest import Desk


@pytest.mark.parametrize(
    ("ref", "title"),
    [
        ("A17.1", "A17.1 is red because its promised date, Friday 24 June, passed 17 days ago and it is not complete"),
        ("C14.2", "C14.2 is red because its owner says that it is delayed"),
        ("B1.1", "B1.1 is amber because its owner says that it is at risk"),
        ("B11.1", "B11.1 is amber because something is in its way"),
        ("A10.2", "A10.2 is amber because it is expected after its promised date"),
        ("A2.2", "A2.2 is green because its owner says that it is on track"),
        ("A1.1", "A1.1 is blue because it was complete on Thursday 26 May"),
        ("C16.1", "C16.1 is grey because its owner says that it is not started"),
        ("D7.1", "D7.1 is grey because nobody has said how it stands"),
    ],
)
def test_the_title_names_the_rule_that_decided(desk: Desk, ref: str, title: str) -> None:
    assert desk.card(f"why {ref}").title == title


def test_it_says_what_was_said_last_what_is_in_the_way_and_what_else_speaks_for_red(desk: Desk) -> None:
    said = desk.asks("why C14.2")
    assert "Head of Specialist Services said delayed on Monday 27 June" in said
    assert "“Registration cannot be asked for before the building is safe.”" in said
    assert "In its way: “Planning permission for the first home”" in said
    assert "Also: Something is in its way and it is expected after its promised date." in said
    assert "It turns green when its owner says that it is on track, nothing is in its way any more" in said


def test_what_is_red_under_an_action_is_listed(desk: Desk) -> None:
    assert "Red under it\n- C14.2 First local home registered. Red." in desk.asks("why C14")


def test_it_says_what_changed_last_who_agreed_and_why(desk: Desk) -> None:
    said = desk.asks("why D7.1")
    assert "First promised 3 October, moved once to 4 November: 32 days later" in said
    assert "agreed by Improvement Board; Programme Manager, Monday 4 July" in said


def test_words_of_somebody_else_are_not_the_owners(desk: Desk) -> None:
    lead, item = desk.person("Programme Manager"), desk.item("A2.2")
    said = Statement(Progress.AT_RISK, "the vendor rang me")
    updates.record_update(desk.session, item, said, by=lead, now=desk.now, day=desk.now.date())
    desk.session.commit()
    assert desk.card("why A2.2").title == "A2.2 is amber because Programme Manager says that it is at risk"


def test_a_reference_counts_wherever_it_stands(desk: Desk) -> None:
    assert desk.card("why is C14.2 red?").title.startswith("C14.2 is red because")


def test_why_did_i_get_this_asks_about_a_message(desk: Desk) -> None:
    assert "red" not in desk.card("why did I get this?").title


def test_why_of_nothing_that_is_known_answers_nothing(desk: Desk) -> None:
    assert desk.card("why").items == []
    assert desk.card("why Z99").title.startswith("I can't find Z99.")


def test_what_would_change_it_comes_true(desk: Desk) -> None:
    """Whatever colour is foretold is the colour that comes, for everything in the plan that is open."""
    today, seen = date(2022, 7, 11), 0
    for item in executing.every(desk.session, desk.plan, Query(where=(IS_OPEN,)), today):
        told = " ".join(what_would_change(item, today))
        assert told, item.ref
        assert because(item, today), item.ref
        if "turns green when its owner says that it is on track." in told:
            row = desk.item(item.ref)
            updates.record_update(desk.session, row, Statement(Progress.ON_TRACK), by=None, now=desk.now, day=today)
            assert items.view(desk.session, row, today).brag == "green", item.ref
            seen += 1
    assert seen > 50


def test_why_a_part_of_the_plan_is_red_lists_what_is_red_in_it(desk: Desk) -> None:
    card = desk.answers(why_answer, Query(wanted=Wanted.WHY, subjects=(Subject(kind="theme", key="C"),)))
    assert card.title == "5 red actions and milestones in Sufficiency and joined-up help, and why"
    assert "C7.1 Panel chairs trained. Red. Red because it was last said to be delayed" in card_text(card)


def test_why_of_several_gives_each_a_line_whatever_its_colour(desk: Desk) -> None:
    subjects = tuple(Subject(kind="item", key=ref) for ref in ("A2.2", "A9.1"))
    said = card_text(desk.answers(why_answer, Query(wanted=Wanted.WHY, subjects=subjects)))
    assert "Green because it was last said to be on track" in said
    assert "Red because its promised date, Friday 1 July, passed 10 days ago" in said

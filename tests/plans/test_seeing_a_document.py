"""The plan as a shared document would have it: a table with its doubts, in pages, and a workbook."""

import io

import openpyxl
import pytest

from bot.exports import Exports, GoneError
from commands.cards import Card, Table
from commands.files import ReviewFile
from tests.plans.council import MAIN, Council, Said
from tests.plans.sharing import DOCUMENT, shares

LONG = "Garden plan\n\nRef,Action,Lead,Due\n" + "".join(
    f"{number}.1,Plant bed number {number} anew,Head gardener,{'31/31/2026' if number == 3 else '1 May 2026'}\n"
    for number in range(1, 46)
)


@pytest.fixture
def one_plan(council: Council) -> Council:
    council.says("Admin", "close plan SEND")
    return council


def table(said: Said) -> Table:
    assert isinstance(said.heard.answer, Card)
    return next(part for part in said.heard.answer.parts if isinstance(part, Table))


def test_the_review_shows_the_first_rows_and_marks_what_is_doubted(one_plan: Council) -> None:
    review = shares(one_plan, "Lead", LONG).hears("“⚠ check” stands behind what I am not sure of, in 3.1.")
    shown = table(review)
    assert shown.columns == ["Ref", "Action", "Owner", "Date", "Colour", "Steps"]
    assert shown.rows[0] == ["1.1", "Plant bed number 1 anew", "Head gardener", "Friday 1 May 2026", "Grey", "–"]
    assert shown.rows[2][3] == "No day: “31/31/2026” ⚠ check"
    assert len(shown.rows) == 5


def test_the_whole_plan_is_read_page_by_page(one_plan: Council) -> None:
    whole = shares(one_plan, "Lead", LONG).presses("Whole plan").hears("The plan as youth.csv would have it: 45")
    assert [row[0] for row in table(whole).rows] == [f"{number}.1" for number in range(1, 21)]
    last = whole.presses("Next page").presses("Next page")
    assert [row[0] for row in table(last).rows] == [f"{number}.1" for number in range(41, 46)]
    assert "Next page" not in last.labels
    last.presses("Back to the review").hears("Nothing is saved yet.")


def test_steps_have_a_table_of_their_own(one_plan: Council) -> None:
    review = shares(one_plan, "Lead", "Plan\n\nRef,Action,Due\n1,Mend the roof,May 2026\n1.1,Buy slates,April 2026\n")
    steps = table(review.presses("Steps"))
    assert steps.columns == ["Ref", "Step", "Owner", "Date", "Colour"]
    assert steps.rows == [["1.1", "Buy slates", "Nobody", "April 2026 (by 30 April)", "Grey"]]


def test_what_people_said_since_counts_in_a_next_version(one_plan: Council) -> None:
    shares(one_plan, "Lead").presses("Use it as a new plan").presses(f"In place of {MAIN}")
    one_plan.says("Lead", "update 1.1 delayed no room")
    one_plan.says("Lead", "assign 1.2 @Owner")
    rows = table(shares(one_plan, "Lead", f"{DOCUMENT}1.3,Hire a nurse,\n", "next.csv")).rows
    assert [(row[0], row[2], row[4]) for row in rows] == [
        ("1.1", "Head of Youth", "Red"),
        ("1.2", "Owner", "Grey"),
        ("1.3", "Nobody", "Grey"),
    ]


def test_a_press_asks_for_the_workbook(one_plan: Council) -> None:
    asked = shares(one_plan, "Lead", LONG).presses("Workbook").hears("It comes to you alone, in a direct message.")
    assert {"Whole plan", "Discard"} <= set(asked.labels), "the review stays"
    (wanted,) = asked.heard.sends
    assert one_plan.says("Lead", wanted.words).heard.sends == [wanted]
    made = Exports(one_plan.sessions, one_plan.clock).make(wanted)
    assert made.name == "youth-as-read.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(made.content))
    assert book["Actions"].max_row == 46


def test_a_workbook_of_a_document_that_is_gone_is_refused_in_words(one_plan: Council) -> None:
    shares(one_plan, "Lead").presses("Discard")
    with pytest.raises(GoneError, match="Share it with me again"):
        Exports(one_plan.sessions, one_plan.clock).make(ReviewFile(0, 1))


def test_whoever_may_not_read_documents_in_sees_no_table(one_plan: Council) -> None:
    shares(one_plan, "Lead")
    for words in ("import 1 plan", "import 1 workbook"):
        refused = one_plan.says("Viewer", words).hears("Only the programme lead can see this.")
        assert refused.heard.sends == []

"""The workbook as people open it, and as they hand it back."""

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from store.exporting.xlsx import workbook_of
from store.loading import StagedPlan, UnreadablePlanError
from store.loading.plan_tables import SHEETS
from store.loading.readers.colours import PLAIN
from store.loading.unguarded import read_here
from store.rules.terms import Brag
from tests.exporting.conftest import TODAY
from tests.exporting.hostile import hostile_plan

HandBack = Callable[[Callable[[Workbook], None]], StagedPlan]


def opened(plan: StagedPlan, verdicts: dict[str, Brag] | None = None) -> Workbook:
    return load_workbook(io.BytesIO(workbook_of(plan, verdicts or {}, TODAY)))


def row_of(sheet: Worksheet, ref: str) -> dict[str, Any]:
    """The cells of one thing by their column's title."""
    titles = [str(cell.value) for cell in sheet[1]]
    found = next(row for row in sheet.iter_rows(min_row=2) if row[0].value == ref)
    return dict(zip(titles, found, strict=True))


@pytest.fixture
def hand_back(demo: StagedPlan) -> HandBack:
    """Change the demo plan's workbook and read it back."""

    def change_and_read(change: Callable[[Workbook], None]) -> StagedPlan:
        book = opened(demo)
        change(book)
        file = io.BytesIO()
        book.save(file)
        return read_here(file.getvalue(), "plan.xlsx")

    return change_and_read


def test_each_kind_of_thing_has_a_sheet_that_can_be_filtered_and_printed(demo: StagedPlan) -> None:
    book = opened(demo)
    assert book.sheetnames == ["Plan", *(sheet.name for sheet in SHEETS)]
    for sheet in book.worksheets[1:]:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.print_title_rows == "$1:$1"
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth) == ("landscape", 1)
        letters = [get_column_letter(at) for at in range(1, sheet.max_column + 1)]
        assert all(sheet.column_dimensions[letter].width > 6 for letter in letters)


def test_dates_are_dates_and_a_month_is_shown_as_one(demo: StagedPlan) -> None:
    book = opened(demo)
    day, month = row_of(book["Milestones"], "A1.2")["Due"], row_of(book["Timeline"], "T1")["Due"]
    assert (day.is_date, day.value.date(), month.value.date()) == (True, date(2022, 7, 8), date(2022, 7, 31))
    assert (day.number_format, month.number_format) == ("[$-809]d mmmm yyyy", "[$-809]mmmm yyyy")


def test_ratings_are_a_word_and_a_colour(demo: StagedPlan, verdicts: dict[str, Brag]) -> None:
    sheet = opened(demo, verdicts)["Milestones"]
    said, late = row_of(sheet, "A1.1"), row_of(sheet, "A1.2")
    assert (said["Progress rating"].value, said["BRAG today"].value) == ("Complete", "Blue")
    assert (late["Progress rating"].value, late["BRAG today"].value) == (None, "Red")
    assert said["BRAG today"].fill.fgColor.rgb[2:] == "1D70B8"
    assert late["BRAG today"].fill.fgColor.rgb[2:] not in PLAIN


def test_nothing_in_it_calculates() -> None:
    plan = hostile_plan()
    for sheet in opened(plan).worksheets:
        for row in sheet.iter_rows():
            assert not [cell.coordinate for cell in row if cell.data_type == "f"]
    risks = row_of(opened(plan)["Risks"], "RK1")
    assert (risks["Risk"].value, risks["Risk"].quotePrefix, risks["Impact"].quotePrefix) == ("=1", True, True)


def test_words_too_long_for_a_cell_say_that_they_are_cut(demo: StagedPlan) -> None:
    demo.themes[0].title = "word " * 10_000
    cell = row_of(opened(demo)["Themes"], "A")["Theme"]
    assert len(cell.value) <= 32_767
    assert cell.value.endswith("[cut: a spreadsheet cell holds no more]")


def test_a_date_that_was_changed_counts(hand_back: HandBack) -> None:
    def change(book: Workbook) -> None:
        row_of(book["Milestones"], "A1.2")["Due"].value = date(2022, 8, 5)

    back = hand_back(change)
    due = back.actions[0].milestones[1].due
    assert (due and due.raw, back.doubts) == ("5 August 2022", [])


def test_a_row_that_was_added_gets_the_next_reference(hand_back: HandBack, demo: StagedPlan) -> None:
    back = hand_back(lambda book: book["Actions"].append([None, "Ring the bell", "Workforce and learning", "1, 3"]))
    added = back.actions[-1]
    assert (added.ref, added.title, added.theme, added.recommendations) == ("B16", "Ring the bell", "B", [1, 3])
    assert (back.doubts, len(back.actions)) == ([], len(demo.actions) + 1)


def test_a_row_put_in_between_takes_nobodys_reference(hand_back: HandBack, demo: StagedPlan) -> None:
    def change(book: Workbook) -> None:
        sheet = book["Actions"]
        sheet.insert_rows(3)
        sheet["B3"], sheet["C3"] = "Ring the bell", "A"

    back = hand_back(change)
    assert (back.actions[1].title, back.actions[1].ref, back.doubts) == ("Ring the bell", "A21", [])
    assert [one.ref for one in back.actions if one.ref != "A21"] == [one.ref for one in demo.actions]


def test_a_reference_written_twice_is_told_and_given_anew(hand_back: HandBack) -> None:
    back = hand_back(lambda book: book["Actions"].append(["B1", "Ring the bell", "B"]))
    assert back.actions[-1].ref == "B16"
    assert [(one.where, one.printed, one.reading) for one in back.doubts] == [("sheet Actions, row 75", "B1", "B16")]


def test_words_that_mean_nothing_are_doubts_and_never_guesses(hand_back: HandBack) -> None:
    def change(book: Workbook) -> None:
        row = row_of(book["Actions"], "A1")
        row["Theme"].value, row["Recommendations"].value = "Roofs", "1, 99 and 3"
        row["Progress rating"].value, row["Due"].value = "splendid", "when it suits"

    back = hand_back(change)
    action = back.actions[0]
    assert (action.theme, action.recommendations, action.rating) == (None, [1, 3], None)
    assert (action.due and action.due.date) is None
    assert {one.printed for one in back.doubts} >= {"Roofs", "1, 99 and 3", "splendid", "99"}


def test_hidden_rows_are_only_filtered_and_stay_in_the_plan(hand_back: HandBack, demo: StagedPlan) -> None:
    def change(book: Workbook) -> None:
        book["Actions"].row_dimensions[5].hidden = True

    assert hand_back(change) == demo


def test_columns_may_be_moved_and_new_ones_are_told(hand_back: HandBack, demo: StagedPlan) -> None:
    def change(book: Workbook) -> None:
        book["Risks"].move_range("A1:A10", cols=8)
        book["Risks"]["A1"], book["Risks"]["A2"] = "My notes", "Ask Ann"

    back = hand_back(change)
    assert back.risks == demo.risks
    assert [one.what for one in back.skipped] == ["the column “My notes”"]


def test_a_milestone_of_no_action_is_told(hand_back: HandBack) -> None:
    back = hand_back(lambda book: book["Milestones"].append([None, "Z9", "Hang it up"]))
    assert [(one.what, one.why) for one in back.skipped] == [("Hang it up", "there is no action Z9")]


@pytest.mark.parametrize(
    ("sheet", "cell", "said"),
    [("Actions", "B1", "has lost its column Action"), ("Plan", "B1", "written for another version")],
)
def test_a_workbook_that_cannot_be_read_back_says_why(hand_back: HandBack, sheet: str, cell: str, said: str) -> None:
    def change(book: Workbook) -> None:
        book[sheet][cell] = "something else"

    with pytest.raises(UnreadablePlanError, match=said):
        hand_back(change)

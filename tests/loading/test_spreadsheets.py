"""Spreadsheets as councils keep them: each way of laying one out is a small story."""

from datetime import date, datetime

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from store.documents.choices import Choices
from store.loading import StagedPlan
from tests.loading.sheets import Rows, first_sheet, read_book, read_sheet

HEADER: list[object] = ["Ref", "Action", "Lead", "By when", "RAG", "Progress update"]


def dues(plan: StagedPlan) -> list[tuple[str, date | None, str | None]]:
    return [(one.due.raw, one.due.date, one.due.precision) for one in plan.actions if one.due]


def whys(plan: StagedPlan) -> str:
    return " | ".join(f"{one.printed}: {one.reading}: {one.why}" for one in plan.doubts)


def skipped(plan: StagedPlan) -> list[tuple[str, str]]:
    return [(one.where.removeprefix("sheet Sheet, "), one.why) for one in plan.skipped]


def test_the_header_may_stand_under_titles() -> None:
    plan = read_sheet(
        [["Anytown Council"], ["Yard improvement plan"], [], HEADER, ["1.1", "Mend roofs", "Roofer", "July 2022"]]
    )
    assert (plan.title, plan.council) == ("Yard improvement plan", "Anytown Council")
    assert [(one.ref, one.title, one.owners) for one in plan.actions] == [("1.1", "Mend roofs", ["Roofer"])]
    assert plan.themes == []


def test_a_header_may_take_two_rows() -> None:
    rows: Rows = [
        ["Ref", "Action", "Lead", "Timescale", None, "RAG"],
        [None, None, None, "Start", "End", None],
        ["1", "Mend roofs", "Roofer", "May 2022", "July 2022", "G"],
    ]
    plan = read_sheet(rows, lambda sheet: sheet.merge_cells("D1:E1"))
    action = plan.actions[0]
    assert action.start is not None
    assert (action.start.raw, dues(plan)[0][0], action.rating) == ("May 2022", "July 2022", "green")


def test_lines_across_the_table_are_themes_and_headers_repeat() -> None:
    def merge(sheet: Worksheet) -> None:
        for row in (2, 5):
            sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=6)

    rows: Rows = [HEADER, ["Priority 1: Roofs"], ["1.1", "Mend"], HEADER, ["Priority 2: Yards"], ["2.1", "Sweep"]]
    plan = read_sheet(rows, merge)
    assert [theme.title for theme in plan.themes] == ["Roofs", "Yards"]
    assert [(one.ref, one.theme) for one in plan.actions] == [("1.1", "A"), ("2.1", "B")]
    assert ("row 4", "they repeat those above") in skipped(plan)


def test_a_whole_number_above_its_parts_names_a_theme() -> None:
    plan = read_sheet(
        [HEADER, [1, "Roofs"], ["1.1", "Mend", "AB"], ["1.2", "Tile", "CD"], [2, "Yards"], ["2.1", "Sweep"]]
    )
    assert [theme.title for theme in plan.themes] == ["Roofs", "Yards"]
    assert [one.ref for one in plan.actions] == ["1.1", "1.2", "2.1"]


def test_a_column_called_priority_may_hold_urgencies_instead() -> None:
    plan = read_sheet([["Priority", "Action", "Lead"], ["High", "Mend", "AB"], ["Low", "Sweep", "CD"]])
    assert plan.themes == []


def test_a_line_under_the_last_ninth_is_the_tenth_whatever_the_spreadsheet_kept() -> None:
    plan = read_sheet([HEADER, *[[float(f"1.{n}"), f"Do {n}"] for n in range(1, 10)], [1.1, "Do 10"], [1.11, "Do 11"]])
    assert [one.ref for one in plan.actions][-3:] == ["1.9", "1.10", "1.11"]
    assert "1.1: 1.10: A spreadsheet keeps 1.10 as 1.1" in whys(plan)


def test_a_number_shown_with_its_nought_keeps_it() -> None:
    def shown(sheet: Worksheet) -> None:
        sheet["A4"].number_format = "0.00"

    plan = read_sheet([["Yard plan"], HEADER, [1.1, "Mend"], [1.1, "Sweep"]], shown)
    assert [one.ref for one in plan.actions] == ["1.1", "1.10"]
    assert plan.doubts == []


@pytest.mark.parametrize(
    ("number_format", "raw", "precision"),
    [
        ("dd/mm/yyyy", "05/07/2022", "day"),
        ("mm-dd-yy", "05/07/2022", "day"),
        ("d mmm yyyy", "5 July 2022", "day"),
        ("dddd, d mmmm yyyy", "5 July 2022", "day"),
        ("mmm-yy", "July 2022", "month"),
        ("mmmm yyyy", "July 2022", "month"),
        ("yyyy", "2022", "year"),
    ],
)
def test_a_date_keeps_the_precision_it_is_shown_with(number_format: str, raw: str, precision: str) -> None:
    def shown(sheet: Worksheet) -> None:
        sheet["D2"].number_format = number_format

    plan = read_sheet([HEADER, ["1", "Mend", "AB", datetime(2022, 7, 5)]], shown)  # noqa: DTZ001 - as Excel keeps it
    assert dues(plan)[0][::2] == (raw, precision)


def test_hidden_and_struck_out_rows_cells_and_words_are_left_out_and_told() -> None:
    def change(sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = True
        sheet.row_dimensions[4].hidden = True
        for cell in sheet[5]:
            cell.font = Font(strike=True)
        sheet["C6"].font = Font(strike=True)
        sheet["B6"] = CellRichText("Sweep ", TextBlock(InlineFont(strike=True), "badly "), "daily")
        sheet.column_dimensions["F"].hidden = True

    rows: Rows = [HEADER, *[[str(n), f"Do {n}", "AB", None, None, "secret"] for n in range(1, 6)]]
    plan = read_sheet(rows, change)
    assert [(one.ref, one.title, one.owners, one.progress) for one in plan.actions] == [
        ("1", "Do 1", ["AB"], None),
        ("5", "Sweep daily", [], None),
    ]
    assert skipped(plan) == [
        ("column F", "hidden"),
        ("row 3 to row 4", "hidden"),
        ("row 5", "the row is struck out"),
        ("row 6, column B", "struck out"),
        ("row 6, column C", "struck out"),
    ]


def test_several_sheets_are_several_themes_and_a_hidden_one_is_told() -> None:
    book = openpyxl.Workbook()
    roofs, yards, old = first_sheet(book), book.create_sheet("Yards"), book.create_sheet("Old")
    roofs.title = "Roofs"
    for sheet in (roofs, yards, old):
        sheet.append(HEADER)
        sheet.append(["1", f"Look after {sheet.title.lower()}", "AB"])
    old.sheet_state = "hidden"
    plan = read_book(book)
    assert [(one.ref, one.theme, one.title) for one in plan.actions] == [
        ("1", "A", "Look after roofs"),
        ("B1", "B", "Look after yards"),
    ]
    assert [one.what for one in plan.skipped] == ["the sheet “Old”"]


def test_sheets_called_after_nothing_name_no_theme() -> None:
    book = openpyxl.Workbook()
    for sheet in (first_sheet(book), book.create_sheet("Action Plan 2022")):
        sheet.append(HEADER)
        sheet.append([f"{sheet.title[0]}1", "Mend", "AB"])
    assert read_book(book).themes == []


def test_a_merged_action_has_its_milestones_in_rows_of_their_own() -> None:
    rows: Rows = [
        ["No", "Action", "Milestones", "Lead", "By when", "RAG"],
        ["1", "Recruit", "Advert out", "AB", "30/04/2022", "B"],
        [None, None, "Interviews held", "CD", "31/05/2022", "G"],
        ["2", "Train", "Book a room", "EF", "June 2022", "G"],
    ]

    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("A2:A3")
        sheet.merge_cells("B2:B3")

    first, second = read_sheet(rows, merge).actions
    assert [(one.ref, one.title, one.due and one.due.date, one.owners) for one in first.milestones] == [
        ("1.1", "Advert out", date(2022, 4, 30), []),
        ("1.2", "Interviews held", date(2022, 5, 31), ["CD"]),
    ]
    assert first.due is None
    assert second.due is not None
    assert [(one.ref, one.due) for one in second.milestones] == [("2.1", None)]


def test_rows_numbered_under_an_action_are_its_milestones_and_1_10_is_not_under_1_1() -> None:
    rows: Rows = [
        HEADER,
        ["1.1", "Mend roofs", "AB", "July 2022"],
        ["1.1.1", "Buy tiles", "CD", "May 2022"],
        ["1.1a", "Lay tiles", "", "June 2022"],
        ["1.10", "Paint", "EF", "July 2022"],
    ]
    plan = read_sheet(rows)
    assert [one.ref for one in plan.actions] == ["1.1", "1.10"]
    assert [(one.ref, one.title, one.owners) for one in plan.actions[0].milestones] == [
        ("1.1.1", "Buy tiles", ["CD"]),
        ("1.1a", "Lay tiles", []),
    ]


def test_a_sentence_with_lettered_parts_is_one_action_with_milestones() -> None:
    row: list[object] = ["3", "Improve supervision:\na) train\nb) audit", "PSW", "a) May 2022\nb) June 2022", "A"]
    plan = read_sheet([HEADER, row])
    [action] = plan.actions
    assert (action.title, action.owners, action.due) == ("Improve supervision", ["PSW"], None)
    assert [(one.ref, one.title, one.due and one.due.raw) for one in action.milestones] == [
        ("3a", "train", "May 2022"),
        ("3b", "audit", "June 2022"),
    ]


def test_several_lettered_actions_in_one_cell_take_their_own_leads_and_dates() -> None:
    row: list[object] = ["4", "a) mend roofs\nb) sweep\nc) paint", "a & c) AB\nb) CD", "May 2022; June 2022; July 2022"]
    plan = read_sheet([HEADER, row])
    assert [(one.ref, one.title, one.owners, one.due and one.due.raw) for one in plan.actions] == [
        ("4a", "mend roofs", ["AB"], "May 2022"),
        ("4b", "sweep", ["CD"], "June 2022"),
        ("4c", "paint", ["AB"], "July 2022"),
    ]


def test_a_revised_date_counts_and_the_older_one_is_kept() -> None:
    plan = read_sheet(
        [
            ["Ref", "Action", "Original date", "Revised date", "Date completed"],
            ["1", "Mend", "May 2022", "July 2022", None],
            ["2", "Sweep", "June 2022", None, "3 June 2022"],
        ]
    )
    first, second = plan.actions
    assert first.due is not None
    assert (first.due.raw, first.due.was) == ("July 2022", date(2022, 5, 31))
    assert second.due is not None
    assert (second.due.raw, second.completed and second.completed.date) == ("June 2022", date(2022, 6, 3))


def test_steps_numbered_inside_a_line_are_told_apart_and_a_date_says_where_it_came_from() -> None:
    due = "31/10/2022 (revised from 30/09/2022)"
    plan = read_sheet([["Action", "Lead", "By when"], ["1. Buy locks 2. Fit locks", "AB", due]])
    assert [one.title for one in plan.actions] == ["Buy locks", "Fit locks"]
    assert [one.due and (one.due.date, one.due.was) for one in plan.actions] == [
        (date(2022, 10, 31), date(2022, 9, 30))
    ] * 2


def test_what_names_no_day_is_listed_word_for_word() -> None:
    plan = read_sheet([HEADER, ["1", "Mend", "AB", "next Board"], ["2", "Sweep", "AB", "Ongoing"], ["3", "Paint"]])
    assert [one.due.kind for one in plan.actions if one.due] == ["event", "ongoing", "missing"]
    absent = {one.what: one.count for one in plan.absent}
    assert absent["a day, where “next Board” is printed"] == absent["a day, where “Ongoing” is printed"] == 1


def test_a_council_says_how_its_quarters_and_terms_run() -> None:
    rows: Rows = [HEADER, ["1", "Mend", "AB", "Q1 2022"], ["2", "Sweep", "AB", "Autumn term 2022"]]
    choices = Choices(financial_quarters=False, term_ends={"autumn": (12, 16), "spring": (3, 31), "summer": (7, 21)})
    assert [due for _, due, _ in dues(read_sheet(rows))] == [date(2022, 6, 30), date(2022, 12, 31)]
    assert [due for _, due, _ in dues(read_sheet(rows, choices=choices))] == [date(2022, 3, 31), date(2022, 12, 16)]


def test_a_column_that_a_plan_has_no_place_for_is_told() -> None:
    plan = read_sheet([["Action", "Lead", "Budget code"], ["Mend", "AB", "X-17"]])
    assert [one.what for one in plan.skipped] == ["the column “Budget code”, 1 cell"]


def test_dates_in_prose_and_likely_links_are_suggested_and_never_set() -> None:
    plan = read_sheet(
        [
            HEADER,
            ["1", "Repaint every gate of the yard by spring 2023 and again in February", "AB"],
            ["2", "The board may march in on us", "AB"],
        ]
    )
    assert [(one.about, one.printed, one.reading) for one in plan.suggestions] == [
        ("1", "by spring 2023", "due 2023-05-31"),
        ("1", "in February", "no day: the year or the day is not printed"),
    ]
    assert all(one.due is None or one.due.date is None for one in plan.actions)


def test_recommendations_beside_actions_are_read_where_nothing_else_lists_them() -> None:
    plan = read_sheet(
        [
            ["Recommendation", "Action", "Lead"],
            ["1. Keep the rain out of every shed", "Mend", "AB"],
            ["1. Keep the rain out of every shed", "Tile", "AB"],
            ["2. Keep the yard clear of old brooms", "Sweep", "CD"],
        ]
    )
    assert [(one.number, one.title) for one in plan.recommendations] == [
        (1, "Keep the rain out of every shed"),
        (2, "Keep the yard clear of old brooms"),
    ]
    assert [one.recommendations for one in plan.actions] == [[1], [1], [2]]


def test_a_formula_counts_as_its_saved_value_and_one_without_is_told() -> None:
    plan = read_sheet([HEADER, ["1", "Mend", '="A"&"B"']])
    assert plan.actions[0].owners == []
    assert "a formula whose result was not saved" in plan.skipped[0].why

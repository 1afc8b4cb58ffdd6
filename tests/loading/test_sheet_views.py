"""What a spreadsheet shows and what it holds: filters and folds are views, hands hide, and beside cells stand notes."""

import io
import zipfile
from datetime import date, datetime

import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from store.loading import StagedPlan, UnreadablePlanError
from store.loading.readers.shown import as_shown
from store.loading.readers.worksheets import extent_of, trimmed
from store.loading.unguarded import read_here
from tests.loading.sheets import new_workbook, read_book, saved

HEADER = ["Ref", "Action", "Lead", "Status"]
ROWS = (
    ["1", "Mend", "AB", "Open"],
    ["2", "Sweep", "CD", "Done"],
    ["3", "Paint", "EF", "Done"],
    ["4", "Dig", "GH", "Open"],
)
EVENING = datetime(2026, 3, 31, 23, 0)  # noqa: DTZ001 - as Excel keeps it


def read(change: object = None) -> StagedPlan:
    book, sheet = new_workbook(HEADER, *ROWS)
    if callable(change):
        change(sheet)
    return read_book(book)


def refs(plan: StagedPlan) -> list[str]:
    return [one.ref for one in plan.actions]


def hide(sheet: Worksheet, *rows: int) -> None:
    for row in rows:
        sheet.row_dimensions[row].hidden = True


def test_a_filtered_row_is_read_and_told_and_one_that_passes_the_filter_was_hidden_by_hand() -> None:
    def change(sheet: Worksheet) -> None:
        sheet.auto_filter.ref = "A1:D5"
        sheet.auto_filter.add_filter_column(3, ["Open"])
        hide(sheet, 3, 4, 5)

    plan = read(change)
    assert refs(plan) == ["1", "2", "3"]
    assert [(one.what, one.why) for one in plan.skipped] == [("4 | Dig | GH | Open", "hidden")]
    [doubt] = [one for one in plan.doubts if "filter" in one.why]
    assert doubt.printed == "2 rows, the first “2 | Sweep | CD | Done”"


def test_rows_and_columns_of_a_folded_group_are_read_and_told() -> None:
    def change(sheet: Worksheet) -> None:
        sheet.row_dimensions.group(3, 4, hidden=True)
        sheet.column_dimensions.group("C", "C", hidden=True)

    plan = read(change)
    assert [(one.ref, one.owners) for one in plan.actions][2] == ("3", ["EF"])
    assert sum("folded" in one.why for one in plan.doubts) == 2
    assert plan.skipped == []


def test_a_filter_that_is_not_set_hides_nothing_so_a_hand_did() -> None:
    def change(sheet: Worksheet) -> None:
        sheet.auto_filter.ref = "A1:D5"
        hide(sheet, 3)

    assert refs(read(change)) == ["1", "3", "4"]


def test_notes_errors_and_ticks_are_told_in_one_line_each() -> None:
    def change(sheet: Worksheet) -> None:
        sheet["B2"].comment = Comment("Ask the roofer", "AB")
        sheet["C3"] = "#N/A"
        sheet["C3"].data_type = "e"
        sheet["D4"] = "ü"
        sheet["D4"].font = Font(name="Wingdings")
        sheet["D5"] = "☐ Open ☑ Done"

    plan = read(change)
    assert [(one.owners, one.status) for one in plan.actions] == [
        (["AB"], "Open"),
        ([], "Done"),
        (["EF"], "Yes"),
        (["GH"], "Done"),
    ]
    assert [one.what for one in plan.skipped] == ["2 tick boxes", "1 note beside a cell: B2 “Ask the roofer”"]
    assert "1 cell shows an error: #N/A in C3" in [one.printed for one in plan.doubts]


def test_width_and_length_count_what_holds_words() -> None:
    def change(sheet: Worksheet) -> None:
        for row in range(1, 6):
            for column in range(5, 300):
                sheet.cell(row, column).fill = PatternFill("solid", fgColor="FFEEEEEE")
        sheet["ZZ1"] = "Status"
        sheet["ZZ90000"] = "End"

    assert refs(read(change)) == ["1", "2", "3", "4"]


def test_days_from_left_to_right_are_a_drawing() -> None:
    def change(sheet: Worksheet) -> None:
        for at in range(200):
            sheet.cell(1, 5 + at, f"{at % 28 + 1}/{at // 28 + 1}")
        sheet.cell(2, 9, "x")

    plan = read(change)
    assert refs(plan) == ["1", "2", "3", "4"]
    assert [one.what for one in plan.skipped] == ["200 columns of days, weeks or months"]


def test_too_many_columns_with_words_are_refused() -> None:
    def change(sheet: Worksheet) -> None:
        for at in range(200):
            sheet.cell(1, 5 + at, "Note")

    with pytest.raises(UnreadablePlanError, match="150 columns"):
        read(change)


def strict(content: bytes) -> bytes:
    """Name things as "Strict Open XML" does, also in Word."""
    source, file = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    with zipfile.ZipFile(file, "w") as target:
        for part in source.namelist():
            words = source.read(part)
            for kind in (b"spreadsheetml", b"wordprocessingml", b"officeDocument", b"drawingml"):
                old = b"http://schemas.openxmlformats.org/" + kind + b"/2006/"
                words = words.replace(old, b"http://purl.oclc.org/ooxml/" + kind + b"/")
            target.writestr(part, words)
    return file.getvalue()


def test_strict_open_xml_is_read() -> None:
    book, _ = new_workbook(HEADER, *ROWS)
    assert refs(read_here(strict(saved(book)), "plan.xlsx")) == ["1", "2", "3", "4"]


@pytest.mark.parametrize("name", ["plan.xltx", "plan.xlsm", "plan.xltm"])
def test_templates_and_workbooks_with_macros_are_read(name: str) -> None:
    book, _ = new_workbook(HEADER, *ROWS)
    book.template = name.endswith(("xltx", "xltm"))
    assert refs(read_here(saved(book), name)) == ["1", "2", "3", "4"]


@pytest.mark.parametrize(
    ("value", "number_format", "words"),
    [
        (7, "000", "007"),
        (7, '"Action "0', "Action 7"),
        (7, '"R"00', "R07"),
        (1.5, "0.00", "1.50"),
        (7, ";;;", ""),
        (EVENING, "dd/mm/yyyy hh:mm", "31/03/2026"),
        (EVENING, "d mmm yyyy h:mm AM/PM", "31 March 2026"),
    ],
)
def test_a_value_is_read_as_its_format_shows_it(value: object, number_format: str, words: str) -> None:
    assert as_shown(value, number_format) == words


def test_what_is_only_formatted_is_cut_off_before_it_takes_memory() -> None:
    book, sheet = new_workbook(HEADER, *ROWS)
    for place in ("Z1", "B90", "ZZ9000"):
        sheet[place].fill = PatternFill("solid", fgColor="FFEEEEEE")
    package = zipfile.ZipFile(io.BytesIO(saved(book)))
    extent = extent_of(package, "plan.xlsx")
    assert (extent.cells, extent.empty, extent.needs_trimming) == (20, 3, False)
    cut = trimmed(package, extent, "plan.xlsx")
    assert extent_of(zipfile.ZipFile(io.BytesIO(cut)), "plan.xlsx").empty == 0
    assert refs(read_here(cut, "plan.xlsx")) == ["1", "2", "3", "4"]


def test_a_day_that_the_file_keeps_as_a_day_is_not_turned_by_days_typed_month_first() -> None:
    rows = (["1", "Mend", "AB", EVENING.replace(month=5, day=4)], ["2", "Dig", "AB", "03/13/2026"])
    book, _ = new_workbook(["Ref", "Action", "Lead", "Due"], *rows, ["3", "Saw", "AB", "12/31/2026"])
    days = [one.due and one.due.date for one in read_book(book).actions]
    assert days == [date(2026, 5, 4), date(2026, 3, 13), date(2026, 12, 31)]

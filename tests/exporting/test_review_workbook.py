"""A document as it was read, as a workbook: doubts are notes in its cells, and what is put right is read back."""

import io
from datetime import date

import pytest
from openpyxl import Workbook, load_workbook

from store.exporting.review_workbook import review_workbook_of
from store.loading.preview import preview_of
from store.loading.unguarded import read_here
from tests.exporting.test_workbook import row_of
from tests.loading.sheets import read_sheet

TODAY = date(2026, 4, 1)
ROWS = [
    ["Ref", "Action", "Owner", "Due date"],
    ["1.1", "Mend the roof", "Ada Quill", "31/31/2026"],
    ["1.2", "Paint the door", "Ben Marsh", "1 May 2026"],
]


@pytest.fixture
def book() -> Workbook:
    staged = read_sheet(ROWS)
    return load_workbook(io.BytesIO(review_workbook_of(preview_of(staged, TODAY), staged.doubts, TODAY)))


def test_a_doubt_is_a_note_in_the_cell_that_it_is_about(book: Workbook) -> None:
    row = row_of(book["Actions"], "1.1")
    note = row["Due"].comment.text
    assert "Please check: There is no month 31" in note
    assert "Printed: 31/31/2026" in note
    assert row["Action"].comment is None
    assert all(cell.comment is None for cell in row_of(book["Actions"], "1.2").values())


def test_every_doubt_stands_in_a_sheet_of_its_own(book: Workbook) -> None:
    assert book.sheetnames[:2] == ["Plan", "Doubts"]
    printed = [row[1].value for row in book["Doubts"].iter_rows(min_row=2)]
    assert "31/31/2026" in printed


def test_what_somebody_puts_right_in_it_is_read_back_and_the_doubts_are_told(book: Workbook) -> None:
    row_of(book["Actions"], "1.1")["Due"].value = date(2026, 3, 31)
    row_of(book["Actions"], "1.1")["Due as printed"].value = None
    file = io.BytesIO()
    book.save(file)
    plan = read_here(file.getvalue(), "plan-as-read.xlsx")
    assert [(one.ref, one.title, one.due and one.due.date) for one in plan.actions] == [
        ("1.1", "Mend the roof", date(2026, 3, 31)),
        ("1.2", "Paint the door", date(2026, 5, 1)),
    ]
    assert [doubt.where for doubt in plan.doubts] == ["sheet Doubts"]

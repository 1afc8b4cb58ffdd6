"""Spreadsheets and Word documents that a test makes for itself, and reads in its own process."""

import io
from collections.abc import Callable, Mapping, Sequence

import docx
import openpyxl
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table, _Cell
from openpyxl.styles import PatternFill
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from store.documents.choices import Choices
from store.documents.guidance import Guidance
from store.loading import StagedPlan
from store.loading.unguarded import read_here

Rows = Sequence[Sequence[object]]


def first_sheet(book: Workbook) -> Worksheet:
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    return sheet


def read_sheet(
    rows: Rows,
    change: Callable[[Worksheet], None] | None = None,
    choices: Choices | None = None,
    guidance: Guidance | None = None,
) -> StagedPlan:
    """Read one sheet of these rows, changed first by whoever wants to merge, fill or hide."""
    book, sheet = new_workbook(*rows)
    if change:
        change(sheet)
    return read_book(book, choices, guidance)


def read_book(book: Workbook, choices: Choices | None = None, guidance: Guidance | None = None) -> StagedPlan:
    return read_here(saved(book), "plan.xlsx", choices, guidance)


def new_workbook(*rows: Sequence[object]) -> tuple[Workbook, Worksheet]:
    book = openpyxl.Workbook()
    sheet = first_sheet(book)
    for row in rows:
        sheet.append(list(row))
    return book, sheet


def saved(document: Workbook | WordDocument) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def read_sheets(sheets: Mapping[str, Rows], guidance: Guidance | None = None) -> StagedPlan:
    book = openpyxl.Workbook()
    book.remove(first_sheet(book))
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    return read_book(book, guidance=guidance)


def fill(sheet: Worksheet, place: str, colour: str) -> None:
    sheet[place].fill = PatternFill("solid", fgColor=f"FF{colour}")


def read_word(document: WordDocument, guidance: Guidance | None = None) -> StagedPlan:
    return read_here(saved(document), "plan.docx", None, guidance)


def word_table(document: WordDocument, *rows: list[str]) -> Table:
    table: Table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    return table


def shade(cell: _Cell, colour: str) -> None:
    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:fill"), colour)
    cell._tc.get_or_add_tcPr().append(shading)


def new_word() -> WordDocument:
    return docx.Document()

"""How the documents of the corpus are made."""

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import docx
import openpyxl
from docx.document import Document as Word
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.table import Table, _Cell
from openpyxl.styles import Alignment, PatternFill
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from benchmarks.readings.expectation import Expectation

Rows = Sequence[Sequence[object]]

HEADINGS = ["Ref", "Action", "Lead", "Due date", "Status"]


@dataclass(frozen=True)
class Made:
    """`expected` is YAML, as it would stand beside the file."""

    name: str
    ending: str
    trait: str
    expected: str
    make: Callable[[], bytes]

    @property
    def file(self) -> str:
        return self.name + self.ending

    @property
    def expectation(self) -> Expectation:
        return Expectation.of(self.expected)


documents: list[Made] = []


def document(ending: str, expected: str) -> Callable[[Callable[[], bytes]], Callable[[], bytes]]:
    def keep(make: Callable[[], bytes]) -> Callable[[], bytes]:
        documents.append(Made(make.__name__, ending, (make.__doc__ or "").strip(), expected, make))
        return make

    return keep


def text(words: str, code: str = "utf-8") -> bytes:
    """Write lines as they stand between the quotation marks; `→` is a tab."""
    return (words.strip("\n").replace("→", "\t") + "\n").encode(code)


def workbook(tabs: Mapping[str, Rows], change: Callable[[Workbook], None] | None = None) -> bytes:
    book = openpyxl.Workbook()
    for number, (tab, rows) in enumerate(tabs.items()):
        sheet = book.worksheets[0] if not number else book.create_sheet()
        sheet.title = tab
        for row in rows:
            sheet.append(list(row))
    if change:
        change(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def sheet(
    rows: Rows, change: Callable[[Worksheet], None] | None = None, *, tab: str = "Plan", merged: Sequence[str] = ()
) -> bytes:
    def changed(book: Workbook) -> None:
        page = book.worksheets[0]
        for cells in merged:
            page.merge_cells(cells)
        if change:
            change(page)

    return workbook({tab: rows}, changed)


def filled(colours: Mapping[str, str]) -> Callable[[Worksheet], None]:
    """Args: colours: by cells, one or several as "B2 C3"."""

    def fill(page: Worksheet) -> None:
        for places, colour in colours.items():
            for place in places.split():
                page[place].fill = PatternFill("solid", fgColor=f"FF{colour}")

    return fill


def set_in(page: Worksheet, place: str, steps: int) -> None:
    page[place].alignment = Alignment(indent=steps)


def word(*parts: "str | Rows | Callable[[Word], None]") -> bytes:
    """Write paragraphs ("# …" is the title, "## …" a heading), tables, and whatever a function adds."""
    page = docx.Document()
    for part in parts:
        if callable(part):
            part(page)
        elif isinstance(part, str):
            level = len(part) - len(part.lstrip("#"))
            if level:
                page.add_heading(part.lstrip("# "), level - 1)
            else:
                page.add_paragraph(part)
        else:
            table(page, part)
    return saved(page)


def table(page: Word, rows: Rows) -> Table:
    made: Table = page.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, words in zip(made.add_row().cells, row, strict=True):
            cell.text = str(words)
    return made


def saved(page: Word) -> bytes:
    file = io.BytesIO()
    page.save(file)
    return file.getvalue()


def shade(cell: _Cell, colour: str) -> None:
    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:fill"), colour)
    cell._tc.get_or_add_tcPr().append(shading)


def control(words: str, *, placeholder: bool = False) -> str:
    """A content control around one run."""
    shown = "<w:showingPlcHdr/>" if placeholder else ""
    return f"<w:sdt><w:sdtPr>{shown}</w:sdtPr><w:sdtContent><w:r><w:t>{words}</w:t></w:r></w:sdtContent></w:sdt>"


def put_inside(cell: _Cell, xml: str) -> None:
    """Put pieces of Word's XML into a cell's first paragraph."""
    wrapped = parse_xml(f"<w:p {nsdecls('w')}>{xml}</w:p>")
    for child in list(wrapped):
        cell.paragraphs[0]._p.append(child)

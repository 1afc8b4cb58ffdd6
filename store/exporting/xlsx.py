"""Write a plan as a workbook: a sheet for each kind of thing, made to be filtered, printed, changed and read back."""

import io
from collections.abc import Mapping
from datetime import date

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from store.documents.staged import Rating, StagedPlan
from store.exporting.tables import Day, Rated, Table, Value, tables_of
from store.loading.escaping import FORMULA_LIKE, storable
from store.loading.plan_tables import BRAG_TODAY, COUNCIL, FORMAT, FRONT, MARK, TITLE
from store.rules.terms import Brag

# 809 is British English: the months keep their names on any computer.
DAY_FORMAT = "[$-809]d mmmm yyyy"
MONTH_FORMAT = "[$-809]mmmm yyyy"
TEXT_FORMAT = "@"
LONGEST = 32_767
CUT = "… [cut: a spreadsheet cell holds no more]"
A4 = 9

FILLS: dict[Rating, str] = {
    "red": "D4351C",
    "amber": "FFBF47",
    "green": "00703C",
    "blue": "1D70B8",
    "grey": "D2D4D6",
}
DARK = PatternFill("solid", fgColor="0B0C0C")
COLOURED = {rating: PatternFill("solid", fgColor=colour) for rating, colour in FILLS.items()}
WHITE, BOLD = Font(color="FFFFFF", bold=True), Font(bold=True)
BLACK = Font(color="0B0C0C", bold=True)
# White on amber or grey cannot be read by everyone.
LETTERS: dict[Rating, Font] = {"red": WHITE, "amber": BLACK, "green": WHITE, "blue": WHITE, "grey": BLACK}
WRAPPED = Alignment(vertical="top", wrap_text=True)
LINE = Border(bottom=Side(style="thin", color="B1B4B6"))

MEANINGS = {
    Brag.RED: "overdue or said to be delayed",
    Brag.AMBER: "at risk, blocked, or forecast after its date",
    Brag.GREEN: "on track",
    Brag.BLUE: "complete",
    Brag.GREY: "not started, or nothing known",
}


def workbook_of(plan: StagedPlan, verdicts: Mapping[str, Brag], today: date) -> bytes:
    """Args: verdicts: BRAG by reference on the day `today`."""
    return bytes_of(book_of(plan, verdicts, today))


def book_of(plan: StagedPlan, verdicts: Mapping[str, Brag], today: date) -> Workbook:
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "Sightline"
    book.properties.title = storable(plan.title)[:200]
    _front(book.create_sheet(FRONT), plan, today)
    for table in tables_of(plan, verdicts):
        fill(book.create_sheet(table.name), table)
    return book


def bytes_of(book: Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _front(sheet: Worksheet, plan: StagedPlan, today: date) -> None:
    """Say what this is, for people and for the reader that knows it by its first two cells."""
    rows: list[tuple[Value, Value]] = [
        (MARK, FORMAT),
        (TITLE, plan.title),
        (COUNCIL, plan.council),
        ("As of", Day(today)),
        (BRAG_TODAY, "Worked out from dates and progress on that day. It is not read back."),
        *((Rated(brag.value.capitalize(), brag.value), MEANINGS[brag]) for brag in Brag),
    ]
    for number, (label, value) in enumerate(rows, start=1):
        _write(sheet.cell(number, 1), label)
        _write(sheet.cell(number, 2), value)
        if not isinstance(label, Rated):
            sheet.cell(number, 1).font = BOLD
    sheet.column_dimensions["A"].width = 18
    sheet.column_dimensions["B"].width = 80
    _set_up_print(sheet)


def fill(sheet: Worksheet, table: Table) -> None:
    for number, heading in enumerate(table.headings, start=1):
        cell = sheet.cell(1, number, heading.title)
        cell.font, cell.fill, cell.alignment = WHITE, DARK, WRAPPED
        sheet.column_dimensions[cell.column_letter].width = heading.width
    for row, values in enumerate(table.rows, start=2):
        for column, value in enumerate(values, start=1):
            if value is not None:
                _write(sheet.cell(row, column), value)
    # The header and the reference stay in sight.
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions
    _set_up_print(sheet)
    sheet.print_title_rows = "1:1"


def _write(cell: Cell | MergedCell, value: Value) -> None:
    cell.alignment, cell.border = WRAPPED, LINE
    match value:
        case Day():
            cell.value = value.day
            cell.number_format = MONTH_FORMAT if value.month else DAY_FORMAT
        case Rated():
            cell.value = value.words
            cell.fill, cell.font = COLOURED[value.colour], LETTERS[value.colour]
        case str():
            _write_text(cell, value)
        case _:
            cell.value = value


def _write_text(cell: Cell | MergedCell, text: str) -> None:
    """Write words as words: Excel's own mark for "this is no formula" outlives editing, and shows nothing."""
    whole = storable(text)
    cell.value = whole if len(whole) <= LONGEST else whole[: LONGEST - len(CUT)] + CUT
    cell.data_type = "s"
    cell.number_format = TEXT_FORMAT
    if FORMULA_LIKE.match(text):
        cell.quotePrefix = True


def _set_up_print(sheet: Worksheet) -> None:
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    if (footer := sheet.oddFooter) is not None:
        footer.left.text, footer.right.text = "&A", "Page &P of &N"

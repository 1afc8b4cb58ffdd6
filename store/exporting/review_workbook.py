"""Write a document as it was read: the plan as it would stand, with a note in each cell that is doubted.

It is a workbook as those of a plan are: what somebody puts right in it can be shared in the document's place.
"""

from collections.abc import Sequence
from datetime import date

from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from store.documents.staged import Doubt
from store.exporting.tables import Heading, Table, tables_of
from store.exporting.xlsx import book_of, bytes_of, fill
from store.loading.escaping import storable
from store.loading.plan_tables import DOUBTS, FRONT
from store.loading.preview import Preview

HEADINGS = (Heading("Where", 26), Heading("Printed", 44), Heading("Read as", 44), Heading("Why I am not sure", 60))
NOT_SAVED = (
    "Nothing of this is saved yet. A note stands in each cell that I am not sure of; the sheet Doubts has them all."
)
LONGEST_NOTE = 1_000
WIDE, HIGH = 320, 140


def review_workbook_of(shown: Preview, doubts: Sequence[Doubt], today: date) -> bytes:
    """Args: doubts: all there are, also those that no cell is known of."""
    book = book_of(shown.plan, shown.colours, today)
    front = book[FRONT]
    front.cell(front.max_row + 1, 2, NOT_SAVED)
    for table in tables_of(shown.plan, shown.colours):
        if table.rated:
            _note(book[table.name], table, shown)
    rows = tuple((one.where, one.printed, one.reading, one.why) for one in doubts)
    fill(book.create_sheet(DOUBTS, 1), Table(DOUBTS, HEADINGS, rows))
    return bytes_of(book)


def _note(sheet: Worksheet, table: Table, shown: Preview) -> None:
    columns = {heading.field: at for at, heading in reversed(list(enumerate(table.headings, start=1))) if heading.field}
    for number, row in enumerate(table.rows, start=2):
        for field, found in shown.doubts.get(str(row[0]), {}).items():
            cell = sheet.cell(number, columns.get(field, 1))
            cell.comment = Comment(_words(found), "Sightline", width=WIDE, height=HIGH)


def _words(doubts: Sequence[Doubt]) -> str:
    said = [f"Please check: {one.why}\nPrinted: {one.printed}\nRead as: {one.reading}" for one in doubts]
    return storable("\n\n".join(said))[:LONGEST_NOTE]

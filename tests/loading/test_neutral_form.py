"""What every reader tells of a document's shape beside its words: how far they are set in, and at which level."""

from openpyxl.styles import Alignment

from store.loading.document import Bullet, Document, Row
from store.loading.readers import read_document
from tests.loading.sheets import new_word, new_workbook, saved, word_table


def rows_of(content: bytes, name: str) -> list[Row]:
    return [block for block in document_of(content, name).blocks if isinstance(block, Row)]


def document_of(content: bytes, name: str) -> Document:
    found = read_document(content, name)
    assert isinstance(found, Document)
    return found


def test_a_spreadsheet_tells_the_indent_and_the_group_of_each_row() -> None:
    book, sheet = new_workbook(["Ref", "Task"], ["1", "Roofs"], ["2", "Order tiles"], ["3", "   Lay tiles"])
    sheet["B3"].alignment = Alignment(indent=2)
    sheet.row_dimensions[4].outlineLevel = 1
    found = rows_of(saved(book), "plan.xlsx")
    assert [row.cells[1].indent for row in found] == [0, 0, 2, 3]
    assert [row.level for row in found] == [0, 0, 0, 1]


def test_leading_blanks_of_a_csv_are_an_indent() -> None:
    found = rows_of("Ref,Task\n1,Roofs\n2,   Order tiles\n3,\u00a0\u00a0Lay tiles\n".encode(), "plan.csv")
    assert [(row.cells[1].text, row.cells[1].indent) for row in found][1:] == [
        ("Roofs", 0),
        ("Order tiles", 3),
        ("Lay tiles", 2),
    ]


def test_word_tells_how_far_a_cell_is_set_in() -> None:
    document = new_word()
    table = word_table(document, ["Ref", "Task"], ["1", "Roofs"], ["2", "Order tiles"])
    table.cell(2, 1).paragraphs[0].paragraph_format.left_indent = 360_000
    blocks = document_of(saved(document), "plan.docx").blocks
    assert [block.cells[1].indent for block in blocks if isinstance(block, Row)] == [0, 0, 4]


def test_a_list_in_plain_text_tells_it_too() -> None:
    blocks = document_of(b"- Roofs\n    - Order tiles\n", "plan.md").blocks
    assert [block.indent for block in blocks if isinstance(block, Bullet)] == [0, 4]

"""Tables inside a cell: a frame round the whole page is no table, and a small table's rows are lines of its cell."""

from collections.abc import Iterator

from docx.oxml.ns import qn
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

PARAGRAPH, TABLE = qn("w:p"), qn("w:tbl")
FEWEST = 2
LONGEST_HEADING = 4


def blocks_in(cell: _Cell) -> Iterator[Paragraph | Table]:
    """Give what python-docx gives as inner content; it looks for that by a path, which takes a third of all time."""
    for child in cell._tc:
        if child.tag == PARAGRAPH:
            yield Paragraph(child, cell)
        elif child.tag == TABLE:
            yield Table(child, cell)


def is_layout(cells: tuple[_Cell, ...]) -> _Cell | None:
    """Give the one cell of a row that holds a whole table and has nothing beside it."""
    if all(cell._tc.find(TABLE) is None for cell in cells):
        return None
    filled = [cell for cell in dict.fromkeys(cells) if cell.tables or cell.text.strip()]
    if len(filled) != 1 or not any(has_columns(table) for table in filled[0].tables):
        return None
    return filled[0]


def has_columns(table: Table) -> bool:
    return len(table.rows) >= FEWEST and len(table.columns) >= FEWEST


def rows_as_lines(rows: list[list[str]]) -> list[str]:
    """Write “Draft (Who: AB; When: May)” for a row under the headings Step, Who and When."""
    rows = [row for row in rows if any(row)]
    heading = rows[0] if len(rows) >= FEWEST and _is_heading(rows[0]) else None
    if heading is None:
        return [" – ".join(words for words in row if words) for row in rows]
    found = []
    for row in rows[1:]:
        named = zip(heading[1:], row[1:], strict=False)
        beside = "; ".join(f"{label.rstrip(':')}: {words}" for label, words in named if words)
        found.append(f"{row[0]} ({beside})" if row[0] and beside else row[0] or beside)
    return found


def _is_heading(row: list[str]) -> bool:
    words = [cell for cell in row if cell]
    return len(words) == len(row) and all(
        len(cell.split()) <= LONGEST_HEADING and not any(letter.isdigit() for letter in cell) for cell in words
    )

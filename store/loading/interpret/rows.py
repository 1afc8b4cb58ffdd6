"""Make rows whole again that the end of a page cut in two."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from store.loading.document import Cell, Piece, Row
from store.loading.interpret.words import is_cut, joined
from store.loading.notes import Notes

Continues = Callable[[Row, Row], bool]


@dataclass
class WholeRow:
    """A row as its author meant it; `where` is the place of its first part."""

    where: str
    cells: list[Cell]

    def cell(self, column: int | None) -> Cell:
        return self.cells[column] if column is not None and column < len(self.cells) else Cell()

    def text(self, column: int | None) -> str:
        return self.cell(column).text


def whole_rows(rows: Iterable[Row], continues: Continues, notes: Notes) -> list[WholeRow]:
    """Join each row that `continues` says goes on with the one before it."""
    found: list[WholeRow] = []
    for row in rows:
        notes.use(row)
        above = found[-1] if found else None
        if above and continues(Row(above.where, tuple(above.cells)), row):
            _continue(above, row, notes)
        elif any(cell.text for cell in row.cells):
            found.append(WholeRow(row.where, list(row.cells)))
    return found


def _continue(above: WholeRow, row: Row, notes: Notes) -> None:
    width = max(len(above.cells), len(row.cells))
    above.cells = [_extended(above.cell(at), row.cell(at), row.where, notes) for at in range(width)]
    notes.doubt(
        row.where,
        _start_of(" ".join(cell.text for cell in row.cells if cell.text)),
        f"belongs to the row above, at {above.where}",
        "The first column is empty, as where a page ends inside a row",
    )


def _extended(above: Cell, below: Cell, where: str, notes: Notes) -> Cell:
    """Add the pieces of the second part; a sentence cut in two becomes one."""
    if not above.pieces or not below.pieces:
        return above if above.pieces else below
    last, first = above.pieces[-1], below.pieces[0]
    if first.bullet or not is_cut(last.text, first.text):
        return Cell(above.pieces + below.pieces)
    whole = joined(last.text, first.text)
    notes.doubt(
        where,
        f"{last.text[-30:]} / {first.text[:30]}",
        f"{joined(last.text[-30:], first.text[:30])}",
        "A sentence was cut in two by the end of a page",
    )
    return Cell((*above.pieces[:-1], Piece(whole, last.bullet), *below.pieces[1:]))


def _start_of(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:79]}…"

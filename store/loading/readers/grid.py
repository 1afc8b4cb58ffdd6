"""What a spreadsheet and a delimited file have in common: lines of cells, some of which stand above the first table."""

from dataclasses import dataclass, field

from store.loading.document import Block, Cell, Document, Heading, LeftOut, Paragraph, Row, Unsure
from store.loading.readers.text import looks_like_a_heading


def _is_explained(cells: list[Cell]) -> bool:
    """Whether words stand beside a cell of another colour, as in a key to colours; a title's bar has one colour."""
    fills = [cell.fill for cell in cells if cell.fill and not cell.text]
    words = [cell.fill for cell in cells if cell.text]
    return len(fills) == 1 and len(words) == 1 and words[0] != fills[0]


@dataclass
class Line:
    where: str
    cells: list[Cell]
    level: int = 0


@dataclass
class Grid:
    """Blocks on their way into a document, sheet by sheet."""

    blocks: list[Block] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    unsure: list[Unsure] = field(default_factory=list)
    in_tables: bool = False

    def sheet(self, where: str, name: str | None) -> None:
        self.in_tables = False
        if name:
            self.blocks.append(Heading(where, name, tab=True))

    def take(self, line: Line) -> None:
        """Take a line: a title if it is one cell above the first line with several, else a row."""
        filled = [cell for cell in line.cells if cell.text]
        if not filled and not any(cell.fill for cell in line.cells):
            return
        if len(filled) > 1 or _is_explained(line.cells):
            self.in_tables = True
        if self.in_tables or not filled:
            self.blocks.append(Row(line.where, tuple(line.cells), line.level))
        else:
            text = filled[0].text
            self.blocks.append((Heading if looks_like_a_heading(text) else Paragraph)(line.where, text))

    def leave_out(self, where: str, what: str, why: str) -> None:
        self.left_out.append(LeftOut(where, what, why, len(self.blocks)))

    def doubt(self, where: str, printed: str, reading: str, why: str) -> None:
        self.unsure.append(Unsure(where, printed, reading, why, len(self.blocks)))

    def document(self) -> Document:
        return Document(tuple(self.blocks), tuple(self.left_out), tuple(self.unsure))

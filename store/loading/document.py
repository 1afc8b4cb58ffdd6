"""The neutral form every reader gives: headings, paragraphs, bullets and table rows, each with where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Piece:
    """A stretch of words inside a cell: one paragraph, or one bullet."""

    text: str
    bullet: bool = False


@dataclass(frozen=True)
class Cell:
    """A table cell as it is printed.

    Args:
        fill: Its colour as six hexadecimal digits, if it is filled with one.
        span: How many columns it is printed across; those it covers are empty cells.
        carried: Whether it is merged with the one above, whose words it repeats.
        indent: How far its words are set in. Only more and less count, and only within one column.
        note: The words of a note that is pinned to it.
    """

    pieces: tuple[Piece, ...] = ()
    fill: str | None = None
    span: int = 1
    carried: bool = False
    indent: int = 0
    note: str = ""

    @property
    def text(self) -> str:
        if len(self.pieces) == 1:
            return self.pieces[0].text
        return " ".join(piece.text for piece in self.pieces)


@dataclass(frozen=True)
class Heading:
    """`tab` tells the name on a spreadsheet's tab, which nobody reads as the first line of a plan."""

    where: str
    text: str
    tab: bool = False


@dataclass(frozen=True)
class Paragraph:
    where: str
    text: str


@dataclass(frozen=True)
class Bullet:
    """`indent` tells how far it is set in; only more and less count."""

    where: str
    text: str
    indent: int = 0


@dataclass(frozen=True)
class Row:
    """`level` is a spreadsheet's own: how many groups of rows that can be folded it stands in."""

    where: str
    cells: tuple[Cell, ...]
    level: int = 0

    def cell(self, column: int | None) -> Cell:
        """Give the cell of a column; a short row's missing cells, and columns that are not there, are empty."""
        return self.cells[column] if column is not None and column < len(self.cells) else Cell()


Block = Heading | Paragraph | Bullet | Row


@dataclass(frozen=True)
class LeftOut:
    """What the file holds and nobody who opens it is meant to read; `at` counts the blocks that stand before it."""

    where: str
    what: str
    why: str
    at: int


@dataclass(frozen=True)
class Unsure:
    """What a reader could not read for certain; `at` counts the blocks that stand before it."""

    where: str
    printed: str
    reading: str
    why: str
    at: int = 0


@dataclass(frozen=True)
class Section:
    """What stands between headings. Headings with nothing between them count together."""

    headings: tuple[Heading, ...]
    blocks: tuple[Block, ...]

    @property
    def title(self) -> str:
        return self.headings[-1].text if self.headings else ""

    def is_about(self, words: tuple[str, ...]) -> bool:
        return any(word in heading.text.casefold() for heading in self.headings for word in words)


@dataclass(frozen=True)
class Document:
    blocks: tuple[Block, ...]
    left_out: tuple[LeftOut, ...] = ()
    unsure: tuple[Unsure, ...] = ()

    def sections(self) -> Iterator[Section]:
        headings: list[Heading] = []
        blocks: list[Block] = []
        for block in self.blocks:
            if isinstance(block, Heading):
                if blocks:
                    yield Section(tuple(headings), tuple(blocks))
                    headings, blocks = [], []
                headings.append(block)
            else:
                blocks.append(block)
        if headings or blocks:
            yield Section(tuple(headings), tuple(blocks))

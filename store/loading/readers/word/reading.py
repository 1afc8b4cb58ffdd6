"""Read a Word document: headings, paragraphs, lists and tables, in the order in which they stand."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run

from store.loading.document import Block, Bullet, Cell, Document, Heading, LeftOut, Paragraph, Piece, Row, Unsure
from store.loading.limits import MOST_COLUMNS, MOST_ROWS
from store.loading.readers import markup, packages, symbols
from store.loading.readers.delimited import too_large
from store.loading.readers.refusal import UnreadablePlanError
from store.loading.readers.telling import short
from store.loading.readers.text import looks_like_a_heading
from store.loading.readers.word.asides import DOCUMENT, asides_of, unsure_of
from store.loading.readers.word.inner import blocks_in, has_columns, is_layout, rows_as_lines
from store.loading.readers.word.numbers import Label, numbers_of
from store.loading.readers.word.styles import Styles
from store.loading.readers.word.tree import Settled, settle

HEADING_STYLES = ("heading", "title", "subtitle")
LIST_STYLES = ("list bullet", "list number")
MOST_NESTED = 3


def read(content: bytes, name: str) -> Document:
    package = packages.open_package(content, name, packages.WORD)
    word = docx.Document(io.BytesIO(packages.as_document(content)))
    styles = Styles(word)
    settled = settle(word, styles)
    reading = _Reading(name, styles, _labels(word, styles))
    reading.blocks_of(word.iter_inner_content())
    if not reading.blocks:
        raise UnreadablePlanError(_nothing_in(package, name))
    return reading.document(word, settled)


def _labels(word: WordDocument, styles: Styles) -> dict[Any, Label]:
    """Count the whole document through: a list goes on over tables and pages."""
    numbers = numbers_of(word, styles)
    found = ((paragraph, numbers.label(paragraph)) for paragraph in word.element.body.iter(qn("w:p")))
    return {paragraph: label for paragraph, label in found if label is not None}


def _nothing_in(package: zipfile.ZipFile, name: str) -> str:
    if any(part.startswith("word/media/") for part in package.namelist()):
        return f"{name} holds only pictures. I read words; type the plan in, or share the file it was made from."
    return f"{name} has no words in it. Check that the right file was saved."


@dataclass(frozen=True)
class _Line:
    """A paragraph's words; `number` is the one that Word puts before them, `set_in` how far they stand in."""

    words: str
    struck: str
    number: str
    listed: bool
    set_in: int

    @property
    def printed(self) -> str:
        return f"{self.number} {self.words}" if self.number else self.words


@dataclass
class _Reading:
    name: str
    styles: Styles
    labels: dict[Any, Label]
    blocks: list[Block] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    unsure: list[Unsure] = field(default_factory=list)
    rows: int = 0
    chosen: int = 0

    def document(self, word: WordDocument, settled: Settled) -> Document:
        told = [*asides_of(word, settled), *self.left_out]
        if self.chosen:
            count = f"{self.chosen} tick box{'es' if self.chosen > 1 else ''}"
            told.insert(0, LeftOut(DOCUMENT, count, "of the words beside boxes, those count whose box is ticked", 0))
        return Document(tuple(self.blocks), tuple(told), (*unsure_of(word, settled), *self.unsure))

    def blocks_of(self, inner: Iterator[WordParagraph | Table], within: str = "") -> None:
        paragraphs = tables = 0
        content = list(inner)
        for at, block in enumerate(content):
            if isinstance(block, Table):
                tables += 1
                self._table(block, f"{within}table {tables}")
            else:
                paragraphs += 1
                before_table = isinstance(_next_with_words(content, at), Table)
                self._paragraph(block, f"{within}paragraph {paragraphs}", before_table=before_table)

    def _paragraph(self, paragraph: WordParagraph, where: str, *, before_table: bool) -> None:
        line = self._line(paragraph)
        if line.struck:
            self._leave_out(where, line.struck)
        lines = [words for part in line.words.split("\n") if (words := markup.plain(part))]
        if not lines:
            return
        lines[0] = replace(line, words=lines[0]).printed
        if len(lines) > 1:
            self.blocks.extend(Paragraph(f"{where}, line {number}", words) for number, words in enumerate(lines, 1))
        elif self._is_a_heading(paragraph, line, before_table=before_table):
            self.blocks.append(Heading(where, lines[0]))
        elif line.listed:
            self.blocks.append(Bullet(where, lines[0], line.set_in))
        else:
            self.blocks.append(Paragraph(where, lines[0]))

    def _table(self, table: Table, where: str) -> None:
        # By their elements, which stay the same ones: what is merged down is met again in the row below.
        above: set[object] = set()
        for number, row in enumerate(table.rows, start=1):
            self.rows += 1
            found = row.cells
            if self.rows > MOST_ROWS or len(found) > MOST_COLUMNS:
                raise UnreadablePlanError(too_large(self.name))
            place = f"{where}, row {number}"
            if inner := is_layout(found):
                self.blocks_of(blocks_in(inner), f"{place}, ")
                above = set()
                continue
            above = self._row(found, [Cell()] * row.grid_cols_before, place, above)

    def _row(self, row: tuple[_Cell, ...], cells: list[Cell], place: str, above: set[object]) -> set[object]:
        met: set[object] = set()
        is_typed = False
        for cell in row:
            if cell._tc in met:
                cells.append(Cell(fill=_fill(cell)))
            else:
                read, typed = self._cell(cell, place, row, carried=cell._tc in above)
                cells.append(read)
                is_typed = is_typed or typed
            met.add(cell._tc)
        # A row of a form that nobody filled holds only the number that Word gave it.
        if is_typed or any(cell.fill for cell in cells):
            self.blocks.append(Row(place, tuple(cells)))
        return met

    def _cell(self, cell: _Cell, where: str, row: tuple[_Cell, ...], *, carried: bool) -> tuple[Cell, bool]:
        """Give a cell, and whether anybody typed a word in it."""
        lines = list(self._lines(cell, where))
        typed = [line for line in lines if line.words.strip()]
        for line in lines:
            if line.struck and not carried:
                self._leave_out(where, line.struck)
        span = sum(other is cell or other._tc is cell._tc for other in row)
        set_in = typed[0].set_in + markup.indent_of(typed[0].words) if typed else 0
        pieces = self._chosen(typed) or tuple(self._pieces(typed or lines[:1]))
        return Cell(pieces, _fill(cell), span, carried, set_in), bool(typed)

    def _chosen(self, lines: list[_Line]) -> tuple[Piece, ...]:
        picked = symbols.chosen(" ".join(line.words for line in lines))
        if picked is None:
            return ()
        self.chosen += 1
        return (Piece(picked),)

    def _pieces(self, lines: list[_Line]) -> Iterator[Piece]:
        for line in lines:
            for part in line.printed.split("\n"):
                dashed = len(lines) > 1 and bool(markup.DASHED.match(part))
                for piece in markup.cell(part).pieces:
                    yield Piece(piece.text, piece.bullet or (line.listed and not line.number) or dashed)

    def _lines(self, cell: _Cell, where: str, depth: int = 0) -> Iterator[_Line]:
        """Give the paragraphs of a cell. The rows of a table inside it are lines of it too."""
        for block in blocks_in(cell):
            if isinstance(block, WordParagraph):
                yield self._line(block)
            elif depth < MOST_NESTED:
                rows = [
                    [list(self._lines(inner, where, depth + 1)) for inner in dict.fromkeys(row.cells)]
                    for row in block.rows
                ]
                if not has_columns(block):
                    yield from (line for row in rows for lines in row for line in lines)
                    continue
                texts = [[" ".join(line.printed.strip() for line in lines).strip() for lines in row] for row in rows]
                found = rows_as_lines(texts)
                if found:
                    why = "A table stands inside this cell. Each of its rows is read as one line of the cell"
                    self.unsure.append(Unsure(where, short(found[0]), f"{len(found)} lines", why, len(self.blocks)))
                yield from (_Line(words, "", "", True, 0) for words in found)

    def _line(self, paragraph: WordParagraph) -> _Line:
        """Give a paragraph's words, and apart from them those that are struck out."""
        kept: list[str] = []
        struck: list[str] = []
        for run in paragraph._p.findall(qn("w:r")):
            crossed = self.styles.is_on(run, "strike") or self.styles.is_on(run, "dstrike")
            (struck if crossed else kept).append(Run(run, paragraph).text)
        label = self.labels.get(paragraph._p)
        set_in = self.styles.indent_of(paragraph._p)
        if set_in is None:
            set_in = label.set_in if label else 0
        listed = label is not None or self.styles.name_of(paragraph._p).startswith(LIST_STYLES)
        words = "".join(kept)
        return _Line(words, " ".join("".join(struck).split()), label.words if label else "", listed, set_in)

    def _is_a_heading(self, paragraph: WordParagraph, line: _Line, *, before_table: bool) -> bool:
        if self.styles.name_of(paragraph._p).startswith(HEADING_STYLES):
            return True
        if line.listed or not looks_like_a_heading(line.words.strip()):
            return False
        runs = [run for run in paragraph.runs if run.text.strip()]
        return before_table or (bool(runs) and all(run.bold for run in runs))

    def _leave_out(self, where: str, words: str) -> None:
        self.left_out.append(LeftOut(where, short(words), "struck out", len(self.blocks)))


def _next_with_words(content: list[WordParagraph | Table], at: int) -> WordParagraph | Table | None:
    following = content[at + 1 : at + 4]
    return next((block for block in following if isinstance(block, Table) or block.text.strip()), None)


def _fill(cell: _Cell) -> str | None:
    """Give a cell's shading; "auto" and white are none."""
    properties = cell._tc.tcPr
    shading = properties.find(qn("w:shd")) if properties is not None else None
    fill = (shading.get(qn("w:fill")) or "").upper() if shading is not None else ""
    return fill if len(fill) == 6 and fill not in ("FFFFFF", "AUTO") else None

"""Read a Word document: headings, paragraphs, lists and tables, in the order in which they stand."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run

from store.loading.document import Block, Bullet, Cell, Document, Heading, LeftOut, Paragraph, Piece, Row
from store.loading.limits import MOST_COLUMNS, MOST_ROWS
from store.loading.readers import markup, packages
from store.loading.readers.delimited import too_large
from store.loading.readers.refusal import UnreadablePlanError
from store.loading.readers.text import looks_like_a_heading

MAIN = "word/document.xml"
HEADING_STYLES = ("heading", "title", "subtitle")
LIST_STYLES = ("list bullet", "list number", "list paragraph")
MOST_NESTED = 3


def read(content: bytes, name: str) -> Document:
    package = packages.open_package(content, name, MAIN)
    word = docx.Document(io.BytesIO(content))
    reading = _Reading(name)
    reading.read(word)
    if not any(block for block in reading.blocks):
        raise UnreadablePlanError(_nothing_in(package, name))
    return Document(tuple(reading.blocks), tuple(reading.left_out))


def _nothing_in(package: zipfile.ZipFile, name: str) -> str:
    if any(part.startswith("word/media/") for part in package.namelist()):
        return f"{name} holds only pictures. I read words; type the plan in, or share the file it was made from."
    return f"{name} has no words in it. Check that the right file was saved."


@dataclass
class _Reading:
    name: str
    blocks: list[Block] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    rows: int = 0

    def read(self, word: WordDocument) -> None:
        paragraphs = tables = 0
        content = list(word.iter_inner_content())
        for at, block in enumerate(content):
            if isinstance(block, Table):
                tables += 1
                self._table(block, f"table {tables}")
            else:
                paragraphs += 1
                before_table = isinstance(_next_with_words(content, at), Table)
                self._paragraph(block, f"paragraph {paragraphs}", before_table=before_table)

    def _paragraph(self, paragraph: WordParagraph, where: str, *, before_table: bool) -> None:
        words, struck = _words(paragraph)
        if struck:
            self._leave_out(where, struck)
        lines = [line for part in words.split("\n") if (line := markup.plain(part))]
        if not lines:
            return
        if len(lines) > 1:
            self.blocks.extend(Paragraph(f"{where}, line {number}", line) for number, line in enumerate(lines, start=1))
        elif _is_a_heading(paragraph, lines[0], before_table=before_table):
            self.blocks.append(Heading(where, lines[0]))
        else:
            listed = _is_listed(paragraph)
            self.blocks.append(Bullet(where, lines[0], _indent(paragraph)) if listed else Paragraph(where, lines[0]))

    def _table(self, table: Table, where: str) -> None:
        # By their elements, which stay the same ones: what is merged down is met again in the row below.
        above: set[object] = set()
        for number, row in enumerate(table.rows, start=1):
            self.rows += 1
            if self.rows > MOST_ROWS or len(row.cells) > MOST_COLUMNS:
                raise UnreadablePlanError(too_large(self.name))
            place = f"{where}, row {number}"
            cells = [Cell()] * row.grid_cols_before
            met: set[object] = set()
            for cell in row.cells:
                if cell._tc in met:
                    cells.append(Cell(fill=_fill(cell)))
                else:
                    cells.append(self._cell(cell, place, row.cells, carried=cell._tc in above))
                met.add(cell._tc)
            above = met
            if any(cell.text or cell.fill for cell in cells):
                self.blocks.append(Row(place, tuple(cells)))

    def _cell(self, cell: _Cell, where: str, row: tuple[_Cell, ...], *, carried: bool) -> Cell:
        pieces: list[Piece] = []
        several = sum(bool(paragraph.text.strip()) for paragraph in _paragraphs(cell)) > 1
        indent: int | None = None
        for paragraph in _paragraphs(cell):
            words, struck = _words(paragraph)
            if struck and not carried:
                self._leave_out(where, struck)
            bullet = _is_listed(paragraph)
            if indent is None and words.strip():
                indent = _indent(paragraph) + markup.indent_of(words)
            for line in words.split("\n"):
                dashed = several and bool(markup.DASHED.match(line))
                pieces += [Piece(piece.text, piece.bullet or bullet or dashed) for piece in markup.cell(line).pieces]
        span = sum(other._tc is cell._tc for other in row)
        return Cell(tuple(pieces), _fill(cell), span, carried, indent or 0)

    def _leave_out(self, where: str, words: str) -> None:
        short = words if len(words) <= 80 else f"{words[:79]}…"
        self.left_out.append(LeftOut(where, short, "struck out", len(self.blocks)))


def _next_with_words(content: list[WordParagraph | Table], at: int) -> WordParagraph | Table | None:
    following = content[at + 1 : at + 4]
    return next((block for block in following if isinstance(block, Table) or block.text.strip()), None)


def _paragraphs(cell: _Cell, depth: int = 0) -> Iterator[WordParagraph]:
    """Give the paragraphs of a cell, those of tables inside it too."""
    for block in cell.iter_inner_content():
        if isinstance(block, WordParagraph):
            yield block
        elif depth < MOST_NESTED:
            for row in block.rows:
                for inner in dict.fromkeys(row.cells):
                    yield from _paragraphs(inner, depth + 1)


def _words(paragraph: WordParagraph) -> tuple[str, str]:
    """Give a paragraph's words, and apart from them those that are struck out; hidden words are neither."""
    kept: list[str] = []
    struck: list[str] = []
    for part in paragraph.iter_inner_content():
        for run in [part] if isinstance(part, Run) else part.runs:
            if run.font.hidden:
                continue
            crossed = bool(run.font.strike or run.font.double_strike)
            (struck if crossed else kept).append(run.text)
    # Deleted words under "Track changes" are no runs of the paragraph; inserted ones are, inside an element of theirs.
    for inserted in paragraph._p.findall(qn("w:ins")):
        kept.extend(Run(run, paragraph).text for run in inserted.findall(qn("w:r")))
    return "".join(kept), " ".join("".join(struck).split())


def _is_a_heading(paragraph: WordParagraph, text: str, *, before_table: bool) -> bool:
    style = _style(paragraph)
    if style.startswith(HEADING_STYLES):
        return True
    if _is_listed(paragraph) or not looks_like_a_heading(text):
        return False
    runs = [run for run in paragraph.runs if run.text.strip()]
    return before_table or (bool(runs) and all(run.bold for run in runs))


def _is_listed(paragraph: WordParagraph) -> bool:
    properties = paragraph._p.pPr
    numbered = properties is not None and properties.numPr is not None
    return numbered or _style(paragraph).startswith(LIST_STYLES[:2])


def _indent(paragraph: WordParagraph) -> int:
    """Give the level of a list's line, or the tenths of an inch by which a paragraph is set in."""
    level = paragraph._p.find("/".join((qn("w:pPr"), qn("w:numPr"), qn("w:ilvl"))))
    if level is not None and (level.get(qn("w:val")) or "").isdecimal():
        return int(level.get(qn("w:val")))
    style = paragraph.style
    set_in = [paragraph.paragraph_format.left_indent]
    set_in += [style.paragraph_format.left_indent] if isinstance(style, ParagraphStyle) else []
    return max(0, round(next((one.inches for one in set_in if one is not None), 0) * 10))


def _style(paragraph: WordParagraph) -> str:
    style = paragraph.style
    return (style.name or "").casefold() if style is not None else ""


def _fill(cell: _Cell) -> str | None:
    """Give a cell's shading; "auto" and white are none."""
    properties = cell._tc.tcPr
    shading = properties.find(qn("w:shd")) if properties is not None else None
    fill = (shading.get(qn("w:fill")) or "").upper() if shading is not None else ""
    return fill if len(fill) == 6 and fill not in ("FFFFFF", "AUTO") else None

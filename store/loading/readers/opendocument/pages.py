"""Read an OpenDocument text (.odt): headings, paragraphs, lists and tables, in the order in which they stand."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from store.loading.document import Block, Bullet, Cell, Document, Heading, LeftOut, Paragraph, Piece, Row, Unsure
from store.loading.limits import MOST_COLUMNS, MOST_ROWS
from store.loading.readers import markup, packages, symbols
from store.loading.readers.counting import LEVELS, written
from store.loading.readers.delimited import too_large
from store.loading.readers.opendocument.parts import Styles, Writing, attribute, plain, roots_of, tag, whole
from store.loading.readers.refusal import UnreadablePlanError
from store.loading.readers.telling import counted, quoted, short
from store.loading.readers.text import looks_like_a_heading

DOCUMENT = "the document"
PARAGRAPHS = (tag("text:p"), tag("text:h"))
LIST, TABLE = tag("text:list"), tag("table:table")
ITEMS = (tag("text:list-item"), tag("text:list-header"))
WRAPS = tuple(tag(one) for one in ("text:section", "text:index-body", "draw:frame", "draw:text-box"))
ROW_WRAPS = tuple(tag(one) for one in ("table:table-header-rows", "table:table-rows", "table:table-row-group"))
CELL, COVERED = tag("table:table-cell"), tag("table:covered-table-cell")
KINDS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
DEEPEST = 40


def read(content: bytes, name: str) -> Document:
    package = packages.open_package(content, name, packages.OPEN_TEXT)
    root, styles = roots_of(package, name)
    body = root.find(f"{tag('office:body')}/{tag('office:text')}")
    reading = _Reading(name, Styles(root, styles))
    if body is not None:
        reading.blocks_of(body)
    if not reading.blocks:
        raise UnreadablePlanError(f"{name} has no words in it. Check that the right file was saved.")
    return reading.document(body)


@dataclass(frozen=True)
class _Line:
    """A paragraph; `number` is what its list prints before it, `level` how deep in lists it stands (0 for none)."""

    element: Element
    number: str = ""
    level: int = 0


@dataclass
class _Reading:
    name: str
    styles: Styles
    blocks: list[Block] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    counts: dict[str, list[int]] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    paragraphs: int = 0
    tables: int = 0
    rows: int = 0
    chosen: int = 0

    def __post_init__(self) -> None:
        self.writing = Writing(self.styles)

    def blocks_of(self, parent: Element, depth: int = 0) -> None:
        children = list(parent)
        for at, child in enumerate(children):
            if child.tag in PARAGRAPHS or child.tag == LIST:
                before_table = next((one.tag == TABLE for one in children[at + 1 : at + 4] if _has_words(one)), False)
                for line in self._lines(child):
                    self._paragraph(line, before_table=before_table)
                self._tables_beside()
            elif child.tag == TABLE:
                self._table(child)
            elif child.tag in WRAPS and depth < DEEPEST:
                self.blocks_of(child, depth + 1)

    def _tables_beside(self) -> None:
        """A table in a text box stands behind the paragraph that the box hangs on."""
        tables, self.writing.tables = self.writing.tables, []
        for table in tables:
            self._table(table)

    def _paragraph(self, line: _Line, *, before_table: bool) -> None:
        self.paragraphs += 1
        where = f"paragraph {self.paragraphs}"
        words = self.writing.words(line.element)
        if words.struck:
            self.left_out.append(LeftOut(where, short(words.struck), "struck out", len(self.blocks)))
        lines = [one for part in words.kept.split("\n") if (one := markup.plain(part))]
        if not lines:
            return
        lines[0] = f"{line.number} {lines[0]}".strip()
        if len(lines) > 1:
            self.blocks.extend(Paragraph(f"{where}, line {number}", one) for number, one in enumerate(lines, 1))
        elif line.element.tag == tag("text:h") or self._is_title(line.element):
            self.blocks.append(Heading(where, lines[0]))
        elif line.level:
            self.blocks.append(Bullet(where, lines[0], 5 * (line.level - 1)))
        elif looks_like_a_heading(lines[0]) and (before_table or self._is_bold(line.element)):
            self.blocks.append(Heading(where, lines[0]))
        else:
            self.blocks.append(Paragraph(where, lines[0]))

    def _is_title(self, paragraph: Element) -> bool:
        name = attribute(paragraph, "text:style-name")
        above = self.styles.of("paragraph", name, "style:parent-style-name") or name or ""
        return any(one.casefold().startswith(("title", "subtitle")) for one in (name or "", above))

    def _is_bold(self, paragraph: Element) -> bool:
        spans = [one for one in paragraph if one.tag == tag("text:span")]
        names = [("text", attribute(one, "text:style-name")) for one in spans]
        own = ("paragraph", attribute(paragraph, "text:style-name"))
        if (paragraph.text or "").strip() or not names:
            names = [own]
        return all(self.styles.says(family, name, "text", "fo:font-weight") == "bold" for family, name in names)

    def _table(self, table: Element) -> None:
        self.tables += 1
        where, number = f"table {self.tables}", 0
        covered: dict[int, tuple[int, Cell]] = {}
        for row in _rows(table):
            for _ in range(min(whole(row, "table:number-rows-repeated"), MOST_ROWS) if _has_words(row) else 1):
                number += 1
                self.rows += 1
                cells = self._row(row, f"{where}, row {number}", covered)
                if self.rows > MOST_ROWS or len(cells) > MOST_COLUMNS:
                    raise UnreadablePlanError(too_large(self.name))
                if any(cell.text or cell.fill for cell in cells):
                    self.blocks.append(Row(f"{where}, row {number}", tuple(cells)))
                self._tables_beside()

    def _row(self, row: Element, where: str, covered: dict[int, tuple[int, Cell]]) -> list[Cell]:
        cells: list[Cell] = []
        for element in row:
            if element.tag not in (CELL, COVERED):
                continue
            for _ in range(min(whole(element, "table:number-columns-repeated"), MOST_COLUMNS + 1)):
                column = len(cells)
                if element.tag == COVERED:
                    left, above = covered.get(column, (0, Cell()))
                    covered[column] = (left - 1, above)
                    cells.append(above if left > 0 else Cell())
                    continue
                cell = self._cell(element, where)
                high = whole(element, "table:number-rows-spanned") - 1
                carried = Cell(cell.pieces, cell.fill, cell.span, carried=True, indent=cell.indent)
                for place in range(column, column + min(cell.span, MOST_COLUMNS)):
                    covered[place] = (high, carried if place == column else Cell(fill=cell.fill))
                cells.append(cell)
        return cells

    def _cell(self, element: Element, where: str) -> Cell:
        lines = [(line, self.writing.words(line.element)) for line in self._lines_in(element)]
        for _, words in lines:
            if words.struck:
                self.left_out.append(LeftOut(where, short(words.struck), "struck out", len(self.blocks)))
        filled = [(line, words.kept) for line, words in lines if words.kept.strip()]
        style = attribute(element, "table:style-name")
        colour = self.styles.says("table-cell", style, "table-cell", "fo:background-color") or ""
        fill = colour[1:].upper() if len(colour) == 7 and colour.upper() != "#FFFFFF" else None
        span = min(whole(element, "table:number-columns-spanned"), MOST_COLUMNS)
        picked = symbols.chosen(" ".join(words for _, words in filled))
        if picked is not None:
            self.chosen += 1
            return Cell((Piece(picked),) if picked else (), fill, span)
        pieces = [piece for line, words in filled for piece in self._pieces(line, words, several=len(filled) > 1)]
        if not filled and lines and lines[0][0].number:
            pieces = [Piece(lines[0][0].number)]
        return Cell(tuple(pieces), fill, span, indent=self._set_in(*filled[0]) if filled else 0)

    def _pieces(self, line: _Line, words: str, *, several: bool) -> Iterator[Piece]:
        for at, part in enumerate(words.split("\n")):
            text = f"{line.number} {part}".strip() if not at else part
            dashed = several and bool(markup.DASHED.match(text))
            bullet = bool(line.level) and not line.number
            for piece in markup.cell(text).pieces:
                yield Piece(piece.text, piece.bullet or bullet or dashed)

    def _set_in(self, line: _Line, words: str) -> int:
        own = self.styles.set_in("paragraph", attribute(line.element, "text:style-name"))
        return own + 5 * max(line.level - 1, 0) + markup.indent_of(words)

    def _lines_in(self, cell: Element, depth: int = 0) -> Iterator[_Line]:
        """Give the paragraphs of a cell, those of lists and tables inside it too."""
        for child in cell:
            if child.tag in PARAGRAPHS or child.tag == LIST:
                yield from self._lines(child)
            elif depth < DEEPEST and child.tag != tag("office:annotation"):
                yield from self._lines_in(child, depth + 1)

    def _lines(self, element: Element, style: str | None = None, key: str = "", level: int = 0) -> Iterator[_Line]:
        if element.tag in PARAGRAPHS:
            yield _Line(element, level=level)
            return
        if level == 0:
            style, key = self._list_of(element)
        for item in element:
            if item.tag not in ITEMS or level >= LEVELS:
                continue
            is_first = item.tag == ITEMS[0]
            for child in item:
                if child.tag in PARAGRAPHS:
                    number = self._number(style, key, level, item) if is_first else ""
                    yield _Line(child, number, level + 1)
                    is_first = False
                elif child.tag == LIST:
                    yield from self._lines(child, attribute(child, "text:style-name") or style, key, level + 1)

    def _list_of(self, element: Element) -> tuple[str | None, str]:
        """Give a list's style, and by what it is counted: one that goes on shares the count of the one before it."""
        style = attribute(element, "text:style-name")
        own = element.get("{http://www.w3.org/XML/1998/namespace}id") or f"list {len(self.ids)}"
        before = attribute(element, "text:continue-list")
        if before is None and attribute(element, "text:continue-numbering") == "true":
            before = next((one for one in reversed(self.ids) if style in (None, self.ids[one])), None)
        self.ids[own] = style or (self.ids.get(before or "", ""))
        key = own if before is None else before
        self.counts[own] = self.counts.setdefault(key, [0] * LEVELS)
        return self.ids[own] or None, own

    def _number(self, style: str | None, key: str, level: int, item: Element) -> str:
        counts = self.counts[key]
        start = whole(item, "text:start-value", -1)
        counts[level] = start if start >= 0 else max(counts[level] + 1, self._start(style, level))
        counts[level + 1 :] = [0] * (LEVELS - level - 1)
        kind = self._level(style, level)
        if kind is None or kind.tag != tag("text:list-level-style-number"):
            return ""
        shown = max(1, min(whole(kind, "text:display-levels"), level + 1))
        figures = [
            written(counts[at], KINDS.get(attribute(found, "style:num-format") or "", "none"))
            for at in range(level + 1 - shown, level + 1)
            if (found := self._level(style, at)) is not None
        ]
        if not any(figures):
            return ""
        return (
            f"{attribute(kind, 'style:num-prefix') or ''}{'.'.join(figures)}{attribute(kind, 'style:num-suffix') or ''}"
        )

    def _start(self, style: str | None, level: int) -> int:
        kind = self._level(style, level)
        return 1 if kind is None else whole(kind, "text:start-value")

    def _level(self, style: str | None, level: int) -> Element | None:
        found = self.styles.lists.get(style or "")
        levels = found if found is not None else ()
        return next((one for one in levels if whole(one, "text:level", 0) == level + 1), None)

    def document(self, body: Element | None) -> Document:
        told, unsure = self.writing.told, []
        found = [
            *_line(told.hidden, "stretch of hidden words", "stretches of hidden words", "hidden in the document"),
            *_line(told.boxes, "text box", "text boxes", "words that float over the page are not read"),
            *_line(told.notes, "comment", "comments", "what people say in the margin is no part of the plan"),
            *_line(told.footnotes, "footnote", "footnotes", "notes under the page are not read as part of a table"),
        ]
        if self.chosen:
            why = "of the words beside boxes, those count whose box is ticked"
            found.append(LeftOut(DOCUMENT, counted(self.chosen, "tick box", "tick boxes"), why, 0))
        if told.pictures:
            pictures = counted(told.pictures, "picture", "pictures")
            found.append(LeftOut(DOCUMENT, pictures, "I read words, not pictures", 0))
        if body is not None and (changes := _changes(body)):
            why = "Tracked changes are not settled. Accept or reject them, if this is not what is meant"
            unsure.append(Unsure(DOCUMENT, changes, "as if all changes were accepted", why))
        return Document(tuple(self.blocks), (*found, *self.left_out), tuple(unsure))


def _changes(body: Element) -> str:
    regions = body.find(tag("text:tracked-changes"))
    if regions is None:
        return ""
    struck = [plain(one) for one in regions.iter(tag("text:deletion"))]
    inserted = len(list(regions.iter(tag("text:insertion"))))
    said = [f"{counted(len(struck), 'deletion', 'deletions')}: {quoted(struck)}"] if struck else []
    said += [counted(inserted, "insertion", "insertions")] if inserted else []
    return "; ".join(said)


def _line(words: list[str], one: str, several: str, why: str) -> Iterator[LeftOut]:
    if words := [each for each in words if each]:
        yield LeftOut(DOCUMENT, f"{counted(len(words), one, several)}: {quoted(words)}", why, 0)


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == tag("table:table-row"):
            yield child
        elif child.tag in ROW_WRAPS:
            yield from _rows(child)


def _has_words(element: Element) -> bool:
    return any(text.strip() for text in element.itertext())

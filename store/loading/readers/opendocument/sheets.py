"""Read an OpenDocument spreadsheet (.ods): its sheets are made into those that `spreadsheet` reads, and read so."""

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass, field
from datetime import datetime
from xml.etree.ElementTree import Element

import openpyxl
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from store.documents.staged import StagedPlan
from store.loading.document import Document
from store.loading.limits import MOST_ROWS
from store.loading.readers import packages
from store.loading.readers.delimited import too_large
from store.loading.readers.opendocument.parts import Styles, Writing, attribute, plain, roots_of, tag, whole
from store.loading.readers.refusal import UnreadablePlanError
from store.loading.readers.spreadsheet import Sheets, document_of
from store.loading.readers.worksheets import LAST_COLUMN, LAST_ROW, MOST_CELLS, MOST_MERGED

ROWS, ROW_GROUP = ("table:table-header-rows", "table:table-rows"), "table:table-row-group"
COLUMNS, COLUMN_GROUP = ("table:table-header-columns", "table:table-columns"), "table:table-column-group"
CELLS = (tag("table:table-cell"), tag("table:covered-table-cell"))
LONGEST_TITLE = 31
MONTH, YEAR, DAY = "mmm yyyy", "yyyy", "dd/mm/yyyy"
Value = str | bool | datetime | CellRichText | None
Look = tuple[str | None, bool, int, str | None, str]


def read(content: bytes, name: str) -> Document | StagedPlan:
    package = packages.open_package(content, name, packages.OPEN_SPREADSHEET)
    root, styles = roots_of(package, name)
    making = _Making(name, Styles(root, styles))
    for table in root.iter(tag("table:table")):
        making.take(table)
    making.end()
    return document_of(making.sheets, name)


@dataclass
class _Making:
    name: str
    styles: Styles
    sheets: Sheets = field(default_factory=lambda: Sheets(Workbook()))
    looks: dict[Look, SheetCell] = field(default_factory=dict)
    cells: int = 0
    merged: int = 0

    def __post_init__(self) -> None:
        # The sheet that a new workbook begins with bears the samples, since a style counts within its own book.
        [self._samples] = self.sheets.book.worksheets

    def end(self) -> None:
        self.sheets.book.remove(self._samples)

    def take(self, table: Element) -> None:
        title = (attribute(table, "table:name") or "Sheet")[:LONGEST_TITLE]
        sheet = self.sheets.book.create_sheet()
        # Set past its check: an OpenDocument sheet may bear letters that Excel's may not.
        sheet._WorkbookChild__title = title
        if self.styles.says("table", attribute(table, "table:style-name"), "table", "table:display") == "false":
            sheet.sheet_state = "hidden"
        defaults = self._columns(table, sheet)
        number = filled = 0
        for row, level in _nested(table, "table:table-row", ROWS, ROW_GROUP):
            times = whole(row, "table:number-rows-repeated")
            cells = list(row)
            has_words = any(cell.find(tag("text:p")) is not None for cell in cells)
            for _ in range(times if has_words else 1):
                number += 1
                filled += has_words
                if number > LAST_ROW or filled > MOST_ROWS:
                    raise UnreadablePlanError(too_large(self.name))
                self._row(row, cells, sheet, number, level, defaults)
            number += 0 if has_words else times - 1

    def _columns(self, table: Element, sheet: Worksheet) -> dict[int, str]:
        """Note which columns are hidden or folded; give the style of each that has one."""
        defaults: dict[int, str] = {}
        at = 0
        for column, level in _nested(table, "table:table-column", COLUMNS, COLUMN_GROUP):
            times = min(whole(column, "table:number-columns-repeated"), LAST_COLUMN)
            style = attribute(column, "table:default-cell-style-name")
            hidden = attribute(column, "table:visibility") in ("collapse", "filter")
            for place in range(at + 1, min(at + times, LAST_COLUMN) + 1):
                if style and times < LAST_COLUMN // 2:
                    defaults[place] = style
                if hidden:
                    dimension = sheet.column_dimensions[openpyxl.utils.get_column_letter(place)]
                    dimension.hidden, dimension.outlineLevel = True, level
            at += times
        return defaults

    def _row(
        self, row: Element, cells: list[Element], sheet: Worksheet, number: int, level: int, defaults: dict[int, str]
    ) -> None:
        visibility = attribute(row, "table:visibility")
        if visibility == "filter":
            self.sheets.filtered.setdefault(sheet.title, set()).add(number)
        if visibility in ("collapse", "filter") or level:
            dimension = sheet.row_dimensions[number]
            dimension.hidden, dimension.outlineLevel = visibility in ("collapse", "filter"), min(level, 7)
        at = 0
        for cell in cells:
            if cell.tag not in CELLS:
                continue
            times = whole(cell, "table:number-columns-repeated")
            has_words = cell.find(tag("text:p")) is not None or attribute(cell, "office:value") is not None
            style = attribute(cell, "table:style-name")
            for place in range(at + 1, min(at + times, LAST_COLUMN) + 1) if has_words or times <= 64 else ():
                self._cell(cell, sheet, number, place, style or defaults.get(place))
            at += times

    def _cell(self, cell: Element, sheet: Worksheet, row: int, column: int, style: str | None) -> None:
        value, number_format = self._value(cell, style)
        look: Look = (
            self._fill(style),
            self.styles.is_struck("table-cell", style),
            self.styles.set_in("table-cell", style),
            self.styles.font("table-cell", style),
            number_format,
        )
        note = cell.find(tag("office:annotation"))
        if value is None and look[0] is None and note is None:
            return
        self.cells += 1
        if self.cells > MOST_CELLS:
            raise UnreadablePlanError(too_large(self.name))
        made = sheet.cell(row, column)
        if isinstance(made, SheetCell):
            made.value = value
            made._style = copy(self._sample(look)._style)  # type: ignore[attr-defined]
            if attribute(cell, "calcext:value-type") == "error" and value is not None:
                made.data_type = "e"
            if note is not None and (words := plain(note)):
                made.comment = Comment(words, "")
        self._merge(cell, sheet, row, column)

    def _merge(self, cell: Element, sheet: Worksheet, row: int, column: int) -> None:
        wide, high = whole(cell, "table:number-columns-spanned"), whole(cell, "table:number-rows-spanned")
        if wide > 1 or high > 1:
            self.merged += wide * high
            if self.merged > MOST_MERGED:
                raise UnreadablePlanError(too_large(self.name))
            sheet.merge_cells(start_row=row, start_column=column, end_row=row + high - 1, end_column=column + wide - 1)

    def _sample(self, look: Look) -> SheetCell:
        """Give a cell that looks so: to make a style is slow, to copy one is not."""
        if look not in self.looks:
            sample = self._samples.cell(len(self.looks) + 1, 1)
            assert isinstance(sample, SheetCell)
            fill, struck, set_in, font, sample.number_format = look
            if fill:
                sample.fill = PatternFill("solid", fgColor=f"FF{fill}")
            if struck or font:
                sample.font = Font(name=font, strike=struck)
            if set_in:
                sample.alignment = Alignment(indent=min(set_in, 250))
            self.looks[look] = sample
        return self.looks[look]

    def _fill(self, style: str | None) -> str | None:
        colour = self.styles.says("table-cell", style, "table-cell", "fo:background-color") or ""
        return colour[1:].upper() if len(colour) == 7 and colour.startswith("#") else None

    def _value(self, cell: Element, style: str | None) -> tuple[Value, str]:
        """Give what is kept of a day, and of all else the words that are shown."""
        kind = attribute(cell, "office:value-type")
        if kind == "date" and (day := _moment(attribute(cell, "office:date-value"))) is not None:
            return day, self._written(style)
        if kind == "boolean":
            return attribute(cell, "office:boolean-value") == "true", "General"
        writing = Writing(self.styles)
        found = [writing.words(paragraph) for paragraph in cell.findall(tag("text:p"))]
        kept = "\n".join(one.kept for one in found)
        struck = " ".join(one.struck for one in found if one.struck)
        kept, struck = (ILLEGAL_CHARACTERS_RE.sub("", words) for words in (kept, struck))
        if struck:
            return CellRichText(kept, TextBlock(InlineFont(strike=True), struck)), "General"
        return kept or attribute(cell, "office:value") or None, "General"

    def _written(self, style: str | None) -> str:
        """Keep the precision in which a day is shown."""
        shown = self.styles.dates.get(self.styles.of("table-cell", style, "style:data-style-name") or "")
        if shown is None or shown.find(tag("number:day")) is not None:
            return DAY
        return MONTH if shown.find(tag("number:month")) is not None else YEAR


def _nested(
    element: Element, wanted: str, wraps: tuple[str, ...], group: str, level: int = 0
) -> Iterator[tuple[Element, int]]:
    for child in element:
        if child.tag == tag(wanted):
            yield child, level
        elif child.tag == tag(group):
            yield from _nested(child, wanted, wraps, group, level + 1)
        elif child.tag in {tag(one) for one in wraps}:
            yield from _nested(child, wanted, wraps, group, level)


def _moment(value: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat((value or "")[:19])
    except ValueError:
        return None

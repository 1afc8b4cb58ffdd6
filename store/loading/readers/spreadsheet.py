"""Read a spreadsheet: every sheet people can see, with merged cells, fill colours, and dates as they are shown.

Only saved values are read. Formulas, macros, links and pictures are left alone.
"""

import io
import re
import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

import openpyxl
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.cell.cell import MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from store.documents.staged import StagedPlan
from store.loading.document import Cell, Document, Piece
from store.loading.limits import MOST_COLUMNS
from store.loading.numbered_days import numbered_days
from store.loading.readers import markup, own_workbook, packages, shown, symbols
from store.loading.readers.beside_cells import Asides, drawings_in, tell_drawings
from store.loading.readers.colours import Palette
from store.loading.readers.delimited import too_large
from store.loading.readers.grid import Grid, Line
from store.loading.readers.hiding import Hidden, Hiding
from store.loading.readers.refusal import UnreadablePlanError
from store.loading.readers.telling import counted, short
from store.loading.readers.widths import FEWEST_DRAWN, drawn
from store.loading.readers.worksheets import extent_of, trimmed


@dataclass
class Sheets:
    """A workbook with what is known of it apart.

    Args:
        formulas: The same workbook with its formulas in place of their results, where it has any.
        filtered: Of each sheet the rows that a filter hides, where the file says so row by row.
    """

    book: Workbook
    formulas: Workbook | None = None
    filtered: dict[str, set[int]] = field(default_factory=dict)


def read(content: bytes, name: str) -> Document | StagedPlan:
    package = packages.open_package(content, name, packages.SPREADSHEET)
    extent = extent_of(package, name)
    content = packages.as_document(trimmed(package, extent, name) if extent.needs_trimming else content)
    formulas = _book(content, values=False) if extent.has_formulas else None
    return document_of(Sheets(_book(content, values=True), formulas), name, drawings_in(package))


def document_of(sheets: Sheets, name: str, drawings: Sequence[str] = ()) -> Document | StagedPlan:
    """Read the sheets that can be seen, or the plan itself where the workbook is our own."""
    book, formulas = sheets.book, sheets.formulas
    if own_workbook.is_own(book):
        return own_workbook.plan_of(book, name)
    grid = Grid()
    palette = Palette(book.loaded_theme)
    shown_sheets = [sheet for sheet in book.worksheets if _is_shown(sheet, grid)]
    filled = [sheet for sheet in shown_sheets if _has_words(sheet)]
    if not filled:
        raise UnreadablePlanError(_nothing_in(book, name))
    tell_drawings(drawings, grid)
    names_months = any(_may_be_month_first(sheet) for sheet in filled)
    for sheet in filled:
        grid.sheet(f"sheet {sheet.title}", sheet.title if len(filled) > 1 else None)
        filtered = frozenset(sheets.filtered.get(sheet.title, ()))
        _Reading(name, sheet, formulas[sheet.title] if formulas else None, palette, grid, filtered, names_months).read()
    return grid.document()


def _book(content: bytes, *, values: bool) -> Workbook:
    with warnings.catch_warnings():
        # What openpyxl does not keep (data validation, pictures) is nothing a plan is read from.
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(io.BytesIO(content), data_only=values, rich_text=values, keep_links=False)


def _is_shown(sheet: Worksheet, grid: Grid) -> bool:
    if sheet.sheet_state == "visible":
        return True
    grid.leave_out(f"sheet {sheet.title}", f"the sheet “{sheet.title}”", "it is hidden")
    return False


def _has_words(sheet: Worksheet) -> bool:
    return any(cell.value is not None for cell in cells_of(sheet).values())


def _nothing_in(book: Workbook, name: str) -> str:
    if any(getattr(sheet, "_images", None) for sheet in book.worksheets):
        return (
            f"{name} holds only pictures. I read words in cells; type the plan in, or share the file it was made from."
        )
    return f"{name} has no words in a sheet that can be seen. Check that the right file was saved."


def cells_of(sheet: Worksheet) -> dict[tuple[int, int], SheetCell | MergedCell]:
    """Give the cells there are. `sheet.cell` and `sheet.rows` would make one for every place between them."""
    found: dict[tuple[int, int], SheetCell | MergedCell] = sheet._cells
    return found


@dataclass
class _Reading:
    """One sheet on its way into the grid."""

    name: str
    sheet: Worksheet
    formulas: Worksheet | None
    palette: Palette
    grid: Grid
    filtered: frozenset[int]
    names_months: bool
    """Days that the file itself keeps are written with the month's name: no order of typed days is theirs."""

    def read(self) -> None:
        self.cells = cells_of(self.sheet)
        self.hiding = Hiding(self.sheet, lambda row, column: self._shown(row, column)[0], self.filtered)
        self.columns = self._columns()
        self.merged = self._merged()
        self.asides = Asides(f"sheet {self.sheet.title}")
        views: dict[Hidden, list[int]] = {}
        hidden: list[int] = []
        for number in sorted({row for row, _ in self.cells}):
            how = self.hiding.of_row(number)
            if how is not Hidden.NOT and any(self._value(number, column) is not None for column in self.columns):
                views.setdefault(how, []).append(number)
            if how is Hidden.BY_HAND:
                hidden += [number] if number in views.get(how, []) else []
                continue
            self._tell_hidden(hidden)
            hidden = []
            self._take(number)
        self._tell_hidden(hidden)
        self._tell_views(views)
        self.asides.tell(self.grid)

    def _take(self, number: int) -> None:
        where = self._row(number)
        struck = [column for column in self.columns if self._is_struck(number, column)]
        values = [column for column in self.columns if self._value(number, column) is not None]
        if struck and set(struck) >= set(values):
            words = " | ".join(self._plain(number, column) for column in struck)
            self.grid.leave_out(where, short(words), "the row is struck out")
            return
        cells = [self._cell(number, column) for column in self.columns]
        for column in struck:
            self.grid.leave_out(
                f"{where}, column {get_column_letter(column)}", short(self._plain(number, column)), STRUCK
            )
        while cells and not cells[-1].text and not cells[-1].fill and cells[-1].span == 1:
            cells.pop()
        self.grid.take(Line(where, cells, self._level(number)))

    def _cell(self, number: int, column: int) -> Cell:
        top, left, span = self.merged.get((number, column), (number, column, 1))
        own, printed = self.cells.get((number, column)), self.cells.get((top, left))
        fill = self.palette.fill_of(own) or self.palette.fill_of(printed)
        if column != left:
            return Cell(fill=fill)
        if self._is_struck(top, left):
            return Cell(fill=fill, span=span)
        kept, crossed = self._shown(top, left)
        if crossed and number == top:
            where = f"{self._row(number)}, column {get_column_letter(column)}"
            self.grid.leave_out(where, short(crossed), STRUCK)
        if number == top and self._value(number, column) is None:
            self._tell_lost_formula(number, column)
        chosen = symbols.chosen(kept)
        pieces = markup.cell(kept).pieces if chosen is None else (Piece(chosen),) if chosen else ()
        note = self.asides.note(printed, chosen) if number == top else ""
        set_in = _set_in(printed) + markup.indent_of(kept)
        return Cell(pieces, fill, span, carried=number != top, indent=set_in, note=note)

    def _shown(self, row: int, column: int) -> tuple[str, str]:
        """Give the words of a cell, and apart from them those that are struck out."""
        cell = self.cells.get((row, column))
        kept, crossed = shown.words(cell)
        if cell is not None and cell.has_style and kept and (font := cell.font) is not None:
            kept = symbols.drawn(kept, font.name)
        if self.names_months and cell is not None and isinstance(day := cell.value, date) and NUMBERS.fullmatch(kept):
            kept = f"{day.day} {day:%B} {day.year}"
        return kept, crossed

    def _level(self, number: int) -> int:
        """Give how many groups of rows that can be folded the row stands in."""
        if number not in self.sheet.row_dimensions:
            return 0
        return int(self.sheet.row_dimensions[number].outlineLevel or 0)

    def _value(self, number: int, column: int) -> object:
        cell = self.cells.get((number, column))
        return cell.value if cell else None

    def _plain(self, number: int, column: int) -> str:
        return " ".join(self._shown(number, column)[0].split())

    def _is_struck(self, number: int, column: int) -> bool:
        cell = self.cells.get((number, column))
        if not isinstance(cell, SheetCell) or cell.value is None or not cell.has_style:
            return False
        return bool(cell.font and cell.font.strike)

    def _tell_lost_formula(self, number: int, column: int) -> None:
        cell = cells_of(self.formulas).get((number, column)) if self.formulas else None
        if isinstance(cell, SheetCell) and cell.data_type == "f":
            where = f"{self._row(number)}, column {get_column_letter(column)}"
            why = "it is a formula whose result was not saved; open the file, save it and share it again"
            self.grid.leave_out(where, "a cell", why)

    def _tell_hidden(self, rows: list[int]) -> None:
        if rows:
            where = self._row(rows[0]) + (f" to row {rows[-1]}" if len(rows) > 1 else "")
            first = " | ".join(words for column in self.columns if (words := self._plain(rows[0], column)))
            what = f"{len(rows)} rows, the first “{short(first)}”" if len(rows) > 1 else short(first)
            self.grid.leave_out(where, what, "hidden")

    def _tell_views(self, views: dict[Hidden, list[int]]) -> None:
        """A view hides rows that are read all the same: say so once."""
        for how, why in ((Hidden.FILTERED, FILTERED), (Hidden.FOLDED, FOLDED)):
            if rows := views.get(how):
                first = " | ".join(words for column in self.columns if (words := self._plain(rows[0], column)))
                printed = f"{counted(len(rows), 'row', 'rows')}, the first “{short(first)}”"
                self.grid.doubt(f"sheet {self.sheet.title}, row {rows[0]}", printed, "read", why)

    def _row(self, number: int) -> str:
        return f"sheet {self.sheet.title}, row {number}"

    def _columns(self) -> list[int]:
        """Leave out hidden columns and those that only draw, and say which."""
        words: dict[int, dict[int, str]] = {}
        for row, column in sorted(self.cells):
            if said := self._plain(row, column):
                words.setdefault(column, {})[row] = said
        hidden = {column for column in words if self.hiding.of_column(column) is Hidden.BY_HAND}
        for column in sorted(hidden):
            where = f"sheet {self.sheet.title}, column {get_column_letter(column)}"
            first = next(iter(words[column].values()))
            self.grid.leave_out(where, f"the column that begins “{short(first)}”", "hidden")
        folded = [column for column in sorted(words) if self.hiding.of_column(column) is Hidden.FOLDED]
        if folded:
            where = f"sheet {self.sheet.title}, column {get_column_letter(folded[0])}"
            first = next(iter(words[folded[0]].values()))
            self.grid.doubt(
                where, f"{counted(len(folded), 'column', 'columns')}, the first “{short(first)}”", "read", FOLDED
            )
        seen = [column for column in sorted(words) if column not in hidden]
        self._leave_out_drawing(seen, words)
        if len(seen) > MOST_COLUMNS:
            raise UnreadablePlanError(too_large(self.name))
        if self.sheet.max_column > MOST_COLUMNS:
            return seen
        drawn_or_hidden = set(words) - set(seen)
        by_hand = {one for one in range(1, self.sheet.max_column + 1) if self.hiding.of_column(one) is Hidden.BY_HAND}
        return [one for one in range(1, self.sheet.max_column + 1) if one not in drawn_or_hidden | by_hand]

    def _leave_out_drawing(self, seen: list[int], words: dict[int, dict[int, str]]) -> None:
        if len(seen) < FEWEST_DRAWN:
            return
        time = drawn(seen, {column: self._shown_down(column, words[column]) for column in seen})
        if time:
            where = f"sheet {self.sheet.title}, column {get_column_letter(time[0])}"
            what = f"{counted(len(time), 'column', 'columns')} of days, weeks or months"
            self.grid.leave_out(where, what, "they draw time from left to right")
            seen[:] = [column for column in seen if column not in time]

    def _shown_down(self, column: int, rows: Iterable[int]) -> dict[int, str]:
        return {row: self._shown(row, column)[0] for row in rows}

    def _merged(self) -> dict[tuple[int, int], tuple[int, int, int]]:
        """Give each covered cell its top left one, and the columns that its words span."""
        found = {}
        visible = set(self.columns)
        for area in self.sheet.merged_cells.ranges:
            left = next((column for column in range(area.min_col, area.max_col + 1) if column in visible), area.min_col)
            span = sum(column in visible for column in range(area.min_col, area.max_col + 1))
            for row in range(area.min_row, area.max_row + 1):
                for column in range(area.min_col, area.max_col + 1):
                    found[row, column] = (area.min_row, left, span)
        return found


def _may_be_month_first(sheet: Worksheet) -> bool:
    """Whether days are typed as words somewhere whose order of day and month is for the whole file to tell."""
    typed = (cell.value for cell in cells_of(sheet).values() if isinstance(cell.value, str))
    return any(day.is_month_first or day.can_be_either for words in typed for day in numbered_days(words))


def _set_in(cell: SheetCell | MergedCell | None) -> int:
    """Give the steps of the indent that a cell's own layout has."""
    return int(cell.alignment.indent or 0) if cell is not None and cell.has_style else 0


NUMBERS = re.compile(r"\d\d/\d\d/\d{4}")
STRUCK = "struck out"
FILTERED = "A filter hides them. A filter is a view of the plan, so they are read with it"
FOLDED = "They stand in a group that is folded. That is a view of the plan, so they are read with it"

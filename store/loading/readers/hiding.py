"""Why a spreadsheet's row or column is not shown: by hand, by a filter, or because its group is folded.

A filter and a fold are views of the plan, not decisions about it. What is hidden by hand is left out.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from openpyxl.utils.cell import range_boundaries
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.worksheet import Worksheet


class Hidden(Enum):
    NOT = "shown"
    BY_HAND = "hidden by hand"
    FILTERED = "hidden by a filter"
    FOLDED = "hidden in a folded group"


@dataclass(frozen=True)
class _Filter:
    """A filter that is set. `allows` gives the words that each of its columns lets through, if it says them."""

    rows: range
    allows: tuple[tuple[int, frozenset[str] | None], ...]


class Hiding:
    def __init__(self, sheet: Worksheet, words: Callable[[int, int], str], filtered: frozenset[int]) -> None:
        self._filtered = filtered
        self._sheet = sheet
        self._words = words
        self._filters = list(_filters(sheet))
        self._columns = dict(_columns(sheet))

    def of_row(self, number: int) -> Hidden:
        if number not in self._sheet.row_dimensions:
            return Hidden.NOT
        row = self._sheet.row_dimensions[number]
        if not (row.hidden or row.height == 0):
            return Hidden.NOT
        if row.outlineLevel:
            return Hidden.FOLDED
        over = [one for one in self._filters if number in one.rows]
        if number in self._filtered or any(not self._passes(number, one) for one in over):
            return Hidden.FILTERED
        return Hidden.BY_HAND

    def of_column(self, number: int) -> Hidden:
        return self._columns.get(number, Hidden.NOT)

    def _passes(self, number: int, one: _Filter) -> bool:
        """Whether a row would be shown, for all that the filter says; then it was somebody else who hid it."""
        return all(
            allowed is not None and self._words(number, column).strip().casefold() in allowed
            for column, allowed in one.allows
        )


def _filters(sheet: Worksheet) -> Iterator[_Filter]:
    for found in (sheet.auto_filter, *(table.autoFilter for table in sheet.tables.values())):
        if found is None or not found.ref or not found.filterColumn:
            continue
        try:
            left, top, _, bottom = range_boundaries(found.ref)
        except ValueError:
            continue
        if left and top and bottom:
            yield _Filter(range(top + 1, bottom + 1), tuple(_allowed(found, left)))


def _allowed(found: AutoFilter, left: int) -> Iterator[tuple[int, frozenset[str] | None]]:
    for column in found.filterColumn:
        said = column.filters
        listed = said is not None and not said.dateGroupItem
        words = {str(word).strip().casefold() for word in said.filter} if listed else set[str]()
        if listed and said.blank:
            words.add("")
        yield left + column.colId, frozenset(words) if listed else None


def _columns(sheet: Worksheet) -> Iterator[tuple[int, Hidden]]:
    last = sheet.max_column
    for dimension in sheet.column_dimensions.values():
        if (dimension.hidden or dimension.width == 0) and dimension.min and dimension.max:
            kind = Hidden.FOLDED if dimension.outlineLevel else Hidden.BY_HAND
            for column in range(dimension.min, min(dimension.max, last) + 1):
                yield column, kind

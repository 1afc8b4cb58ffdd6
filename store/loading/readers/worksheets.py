"""Count a workbook's rows, columns and merged areas before openpyxl makes an object of each cell.

One merged area over a whole sheet is seventeen thousand million cells to openpyxl, in a file of one kibibyte.
"""

import io
import re
import zipfile
from dataclasses import dataclass, field
from functools import partial
from typing import IO

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, iterparse

from store.loading.limits import MOST_ROWS
from store.loading.readers.delimited import too_large
from store.loading.readers.packages import with_parts
from store.loading.readers.refusal import UnreadablePlanError

SHEET = re.compile(r"xl/(?:worksheets/)?[^/]*sheet[^/]*\.xml|xl/worksheets/[^/]+\.xml", re.I)
PLACE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})", re.I)
ROW = re.compile(rb'<row\b[^>]*?\br="(\d{1,7})"[^>]*?(?:/>|>.*?</row>)', re.S)
EMPTY = re.compile(rb'<c\b[^>]*?\br="([A-Z]{1,3})\d{1,7}"[^>]*?(?:/>|></c>)')
MOST_CELLS = 400_000
MOST_MERGED = 200_000
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
HOLDS = ("v", "is", "f")


@dataclass
class Extent:
    """How far the words of a workbook's sheets reach."""

    has_formulas: bool = False
    cells: int = 0
    empty: int = 0
    last: dict[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def needs_trimming(self) -> bool:
        return self.cells + self.empty > MOST_CELLS


def extent_of(package: zipfile.ZipFile, name: str) -> Extent:
    """Count what holds words; refuse sheets that hold too many."""
    found = Extent()
    for part in package.namelist():
        if part.endswith(".xml") and part.startswith("xl/") and (SHEET.fullmatch(part)):
            try:
                with package.open(part) as file:
                    found.last[part] = _count(file, name, found)
            except (ParseError, DefusedXmlException) as error:
                raise UnreadablePlanError(
                    f"{name} is damaged inside. Open it, save it again and share that."
                ) from error
    return found


def trimmed(package: zipfile.ZipFile, extent: Extent, name: str) -> bytes:
    """Cut off what is only formatted: rows and cells behind the last words of each sheet."""
    changed = {}
    for part, last in extent.last.items():
        rows = ROW.sub(partial(_kept_row, last[0]), package.read(part))
        changed[part] = EMPTY.sub(partial(_kept_cell, last[1]), rows)
    content = with_parts(package, changed)
    if extent_of(zipfile.ZipFile(io.BytesIO(content)), name).needs_trimming:
        raise UnreadablePlanError(too_large(name))
    return content


def _kept_row(last: int, found: re.Match[bytes]) -> bytes:
    return found[0] if int(found[1]) <= last else b""


def _kept_cell(last: int, found: re.Match[bytes]) -> bytes:
    return found[0] if _column(found[1].decode()) <= last else b""


def _count(file: IO[bytes], name: str, found: Extent) -> tuple[int, int]:
    """Give the last row and the last column that hold words."""
    merged = rows = last_row = last_column = 0
    is_filled = False
    sheet = None
    for event, element in iterparse(file, events=("start", "end")):
        tag = element.tag.rpartition("}")[2]
        if event == "start":
            sheet = element if tag == "sheetData" else sheet
        elif tag == "c":
            if any(child.tag.rpartition("}")[2] in HOLDS for child in element):
                row, column = _inside(element.get("r", ""), name)
                last_row, last_column = max(last_row, row), max(last_column, column)
                is_filled = True
                found.cells += 1
            else:
                found.empty += 1
        elif tag == "f":
            found.has_formulas = True
        elif tag == "row":
            _inside(f"A{element.get('r') or 1}", name)
            rows, is_filled = rows + is_filled, False
            element.clear()
            if sheet is not None:
                sheet.clear()
        elif tag == "mergeCell":
            merged += _area(element.get("ref", ""), name)
        if found.cells > MOST_CELLS or merged > MOST_MERGED or rows > MOST_ROWS:
            raise UnreadablePlanError(too_large(name))
    return last_row, last_column


def _inside(place: str, name: str) -> tuple[int, int]:
    found = PLACE.fullmatch(place)
    if found is None:
        return 0, 0
    row, column = int(found[2]), _column(found[1])
    if row > LAST_ROW or column > LAST_COLUMN:
        raise UnreadablePlanError(too_large(name))
    return row, column


def _area(area: str, name: str) -> int:
    first, _, last = area.partition(":")
    ends = [PLACE.fullmatch(end) for end in (first, last or first)]
    if ends[0] is None or ends[1] is None:
        return 0
    _inside(first, name)
    _inside(last or first, name)
    height = abs(int(ends[1][2]) - int(ends[0][2])) + 1
    return height * (abs(_column(ends[1][1]) - _column(ends[0][1])) + 1)


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number

"""Count a workbook's rows, columns and merged areas before openpyxl makes an object of each cell.

One merged area over a whole sheet is seventeen thousand million cells to openpyxl, in a file of one kibibyte.
"""

import re
import zipfile
from typing import IO

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, iterparse

from store.loading.limits import MOST_COLUMNS, MOST_ROWS
from store.loading.readers.delimited import too_large
from store.loading.readers.refusal import UnreadablePlanError

SHEET = re.compile(r"xl/(?:worksheets/)?[^/]*sheet[^/]*\.xml|xl/worksheets/[^/]+\.xml", re.I)
PLACE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})", re.I)
MOST_CELLS = 400_000
MOST_MERGED = 200_000


def refuse_the_boundless(package: zipfile.ZipFile, name: str) -> bool:
    """Refuse sheets that are too large; tell whether there is a formula anywhere."""
    has_formulas = False
    cells = 0
    for part in package.namelist():
        if part.endswith(".xml") and part.startswith("xl/") and (SHEET.fullmatch(part)):
            try:
                with package.open(part) as file:
                    found, formulas = _count(file, name)
            except (ParseError, DefusedXmlException) as error:
                raise UnreadablePlanError(
                    f"{name} is damaged inside. Open it, save it again and share that."
                ) from error
            cells += found
            has_formulas = has_formulas or formulas
    if cells > MOST_CELLS:
        raise UnreadablePlanError(too_large(name))
    return has_formulas


def _count(file: IO[bytes], name: str) -> tuple[int, bool]:
    cells = merged = rows = 0
    has_formulas = False
    for _, element in iterparse(file, events=("end",)):
        tag = element.tag.rpartition("}")[2]
        if tag == "c":
            cells += 1
            rows = max(rows, _inside(element.get("r", ""), name))
        elif tag == "f":
            has_formulas = True
        elif tag == "row":
            _inside(f"A{element.get('r') or 1}", name)
            element.clear()
        elif tag == "mergeCell":
            merged += _area(element.get("ref", ""), name)
        if cells > MOST_CELLS or merged > MOST_MERGED:
            raise UnreadablePlanError(too_large(name))
    return cells, has_formulas


def _inside(place: str, name: str) -> int:
    found = PLACE.fullmatch(place)
    if found is None:
        return 0
    row, column = int(found[2]), _column(found[1])
    if row > MOST_ROWS or column > MOST_COLUMNS:
        raise UnreadablePlanError(too_large(name))
    return row


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

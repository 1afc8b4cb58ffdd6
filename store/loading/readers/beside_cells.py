"""What a spreadsheet shows beside its cells' words: notes, errors of formulas, boxes that are ticked, drawings."""

import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.cell.cell import MergedCell

from store.loading.readers.grid import Grid
from store.loading.readers.telling import counted, named, quoted, short

DRAWING = re.compile(r"xl/drawings/[^/]+\.xml")
THREADED = re.compile(r"^\[Threaded comment\].*?Comment:\s*", re.S)


@dataclass
class Asides:
    """Of one sheet, gathered while its cells are read and told in one line each."""

    where: str
    notes: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    chosen: int = 0

    def note(self, cell: SheetCell | MergedCell | None, chosen: str | None) -> str:
        """Gather what stands beside a cell; give the words of its note."""
        self.chosen += chosen is not None
        if cell is None:
            return ""
        if isinstance(cell, SheetCell) and cell.data_type == "e":
            self.errors.append(f"{cell.value} in {cell.coordinate}")
        if cell.comment is None:
            return ""
        words = " ".join(THREADED.sub("", cell.comment.text or "").split())
        if words:
            self.notes.append(f"{cell.coordinate} “{short(words)}”")
        return words

    def tell(self, grid: Grid) -> None:
        if self.chosen:
            count = counted(self.chosen, "tick box", "tick boxes")
            grid.leave_out(self.where, count, "of the words beside boxes, those count whose box is ticked")
        if self.notes:
            told = f"{counted(len(self.notes), 'note beside a cell', 'notes beside cells')}: {named(self.notes)}"
            grid.leave_out(self.where, told, "what people write in notes is no part of the plan")
        if self.errors:
            count = counted(len(self.errors), "cell shows an error", "cells show an error")
            why = "Nothing is read from them. Mend the formulas, or type what should stand there"
            grid.doubt(self.where, f"{count}: {named(self.errors)}", "nothing", why)


def drawings_in(package: zipfile.ZipFile) -> list[str]:
    """Give the words in boxes that float over a sheet; openpyxl keeps none of them."""
    found = []
    for part in package.namelist():
        if DRAWING.fullmatch(part):
            try:
                root = fromstring(package.read(part))
            except (ParseError, DefusedXmlException):
                continue
            for body in root.iter():
                if body.tag.endswith("}txBody"):
                    texts = (one.text or "" for one in body.iter() if one.tag.endswith("}t"))
                    found.append(" ".join("".join(texts).split()))
    return [words for words in found if words]


def tell_drawings(drawings: Sequence[str], grid: Grid) -> None:
    if drawings:
        told = f"{counted(len(drawings), 'text box', 'text boxes')}: {quoted(drawings)}"
        grid.leave_out("the workbook", told, "words that float over the cells are not read")

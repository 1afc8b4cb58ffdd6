"""The colour a spreadsheet cell is filled with, whichever of four ways it was chosen."""

import re

from defusedxml import ElementTree
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles.colors import COLOR_INDEX, Color

# Office's own theme, for files that bring none; light before dark, as cells count them.
OFFICE = ("FFFFFF", "000000", "E7E6E6", "44546A", "4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47")
ORDER = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")
PLAIN = ("000000", "FFFFFF")


class Palette:
    def __init__(self, theme: bytes | None) -> None:
        self.theme = _theme(theme) if theme else OFFICE

    def fill_of(self, cell: Cell | MergedCell | None) -> str | None:
        """Give six hexadecimal digits; none for a cell without a fill, or a white one."""
        fill = cell.fill if cell is not None and cell.has_style else None
        if fill is None or getattr(fill, "fill_type", None) != "solid":
            return None
        colour = self._digits(fill.fgColor)
        return None if colour is None or colour == "FFFFFF" else colour

    def _digits(self, colour: Color | None) -> str | None:
        if colour is None:
            return None
        found: str | None = None
        if colour.type == "rgb" and isinstance(colour.rgb, str) and re.fullmatch(r"[0-9A-Fa-f]{8}", colour.rgb):
            found = colour.rgb[2:].upper()
        elif colour.type == "theme" and 0 <= colour.theme < len(self.theme):
            found = self.theme[colour.theme]
        elif colour.type == "indexed" and 0 <= colour.indexed < len(COLOR_INDEX):
            found = COLOR_INDEX[colour.indexed][2:].upper()
        return _tinted(found, colour.tint) if found else None


def _theme(xml: bytes) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for element in ElementTree.fromstring(xml).iter():
        tag = element.tag.rpartition("}")[2]
        if tag in ORDER and len(element):
            value = element[0].get("lastClr") or element[0].get("val") or ""
            if re.fullmatch(r"[0-9A-Fa-f]{6}", value):
                found.setdefault(tag, value.upper())
    return tuple(found.get(tag, plain) for tag, plain in zip(ORDER, OFFICE, strict=True))


def _tinted(digits: str, tint: float) -> str:
    """Lighten towards white, or darken, as far as the tint says."""
    parts = [int(digits[at : at + 2], 16) for at in (0, 2, 4)]
    moved = [part + (255 - part) * tint if tint > 0 else part * (1 + tint) for part in parts]
    return "".join(f"{max(0, min(255, round(part))):02X}" for part in moved)

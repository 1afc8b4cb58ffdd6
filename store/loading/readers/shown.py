"""Give a spreadsheet's value as people see it: a date by its format, a number with its noughts."""

import re
from datetime import date, datetime, time
from decimal import Decimal

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.cell.rich_text import CellRichText, TextBlock

NOTHING_SHOWN = re.compile(r";;;?(?:;|)")
LABELLED = re.compile(r'(?:"(?P<before>[^"]*)")?(?P<figures>0{2,}|(?<=")[0#])(?:"(?P<after>[^"]*)")?')
"""“Action 7” may be a 7 that its format puts words before."""
QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')


def words(cell: Cell | MergedCell | None) -> tuple[str, str]:
    """Give what stands in a cell, and apart from it what is struck out there."""
    value = cell.value if cell is not None else None
    if isinstance(value, CellRichText):
        blocks = [(str(block), isinstance(block, TextBlock) and bool(block.font.strike)) for block in value]
        kept = "".join(text for text, struck in blocks if not struck)
        return kept, " ".join(text.strip() for text, struck in blocks if struck)
    if isinstance(cell, Cell) and cell.data_type == "e":
        # An error of a formula says nothing of the plan.
        return "", ""
    return as_shown(value, cell.number_format if isinstance(cell, Cell) else "General"), ""


def as_shown(value: object, number_format: str) -> str:
    if NOTHING_SHOWN.fullmatch(number_format.strip()):
        return ""
    match value:
        case None:
            return ""
        case bool():
            return "Yes" if value else "No"
        case datetime() | date():
            return _date(value, number_format)
        case int() | float() | Decimal():
            return _number(float(value), number_format)
        case time() if re.search(r"[dy]", QUOTED.sub("", number_format.casefold())):
            # A number below one is a time of the day nought, which Excel shows so.
            return "00/01/1900"
        case time():
            return value.strftime("%H:%M")
        case _:
            return str(value)


def _date(value: date, number_format: str) -> str:
    """Keep the precision that is shown ("Jul-22" is a month) and write days the British way round."""
    pattern = QUOTED.sub("", number_format.casefold())
    pattern = re.sub(r"am/pm|a/p|h+[:.]m+|m+[:.]s+|h+|s+", "", pattern)
    has_day, has_year = bool(re.search(r"d{1,2}(?!d)|(?<!d)d", re.sub(r"d{3,4}", "", pattern))), "y" in pattern
    months = re.search(r"m+", pattern)
    if not has_day and has_year and not months:
        return f"{value.year}"
    if not has_day and months:
        return f"{value:%B} {value.year}"
    if months and len(months[0]) > 2:
        return f"{value.day} {value:%B} {value.year}"
    return f"{value:%d/%m}/{value.year}"


def _number(value: float, number_format: str) -> str:
    """Write 1.1 shown with two places as 1.10, 0.5 shown as a percentage as 50%, 7 shown with three figures as 007."""
    if labelled := LABELLED.fullmatch(number_format.partition(";")[0].strip()):
        figures = f"{value:.0f}".zfill(len(labelled["figures"]) if labelled["figures"].startswith("0") else 1)
        return f"{labelled['before'] or ''}{figures}{labelled['after'] or ''}" if value >= 0 else f"{value:.10g}"
    pattern = QUOTED.sub("", number_format.partition(";")[0])
    places = re.search(r"\.(0+)", pattern)
    if "%" in pattern:
        return f"{value * 100:.{len(places[1]) if places else 0}f}%"
    if places:
        return f"{value:.{len(places[1])}f}"
    return f"{value:.0f}" if value == int(value) and abs(value) < 1e15 else f"{value:.10g}"

"""One column for two things: "Lead / timescale" says who, and by when."""

import re
from dataclasses import replace

from store.dates import read_date
from store.loading.document import Cell, Piece, Row
from store.loading.interpret.headers import fits
from store.loading.interpret.tables import Table

JOINED = re.compile(r"[/&,+]| and | - | – ", re.I)
PARTS = re.compile(r"\s+[–—-]\s+|\s*[;|]\s*|\s*/\s*(?=\D)|\s*,\s*|\s*\((?=.*\d)|\)$|(?<=\D)\s+(?=by\s+\S*\d)")


def part_lead_and_date(table: Table) -> None:
    """Give the dates of such a column a column of their own, after the last one."""
    column = next((at for at, names in table.names.items() if _names_both(names)), None)
    held = {role for role in ("owner", "due") if role in table.columns}
    if column is None or any(table.columns[role] != column for role in held):
        return
    width = max(table.width, *(len(row.cells) for row in table.rows))
    table.unread.pop(column, None)
    table.columns |= {"owner": column, "due": width}
    table.width = width + 1
    table.rows = [_parted(row, column, width) for row in table.rows]


def _names_both(names: tuple[str, ...]) -> bool:
    halves = [half.strip() for half in JOINED.split(names[0]) if half.strip()]
    return len(halves) == 2 and all(any(fits((half,), "actions", role) for half in halves) for role in ("owner", "due"))


def _parted(row: Row, column: int, width: int) -> Row:
    who: list[Piece] = []
    when: list[str] = []
    for piece in row.cell(column).pieces:
        parts = [part for part in PARTS.split(piece.text) if part and part.strip()]
        dates = [part for part in parts if read_date(part).kind not in ("unreadable", "missing")]
        when += dates
        others = [part for part in parts if part not in dates]
        who += [replace(piece, text=piece.text)] if not dates else [Piece(part) for part in others]
    if not when:
        return row
    cells = [*row.cells, *([Cell()] * (width - len(row.cells)))]
    cells[column] = replace(cells[column], pieces=tuple(who))
    return Row(row.where, (*cells, Cell(tuple(Piece(one) for one in when))))

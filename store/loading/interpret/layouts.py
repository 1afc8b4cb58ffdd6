"""How many actions one cell holds, and which of its lines are steps of one of them."""

from dataclasses import dataclass, field

from store.loading.document import Cell
from store.loading.interpret.parts import Part, is_shared_out, parts_of
from store.loading.interpret.rows import WholeRow
from store.loading.interpret.tables import Table

TRACKED = ("ref", "owner", "due", "status", "rating")


@dataclass
class Layout:
    """The actions of a cell; `steps` belong to the only one, `why` is set where another reading is possible."""

    actions: list[Part]
    steps: list[Part] = field(default_factory=list)
    why: str | None = None


def layout_of(row: WholeRow, table: Table) -> Layout:
    cell = row.cell(table.columns["action"])
    parts = parts_of(cell)
    if len(parts) < 2:
        return Layout(parts)
    is_tracker = any(role in table.columns for role in TRACKED)
    lead_length = next((at for at, part in enumerate(parts) if part.listed), len(parts))
    lead, listed = parts[:lead_length], parts[lead_length:]
    if not is_tracker:
        return Layout(_without_lead_in(cell, parts))
    if lead and listed:
        return Layout([_as_one(lead)], _gathered(listed))
    if listed or _is_shared_out(row, table, parts):
        return Layout(parts if not listed else _gathered(listed))
    goes_on = all(part.text[0].islower() for part in parts[1:])
    why = None if goes_on else "Several paragraphs stand in one cell, and one owner or date beside them"
    return Layout([_as_one(parts)], why=why)


def _without_lead_in(cell: Cell, parts: list[Part]) -> list[Part]:
    """Leave out a line that only leads in to the bullets under it."""
    bulleted = any(piece.bullet for piece in cell.pieces)
    return [part for part in parts if not (bulleted and not part.bullet and part.text.endswith(":"))]


def _as_one(parts: list[Part]) -> Part:
    return Part(" ".join(part.text for part in parts).rstrip(":"), parts[0].mark)


def _gathered(listed: list[Part]) -> list[Part]:
    """Join to a listed line the plain ones that go on under it."""
    found: list[Part] = []
    for part in listed:
        if part.listed or not found:
            found.append(part)
        else:
            found[-1] = Part(f"{found[-1].text} {part.text}", found[-1].mark, found[-1].bullet)
    return found


def _is_shared_out(row: WholeRow, table: Table, parts: list[Part]) -> bool:
    cells = [row.cell(table.columns[role]) for role in TRACKED if role in table.columns]
    return any(is_shared_out(cell, parts) for cell in cells)

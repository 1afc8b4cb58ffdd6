"""Exports of monday.com print an item's subitems under headings of their own, in between the items."""

from collections.abc import Mapping
from dataclasses import replace

from store.loading.document import Block, Cell, Document, Heading, Piece, Row
from store.loading.interpret.tools import tool_of
from store.loading.interpret.words import key
from store.loading.interpret.words.tools import MONDAY

SUBITEMS = key("subitems")
ROLES = {key(heading): role for heading, role in MONDAY.roles.items()}
Titles = Mapping[int, str]


def with_subitems(document: Document) -> Document:
    """Bring each subitem into the columns of the items, set in under its own."""
    blocks: list[Block] = []
    items: Titles = {}
    below: Titles = {}
    for block in document.blocks:
        if not isinstance(block, Row):
            items, below = {}, {}
            blocks.append(block)
            continue
        titles = {at: key(cell.text) for at, cell in enumerate(block.cells) if cell.text}
        names = list(titles.values())
        if names[:1] == [SUBITEMS] and items and "name" in names:
            below = titles
            _forget_list(blocks, items)
            continue
        if names[:1] == ["name"] and tool_of(names) is MONDAY:
            _name_group(blocks)
            items, below = titles, {}
        elif below and titles and not block.cell(_place(items, "name")).text:
            block = _as_item(block, items, below)
        else:
            below = {}
        blocks.append(_with_list(block, items) if items and titles != items else block)
    return Document(tuple(blocks), document.left_out, document.unsure)


def _name_group(blocks: list[Block]) -> None:
    """Let the one cell over an item's headings be a heading too: it names the group of what follows."""
    last = blocks[-1] if blocks else None
    filled = [cell.text for cell in last.cells if cell.text] if isinstance(last, Row) else []
    if last and len(filled) == 1:
        blocks[-1] = Heading(last.where, filled[0])


def _place(titles: Titles, name: str) -> int | None:
    return next((at for at, title in titles.items() if title == name), None)


def _as_item(row: Row, items: Titles, below: Titles) -> Row:
    cells = [Cell()] * (max(items) + 1)
    for at, title in below.items():
        to = _place(items, title)
        if to is None:
            role = ROLES.get(title)
            to = next((place for place, one in items.items() if role and ROLES.get(one) == role), None)
        if to is not None and row.cell(at).text:
            cells[to] = replace(row.cell(at), indent=1 if title == "name" else 0)
    return replace(row, cells=tuple(cells))


def _with_list(row: Row, items: Titles) -> Row:
    """Part the names of an item's subitems, which stand in one cell where their rows were not exported."""
    at = _place(items, SUBITEMS)
    words = row.cell(at).text
    if at is None or "," not in words:
        return row
    pieces = tuple(Piece(one.strip(), bullet=True) for one in words.split(",") if one.strip())
    return _with(row, at, Cell(pieces))


def _forget_list(blocks: list[Block], items: Titles) -> None:
    at, last = _place(items, SUBITEMS), blocks[-1]
    if isinstance(last, Row) and at is not None:
        blocks[-1] = _with(last, at, Cell())


def _with(row: Row, at: int, cell: Cell) -> Row:
    return replace(row, cells=tuple(cell if place == at else one for place, one in enumerate(row.cells)))

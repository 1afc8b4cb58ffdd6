"""What a person said of a sheet, its heading row and its columns goes before what they look like."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import get_args

from store.documents.guidance import LEAVE_OUT, Guidance, HeadingRow
from store.loading.document import Block, Document, Heading, Row
from store.loading.interpret.columns.of_tools import as_said_of_tool, header_of_tool
from store.loading.interpret.columns.places import place_of
from store.loading.interpret.headers import Header, Names, as_said, header_at, names_of
from store.loading.interpret.words.columns import Kind
from store.loading.notes import Notes

SAID = "You said so"
PEOPLE = "people"
"""A kind of sheet of which a plan keeps nothing: its owners are known by what is printed beside actions."""


def without_left_out(document: Document, notes: Notes) -> Document:
    """Leave out the sheets that a person said to leave out; each is told in one line."""
    if not notes.guidance.sheets:
        return document
    kept: list[Block] = []
    left: dict[str, list[Block]] = {}
    sheet: str | None = None
    for block in document.blocks:
        if isinstance(block, Heading) and block.tab:
            sheet = block.text
        place = place_of(block.where)[0] or sheet
        if place is not None and notes.guidance.kind(place) in (LEAVE_OUT, PEOPLE):
            left.setdefault(place, []).append(block)
        else:
            kept.append(block)
    for place, blocks in left.items():
        notes.leave(blocks[0].where, f"“{place}”, {sum(isinstance(one, Row) for one in blocks)} rows", SAID)
    return Document(tuple(kept), document.left_out)


def header_of(rows: Sequence[Row], at: int, guidance: Guidance) -> Header | None:
    """Read the header that begins at a row, as a person said that its columns are to be read."""
    of_tool = header_of_tool(rows[at])
    found = of_tool or header_at(rows, at)
    if not guidance:
        return found
    place, _ = place_of(rows[at].where)
    said = guidance.heading_row(place)
    lines = rows[at : at + (found.height if found else 1)]
    if said is not None and said.holds:
        is_said = any(_is_like(said, row) for row in lines)
        if found is None and not is_said:
            return None
        said = said if is_said or _stands_in(rows, said) else None
        if said is not None and not any(row is _the_said(rows, said) for row in lines):
            return None
    elif said is not None and not any(place_of(row.where)[1] == said.row for row in lines):
        return None
    names = {at: one for at, one in enumerate(names_of(rows[at])) if one}
    names = found.names if found else names
    kind, roles = _kind(guidance.kind(place)), roles_said(names, place, guidance)
    if said is None and kind is None and not roles:
        return found
    if found is None and said is None and not any(role != LEAVE_OUT for role in roles.values()):
        return None
    if of_tool and kind in (None, "actions"):
        return as_said_of_tool(of_tool, roles) or of_tool
    kinds = [kind] if kind else [found.kind] if found else list(get_args(Kind))
    header = as_said(names, found.height if found else 1, kinds, roles) or found
    return replace(header, is_named=said is not None) if header else None


def is_named(row: Row, guidance: Guidance) -> bool:
    """Whether a person named this row as the heading, also where no column of it is known yet."""
    place, number = place_of(row.where)
    said = guidance.heading_row(place)
    return said is not None and not said.holds and said.row == number


def _is_like(said: HeadingRow, row: Row) -> bool:
    return said.is_like(cell.text for cell in row.cells)


def _stands_in(rows: Sequence[Row], said: HeadingRow) -> bool:
    return any(_is_like(said, row) for row in rows)


def _the_said(rows: Sequence[Row], said: HeadingRow) -> Row:
    """The row that was said, by its number where the words still stand there, else the first that holds them."""
    like = [row for row in rows if _is_like(said, row)]
    return next((row for row in like if place_of(row.where)[1] == said.row), like[0])


def roles_said(names: Mapping[int, Names], place: str | None, guidance: Guidance) -> dict[int, str]:
    """Give the columns of which a person said what they are, by their places.

    Of two that were said to be the same, at different times, the one that was said later is.
    """
    met: Counter[str] = Counter()
    said: list[tuple[int, int, str]] = []
    for at, one in names.items():
        met[one[0]] += 1
        if guide := guidance.column(place, one[0], met[one[0]]):
            said.append((guidance.columns.index(guide), at, guide.role))
    newest = {role: at for _, at, role in sorted(said)}
    return {at: role for _, at, role in said if role == LEAVE_OUT or newest[role] == at}


def _kind(said: str | None) -> Kind | None:
    said = "bodies" if said == "boards" else said
    return next((kind for kind in get_args(Kind) if kind == said), None)

"""Which row stands under which: by a column that names the parent, levels, numbers, letters, or how it is set in."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from store.loading.document import Row
from store.loading.interpret.naming import SPOILT
from store.loading.interpret.parts import parts_of
from store.loading.interpret.tables import Table
from store.loading.interpret.tools import column_of
from store.loading.interpret.words import key
from store.loading.notes import Notes

Sign = Literal["named", "level", "number", "letter", "indent", "outline"]
"""How a parent is known: "outline" is a spreadsheet's groups of rows, which may be folded for the eye alone."""

MOST_DEEP = 40
PART = re.compile(r"(?P<parent>.*\d)(?:\.\d+|[a-z]|\([a-z]\)|\.[a-z])")
LETTER = re.compile(r"\(?(?:[a-h]|[ivx]{1,4})[.)]?|\([a-z]\)|[a-z][.)]")


@dataclass(frozen=True)
class Parents:
    """Args: above: by a row's place among the rows, that of its parent. signs: how each is known."""

    above: Mapping[int, int]
    signs: Mapping[int, Sign]


def parents_in(table: Table, notes: Notes) -> Parents:
    """Find the parents by the plainest sign that there is; numbers and letters count beside every other one."""
    nodes = [at for at, row in enumerate(table.rows) if _names_something(row, table)]
    above: dict[int, int] = {}
    signs: dict[int, Sign] = {}
    for sign, read in READERS:
        if sign not in ("number", "letter") and above:
            continue
        for at, over in read(table, nodes, notes).items():
            if at not in above and not _is_above(over, at, above):
                above[at], signs[at] = over, sign
    return Parents(above, signs)


def _names_something(row: Row, table: Table) -> bool:
    cell = row.cell(table.columns["action"])
    return bool(cell.text) and not cell.carried and cell.span == 1


def _is_above(one: int, other: int, above: Mapping[int, int]) -> bool:
    """Whether `other` stands over `one` or is it, so that it can't stand under it; or over too many to be a plan's."""
    place: int | None = one
    for _ in range(MOST_DEEP):
        if place is None or place == other:
            return place == other
        place = above.get(place)
    return True


def _by_name(table: Table, nodes: Sequence[int], notes: Notes) -> dict[int, int]:
    """Read a column that names the parent by its number, its reference or its words."""
    column = table.columns.get("parent")
    if column is None:
        return {}
    named = [at for at in nodes if table.rows[at].cell(column).text]
    by_words: dict[str, list[int]] = {}
    for names in _ways_to_name(table):
        for at in nodes:
            if (words := table.rows[at].cell(names).text) and not SPOILT.fullmatch(words):
                by_words.setdefault(key(words), []).append(at)
    found: dict[int, int] = {}
    for at in named:
        places = [over for over in by_words.get(key(table.rows[at].cell(column).text), []) if over != at]
        if places:
            found[at] = max((over for over in places if over < at), default=places[0])
    if 2 * len(found) < len(named):
        # "Parents" may be whom an action is for.
        table.unread[table.columns.pop("parent")] = table.titles.get(column, "parent")
        return {}
    for at in named:
        if at not in found:
            row = table.rows[at]
            notes.doubt(row.where, row.cell(column).text[:80], "an action of its own", "This names no row of the table")
    return found


def _ways_to_name(table: Table) -> list[int]:
    columns = [column_of(table.tool, table.titles, "id"), table.columns.get("ref"), table.columns["action"]]
    return [at for at in columns if at is not None]


def _by_level(table: Table, nodes: Sequence[int], notes: Notes) -> dict[int, int]:
    column = table.columns.get("level")
    if column is None:
        return {}
    words = [table.rows[at].cell(column).text for at in nodes]
    title = table.titles.get(column, "level")
    is_bare = key(title) == "level" and table.tool is None and column not in table.scores
    if not _are_depths(words, by_single_steps=is_bare):
        # "Level" may be how high a risk is.
        table.unread[table.columns.pop("level")] = title
        return {}
    if is_bare:
        why = "It rises by one step at a time, as where rows stand under others; it may be something else"
        notes.doubt(table.rows[0].where, f"the column “{title}”", "how deep each row stands", why)
    return _by_depth(nodes, [int(one) for one in words])


def _are_depths(words: Sequence[str], *, by_single_steps: bool) -> bool:
    if len(set(words)) < 2 or not all(one.isdecimal() for one in words):
        return False
    depths = [int(one) for one in words]
    steps = [below - above for above, below in pairwise(depths)]
    return depths[0] == min(depths) and (max(steps) == 1 or not by_single_steps)


def _by_indent(table: Table, nodes: Sequence[int], notes: Notes) -> dict[int, int]:
    column = table.columns["action"]
    return _by_depth(nodes, [table.rows[at].cell(column).indent for at in nodes])


def _by_outline(table: Table, nodes: Sequence[int], notes: Notes) -> dict[int, int]:
    """A row that sums up others stands above them or, as spreadsheets are set at first, below."""
    levels = [table.rows[at].level for at in nodes]
    if levels and levels[0] > levels[-1]:
        return _by_depth(nodes[::-1], levels[::-1])
    return _by_depth(nodes, levels)


def _by_depth(nodes: Sequence[int], depths: Sequence[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    over: list[tuple[int, int]] = []
    for at, depth in zip(nodes, depths, strict=True):
        while over and over[-1][1] >= depth:
            over.pop()
        if over:
            found[at] = over[-1][0]
        over.append((at, depth))
    return found


def _by_number(table: Table, nodes: Sequence[int], notes: Notes) -> dict[int, int]:
    """Read "1.2.1" or "1.2a" as under "1.2", above or below it."""
    column = column_of(table.tool, table.titles, "wbs")
    column = table.columns.get("ref") if column is None else column
    refs = {at: _label(table.rows[at], table, column).strip().rstrip(".") for at in nodes}
    places: dict[str, list[int]] = {}
    for at, ref in refs.items():
        if ref:
            places.setdefault(ref, []).append(at)
    found: dict[int, int] = {}
    for at, ref in refs.items():
        parent = _parent(ref)
        while parent and parent not in places:
            # "1.0" may be what "1.1" and "1.2" stand under.
            parent = f"{parent}.0" if f"{parent}.0" in places and f"{parent}.0" != ref else _parent(parent)
        if parent:
            before = [over for over in places[parent] if over < at]
            found[at] = before[-1] if before else places[parent][0]
    return found


def _label(row: Row, table: Table, column: int | None) -> str:
    """Give the number or letter of a row; without a column of them, the one that its words begin with."""
    if column is not None:
        return row.cell(column).text
    parts = parts_of(row.cell(table.columns["action"]))
    return (parts[0].mark or "") if len(parts) == 1 else ""


def _parent(ref: str) -> str:
    found = PART.fullmatch(ref)
    return found["parent"] if found else ""


def _by_letter(table: Table, nodes: Sequence[int], notes: Notes) -> dict[int, int]:
    """Read "a)" and "b)", in the column of references or before the words, as under the row above them."""
    column = table.columns.get("ref")
    found: dict[int, int] = {}
    last: int | None = None
    begun = False
    for at in nodes:
        label = _label(table.rows[at], table, column)
        if LETTER.fullmatch(label):
            # A list begins with its first letter; "c)" alone is somebody's own reference.
            begun = begun or label.strip("().") in ("a", "i")
            if last is not None and begun:
                found[at] = last
        else:
            last, begun = (at if column is None or any(sign.isdigit() for sign in label) else None), False
    return found


READERS: tuple[tuple[Sign, Callable[[Table, Sequence[int], Notes], dict[int, int]]], ...] = (
    ("named", _by_name),
    ("level", _by_level),
    ("number", _by_number),
    ("letter", _by_letter),
    ("indent", _by_indent),
    ("outline", _by_outline),
)

"""A key to the ratings that stands beside a table, in the same rows: it is a key, and rates nothing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from store.loading.document import Block, Cell, Document, Row
from store.loading.interpret.rating_key import Entry, RatingKey, entries_of
from store.loading.notes import Notes

WIDEST = 3
FEWEST = 2
CALLED_SO = re.compile(
    r"(?:the )?(?:b?rag|colour|rating|status)?\s*(?:rating|status)?\s*(?:key|legend|guide)\b.*", re.I
)


@dataclass(frozen=True)
class _Found:
    """From which column on a key stands, in which rows, and what it says."""

    column: int
    rows: tuple[int, ...]
    entries: tuple[Entry, ...]


def without_side_keys(document: Document, key: RatingKey, notes: Notes) -> Document:
    blocks = list(document.blocks)
    for run in _runs(blocks):
        rows = [block for at in run if isinstance(block := blocks[at], Row)]
        if found := _key_in(rows):
            for entry in found.entries:
                key.add(entry.printed, entry.rating, entry.means)
            what = f"the key to the ratings, {len(found.entries)} lines"
            notes.leave(rows[found.rows[0]].where, what, "it stands beside the table, and is kept with the plan")
            for at, row in zip(run, rows, strict=True):
                blocks[at] = replace(row, cells=row.cells[: found.column])
    return replace(document, blocks=tuple(blocks))


def _runs(blocks: Sequence[Block]) -> Iterator[list[int]]:
    """Give the places of rows that stand together."""
    run: list[int] = []
    for at, block in enumerate(blocks):
        if isinstance(block, Row):
            run.append(at)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _key_in(rows: Sequence[Row]) -> _Found | None:
    width = max(len(row.cells) for row in rows)
    for column in range(FEWEST, width):
        if (_is_empty(rows, column - 1) or _is_called_so(rows, column)) and (found := _read(rows, column)):
            return found
    return None


def _is_empty(rows: Sequence[Row], column: int) -> bool:
    return not any(row.cell(column).text or row.cell(column).fill for row in rows)


def _is_called_so(rows: Sequence[Row], column: int) -> bool:
    return any(CALLED_SO.fullmatch(row.cell(column).text) for row in rows if row.cell(column).text)


def _read(rows: Sequence[Row], column: int) -> _Found | None:
    """Read what stands right of a column as a key: each row says one colour, but for what heads it."""
    beside = [(at, [cell for cell in row.cells[column:] if cell.text or cell.fill]) for at, row in enumerate(rows)]
    filled = [(at, cells) for at, cells in beside if cells]
    if not filled or any(len(cells) > WIDEST for _, cells in filled):
        return None
    said = [(at, entries_of(cells)) for at, cells in filled]
    silent = [at for at, entries in said if not entries]
    entries = [entry for _, some in said for entry in some]
    colours = {entry.rating for entry in entries}
    heads = all(at < min(place for place, some in said if some) for at in silent) if entries else False
    if len(colours) < FEWEST or len(colours) < len(entries) or not heads or not _has_a_table(rows, column):
        return None
    return _Found(column, tuple(at for at, _ in filled), tuple(entries))


def _has_a_table(rows: Sequence[Row], column: int) -> bool:
    return any(_count(row.cells[:column]) >= FEWEST for row in rows)


def _count(cells: Sequence[Cell]) -> int:
    return sum(bool(cell.text) for cell in cells)

"""Find the tables of a document, and what each column of them means."""

import re
from dataclasses import dataclass, field
from functools import cache

from store.loading.document import Document, Heading, Row
from store.loading.interpret.synonyms import COLUMNS, NEEDED, Kind
from store.loading.interpret.words import key
from store.loading.notes import Notes

MOST_WORDS_IN_A_HEADER_CELL = 6


@dataclass
class Table:
    """Rows that stand together; `kind` is None where no header says what they are."""

    kind: Kind | None
    columns: dict[str, int]
    heading: Heading | None
    rows: list[Row] = field(default_factory=list)


@dataclass
class _Gathering:
    """Rows on their way into tables: a header begins one, anything but a row ends it."""

    notes: Notes
    tables: list[Table] = field(default_factory=list)
    heading: Heading | None = None
    current: Table | None = None

    def row(self, row: Row) -> None:
        if header := read_header(row):
            self.current = self._headed(row, *header)
            return
        if self.current is None:
            self.current = self._begun(Table(None, {}, self.heading))
        self.current.rows.append(row)

    def _headed(self, row: Row, kind: Kind, columns: dict[str, int]) -> Table:
        last = self.tables[-1] if self.tables else None
        if last and (last.heading, last.kind, last.columns) == (self.heading, kind, columns):
            self.notes.skip(row, "a table's column headings, printed again", "they repeat those above")
            return last
        self.notes.use(row)
        return self._begun(Table(kind, columns, self.heading))

    def _begun(self, table: Table) -> Table:
        self.tables.append(table)
        return table


def tables_of(document: Document, notes: Notes) -> list[Table]:
    gathering = _Gathering(notes)
    for block in document.blocks:
        if isinstance(block, Row):
            gathering.row(block)
        else:
            gathering.current = None
            gathering.heading = block if isinstance(block, Heading) else gathering.heading
    return [table for table in gathering.tables if table.rows]


def read_header(row: Row) -> tuple[Kind, dict[str, int]] | None:
    """Read a row as column headings: the kind of table that explains most of its cells."""
    texts = [cell.text for cell in row.cells]
    printed = [text for text in texts if text]
    if len(printed) < 2 or any(_is_no_header(text) for text in printed) or _has_bullets(row):
        return None
    readings = [(_score(kind, columns, texts), kind) for kind in NEEDED if (columns := _columns(kind, texts))]
    if not readings:
        return None
    score, kind = max(readings, key=lambda reading: reading[0])
    columns = _columns(kind, texts)
    # Words that only contain a column's name ("review action plan") are not headings unless one cell is just that name.
    return (kind, columns) if 2 * score >= len(printed) and 2 * score > len(columns) else None


def _is_no_header(text: str) -> bool:
    return len(text.split()) > MOST_WORDS_IN_A_HEADER_CELL or bool(re.search(r"\d", text))


def _has_bullets(row: Row) -> bool:
    return any(piece.bullet for cell in row.cells for piece in cell.pieces)


def _score(kind: Kind, columns: dict[str, int], texts: list[str]) -> float:
    """Count each column a word explains; a word that is only part of the heading counts for half."""
    return sum(1.0 if _fits(texts[column], _keys(kind, role), True) else 0.5 for role, column in columns.items())


def _columns(kind: Kind, texts: list[str]) -> dict[str, int]:
    """Give each role its best column; nothing if a needed role has none."""
    columns: dict[str, int] = {}
    for whole in (True, False):
        for role in COLUMNS[kind]:
            taken = set(columns.values())
            keys = _keys(kind, role)
            fits = [at for at, text in enumerate(texts) if text and at not in taken and _fits(text, keys, whole)]
            if role not in columns and fits:
                columns[role] = min(fits, key=lambda at: _rank(texts[at], keys))
    return columns if any(needed <= set(columns) for needed in NEEDED[kind]) else {}


@cache
def _keys(kind: Kind, role: str) -> tuple[str, ...]:
    return tuple(key(word) for word in COLUMNS[kind][role])


def _fits(text: str, keys: tuple[str, ...], whole: bool) -> bool:
    if whole:
        return key(text) in keys
    return any(f" {one} " in f" {key(text)} " for one in keys)


def _rank(text: str, keys: tuple[str, ...]) -> int:
    """Prefer the more telling of two headings: "recommendation number" before "recommendation"."""
    return keys.index(key(text)) if key(text) in keys else len(keys)

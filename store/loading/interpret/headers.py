"""Read one row, or two rows together, as the headings of columns."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from store.dates import read_date
from store.loading.document import Cell, Row
from store.loading.interpret.shapes import PERIOD, SAYS_MORE, SHAPES
from store.loading.interpret.words import key
from store.loading.interpret.words.action_columns import ACTIONS_ALONE
from store.loading.interpret.words.columns import COLUMNS, NEEDED, ONLY_TELLING, WHOLE_ONLY, Kind
from store.loading.interpret.words.listed import listed

MOST_WORDS_IN_A_HEADER_CELL = 12
LONGEST_DATE = 40
LONGEST_HEADING = 150
BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
NUMBER_SIGNS = frozenset({"#", "№", "##", "#."})
TITLES = frozenset({"action", "title", "milestone"})
NO_TITLE = frozenset(
    listed("""
        type | level | rating | score | category | status | priority | owner | lead | date | ref | id | number | no |
        code | group | count | rag
    """)
)
SURE = 3
"""Columns that are named exactly, above which a header may have any number of others."""

# The ways in which one column is named: under a two-row header by its own words, by both, or by those above.
Names = tuple[str, ...]


@dataclass(frozen=True)
class Header:
    """`titles` gives every column's heading, `names` all that it may be called, `unread` those that fit no role."""

    kind: Kind
    columns: dict[str, int]
    unread: dict[int, str]
    titles: dict[int, str]
    names: dict[int, Names]
    height: int
    score: float
    said: frozenset[int] = frozenset()
    """The columns of which a person said what they are."""
    is_named: bool = False
    """Whether a person said that this row is the heading."""

    @property
    def is_said(self) -> bool:
        return self.is_named or bool(self.said)


def header_at(rows: Sequence[Row], at: int) -> Header | None:
    """Read the header that begins at a row: in two rows where the second only tells the first one's columns apart."""
    if not _names_a_column(rows[at]) and (at + 1 == len(rows) or not _names_a_column(rows[at + 1])):
        return None
    single = _read(names_of(rows[at]), 1) if _may_be(rows[at]) else None
    if at + 1 == len(rows) or not _may_be(rows[at]) or not _may_be(rows[at + 1]):
        return single
    double = _read(_two_rows(rows[at], rows[at + 1]), 2)
    if double and _stands_under_spans(rows[at], rows[at + 1]):
        return double
    lower = _read(names_of(rows[at + 1]), 1)
    alone = max((header.score for header in (single, lower) if header), default=0.0)
    return double if double and double.score > alone and _only_tells_apart(rows[at], rows[at + 1], double) else single


def _stands_under_spans(upper: Row, lower: Row) -> bool:
    """Whether all that the second row prints stands under headings over several columns: "Q1", "Q2" under "RAG"."""
    under: set[int] = set()
    for at, cell in enumerate(upper.cells):
        if cell.text and cell.span > 1:
            under |= set(range(at, at + cell.span))
    own = [at for at, cell in enumerate(lower.cells) if cell.text and not cell.carried]
    return len(own) > 1 and len(under) < len(upper.cells) and set(own) <= under


def _names_a_column(row: Row) -> bool:
    """Whether any cell is just what a column is called. Most rows of a long table end here."""
    return any(cell.text and is_known(cell) for cell in row.cells)


def is_known(cell: Cell) -> bool:
    short = short_of(cell)
    return _is_known(short) or (short != cell.text and _is_known(cell.text))


@lru_cache(maxsize=8192)
def _is_known(text: str) -> bool:
    return len(text) <= LONGEST_HEADING and (key(text) in ALL_KEYS or shape_of(text) is not None)


def names_of(row: Row) -> list[Names]:
    return [_name(cell.text, short_of(cell)) for cell in row.cells]


def _name(text: str, short: str = "") -> Names:
    """Give a heading, what it comes to without its help, and what each comes to by its shape."""
    if text.strip() in NUMBER_SIGNS:
        return ("No",)
    return tuple(dict.fromkeys(name for name in (text, short, shape_of(short), shape_of(text)) if name))


def short_of(cell: Cell) -> str:
    """Give a heading without what says how to fill it in: its first line, without brackets and question marks."""
    first = cell.pieces[0].text if cell.pieces else ""
    return _without_help(first) or first


@cache
def _without_help(first: str) -> str:
    return BRACKETED.sub(" ", first).strip(" ?:*-–—")


@cache
def shape_of(text: str) -> str | None:
    words = key(text) if len(text.split()) <= MOST_WORDS_IN_A_HEADER_CELL else ""
    return next((name for name, pattern in SHAPES if re.fullmatch(pattern, words)), None)


def _may_be(row: Row) -> bool:
    printed = [cell for cell in row.cells if cell.text]
    if len(printed) < 2 or _has_bullets(row):
        return False
    if any(len(short_of(cell).split()) > MOST_WORDS_IN_A_HEADER_CELL for cell in printed):
        return False
    # "Q1 2022/23" may head a column of figures, beside columns that are named plainly.
    named = [at for at, cell in enumerate(printed) if is_known(cell)]
    dates = [at for at, cell in enumerate(printed) if is_a_date(cell.text)]
    if len(named) >= SURE or not dates:
        return True
    return len(named) > 1 and max(named) < min(dates) and len(named) + len(dates) == len(printed)


def _is_a_period(text: str) -> bool:
    return is_a_date(text) or re.fullmatch(PERIOD, text.strip(), re.I) is not None


@lru_cache(maxsize=1_000)  # A cell is looked at several times while its row is, and days repeat.
def is_a_date(text: str) -> bool:
    return len(text) < LONGEST_DATE and read_date(text).kind == "date"


def _has_bullets(row: Row) -> bool:
    return any(piece.bullet for cell in row.cells for piece in cell.pieces)


def _two_rows(upper: Row, lower: Row) -> list[Names]:
    """Name each column by both rows; a cell of the upper one names all columns that it spans."""
    above = _spread(upper)
    width = max(len(above), len(lower.cells))
    names: list[Names] = []
    for at in range(width):
        over = above[at] if at < len(above) else ""
        own = "" if lower.cell(at).carried else lower.cell(at).text
        # "Timescale" over "Start" and "End" names neither of them.
        known = key(own) in ALL_KEYS if own else False
        names.append(
            tuple(
                dict.fromkeys(
                    name for name in (*_name(own), f"{over} {own}".strip(), *_name("" if known else over)) if name
                )
            )
        )
    return names


def _spread(row: Row) -> list[str]:
    names: list[str] = []
    for at, cell in enumerate(row.cells):
        if at >= len(names):
            names.extend([cell.text] * max(cell.span, 1))
        elif cell.text:
            names[at] = cell.text
    return names


def _only_tells_apart(upper: Row, lower: Row, header: Header) -> bool:
    """Whether the second row names columns that the first leaves open, as no row of an action does."""
    own = [at for at, cell in enumerate(lower.cells) if cell.text and not cell.carried]
    named = [at for at in own if upper.cell(at).text and upper.cell(at).span == 1 and upper.cell(at + 1).text]
    if 2 * len(named) > len(own):
        return False
    known = [at for at in own if at in header.columns.values()]
    exact = [at for at in known if any(key(lower.cell(at).text) in _keys(header.kind, role) for role in header.columns)]
    return bool(own) and 2 * len(known) >= len(own) and bool(exact)


def _read(names: list[Names], height: int) -> Header | None:
    printed = [one for one in names if one and not _is_a_period(one[0])]
    if len(printed) < 2:
        return None
    readings = [(_score(kind, columns, names), kind) for kind in NEEDED if (columns := _columns(kind, names))]
    if not readings:
        return None
    score, kind = max(readings, key=lambda reading: (reading[0], not _yields(reading[1], names)))
    columns = _columns(kind, names)
    exact = sum(_fits(names[at], _keys(kind, role), True) for role, at in columns.items())
    # Words that only contain a column's name ("review action plan") are not headings unless one cell is just that name.
    if (2 * score >= len(printed) or exact >= SURE) and 2 * score > len(columns):
        kept = {at for role, at in columns.items() if role not in ONLY_TELLING}
        unread = {at: one[0] for at, one in enumerate(names) if one and at not in kept}
        named = {at: one for at, one in enumerate(names) if one}
        return Header(kind, columns, unread, {at: one[0] for at, one in named.items()}, named, height, score)
    return None


def as_said(named: Mapping[int, Names], height: int, kinds: Sequence[Kind], roles: Mapping[int, str]) -> Header | None:
    """Read headings as those of the likeliest of some kinds, some columns having the roles that a person said."""
    names = [named.get(at, ()) for at in range(max(named, default=-1) + 1)]
    readings: list[tuple[float, Kind, dict[str, int]]] = []
    for kind in kinds:
        guessed = _fitting(kind, [() if at in roles else one for at, one in enumerate(names)])
        said = {role: at for at, role in roles.items() if role in COLUMNS[kind]}
        columns = {role: at for role, at in guessed.items() if role not in said} | said
        # A person may leave out what tells a kind by its look; only what a row of it cannot be without must be there.
        is_told = len(kinds) == 1 or "action" in said
        needed = [frozenset.intersection(*NEEDED[kind])] if is_told else NEEDED[kind]
        if columns and any(one <= set(columns) for one in needed):
            readings.append((_score(kind, guessed, names) + len(said), kind, columns))
    if not readings:
        return None
    score, kind, columns = max(readings, key=lambda reading: reading[0])
    kept = {at for role, at in columns.items() if role not in ONLY_TELLING}
    unread = {at: one[0] for at, one in named.items() if at not in kept and at not in roles}
    titles = {at: one[0] for at, one in named.items()}
    return Header(kind, columns, unread, titles, dict(named), height, score, frozenset(roles))


def _yields(kind: Kind, names: list[Names]) -> bool:
    """Whether another kind that is as likely is preferred: what has a column of owners is rather actions."""
    return kind == "timeline" and any(_fits(name, _keys("actions", "owner"), True) for name in names if name)


def _may_be_part(one: str) -> bool:
    return len(one) > 2 and one not in WHOLE_ONLY


def _score(kind: Kind, columns: dict[str, int], names: list[Names]) -> float:
    """Count each column a word explains; a word that is only part of the heading counts for half."""
    return sum(1.0 if _fits(names[column], _keys(kind, role), True) else 0.5 for role, column in columns.items())


def _columns(kind: Kind, names: list[Names]) -> dict[str, int]:
    """Give each role its best column; nothing if a needed role has none."""
    columns = _fitting(kind, names)
    return columns if any(needed <= set(columns) for needed in NEEDED[kind]) else {}


def _fitting(kind: Kind, names: list[Names]) -> dict[str, int]:
    columns: dict[str, int] = {}
    # Most rows are no headings: a role is looked for only where a word stands with which one of its own begins.
    words = {word for name in names for one in name for word in key(one).split()}
    roles = [role for role in COLUMNS[kind] if not words.isdisjoint(_first_words(kind, role))]
    for whole in (True, False):
        for role in roles:
            taken = set(columns.values())
            keys, is_so = _keys(kind, role), fits_wholly if whole else _fits_in_part
            fits = [at for at, name in enumerate(names) if name and at not in taken and is_so(name, kind, role)]
            if role not in columns and fits:
                columns[role] = min(fits, key=lambda at: _rank(names[at], keys))
    if kind == "actions" and "action" not in columns:
        return _with_actions_alone(columns, names)
    return columns


def _with_actions_alone(columns: dict[str, int], names: list[Names]) -> dict[str, int]:
    """Take "Key activities" for the actions: no other column names them."""
    alone = next((at for at, name in enumerate(names) if any(key(one) in ALONE for one in name)), None)
    if alone is None:
        return columns
    return {role: at for role, at in columns.items() if at != alone} | {"action": alone}


def columns_as(kind: Kind, named: Mapping[int, Names]) -> tuple[dict[str, int], dict[int, str]]:
    """Read headings as those of another kind of table: the columns, and what fits no role."""
    columns = _columns(kind, [named.get(at, ()) for at in range(max(named, default=-1) + 1)])
    return columns, {at: names[0] for at, names in named.items() if at not in columns.values()}


ALONE = frozenset(map(key, ACTIONS_ALONE))


@cache
def _keys(kind: Kind, role: str) -> tuple[str, ...]:
    return tuple(key(word) for word in COLUMNS[kind][role])


@cache
def _first_words(kind: Kind, role: str) -> frozenset[str]:
    return frozenset(one.split()[0] for one in _keys(kind, role) if one)


def fits(names: Names, kind: Kind, role: str) -> bool:
    """Whether a heading names this role, alone or among other words."""
    return fits_wholly(names, kind, role) or _fits_in_part(names, kind, role)


def fits_wholly(names: Names, kind: Kind, role: str) -> bool:
    return _fits(names, _keys(kind, role), True)


def _fits_in_part(names: Names, kind: Kind, role: str) -> bool:
    """Whether words of a heading name a role; "Action type" and "Task owner" say something of a title, and are none."""
    if role in TITLES and all(key(name).split()[-1:] and key(name).split()[-1] in NO_TITLE for name in names):
        return False
    return _fits(names, _keys(kind, role), False)


def _fits(names: Names, keys: tuple[str, ...], whole: bool) -> bool:
    if whole:
        return any(key(name) in keys for name in names)
    own = [key(name) for name in names if not re.match(SAYS_MORE, key(name))]
    return any(f" {one} " in f" {name} " for name in own for one in keys if _may_be_part(one))


def _rank(names: Names, keys: tuple[str, ...]) -> tuple[float, int]:
    """Prefer the more telling of two headings, "recommendation number" before "recommendation", and the whole word."""
    found = [
        (-len(one.split()) / max(len(key(name).split()), 1), place)
        for name in names
        for place, one in enumerate(keys)
        if key(name) == one or (_may_be_part(one) and f" {one} " in f" {key(name)} ")
    ]
    return min(found, default=(0.0, len(keys)))


ALL_KEYS = frozenset(key(word) for roles in COLUMNS.values() for words in roles.values() for word in words)

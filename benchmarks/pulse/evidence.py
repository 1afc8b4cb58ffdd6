"""What somebody holds of a round who wants to know who answered what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

Row = Mapping[str, object]
"""Columns of a row, with those that the engine keeps for itself."""
Tables = Mapping[str, Sequence[Row]]
"""Rows of each table, as the engine gives them where nobody asks for an order."""


@dataclass(frozen=True)
class Account:
    """Somebody who was asked, and under what they stand in the data."""

    person: int
    names: tuple[str, ...]
    """The account, the address, the name."""


@dataclass(frozen=True)
class Event:
    """Somebody sent an answer: the owner of the chat knows who and when, and may have looked before and after."""

    person: int
    new_rows: tuple[tuple[str, Row], ...] = ()
    """Rows that were not there before, by their table. Empty where nobody looked."""
    new_bytes: bytes = b""


@dataclass(frozen=True)
class Evidence:
    accounts: tuple[Account, ...]
    answers: tuple[str, ...]
    """All that was answered in the end, in the order of the alphabet: the attacker has it for nothing."""
    events: tuple[Event, ...]
    skipped: frozenset[int]
    """Who sent an empty ballot: their message looks otherwise than that of those who answered."""
    tables: Mapping[str, Tables]
    """By the moment at which they were read."""
    blobs: Mapping[str, bytes] = field(default_factory=dict)
    """Whole files, by what they are."""


def identity(row: Row) -> bytes:
    return sha256(repr(sorted(row.items())).encode()).digest()


def tables_since(before: Tables, after: Tables) -> tuple[tuple[str, Row], ...]:
    """Rows that are there now and were not before."""
    new = []
    for table, rows in after.items():
        if rows != (old := before.get(table, [])):
            known = {identity(row) for row in old}
            new += [(table, row) for row in rows if identity(row) not in known]
    return tuple(new)

"""All tables as plain rows, and what they hold in one figure, alike on either engine."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from hashlib import sha256
from typing import Any

from sqlalchemy import Column, Connection, TableClause, column, select, table
from sqlmodel import SQLModel

import store.models  # noqa: F401  (makes the tables known)
from store.models.base import Json, Word

ROWS = 500
"""Read and written together: a row may hold a card of some kilobytes."""


@dataclass(frozen=True)
class Figure:
    """What a table holds, in whatever order its engine keeps it."""

    rows: int
    digest: int
    """The sum of the hashes of all rows."""


@cache
def plain_tables() -> tuple[TableClause, ...]:
    """All of ours, parents before what refers to them.

    What is kept is copied as it stands: models that are read and written again may leave something out.
    """
    return tuple(_plain(one.name, one.columns) for one in SQLModel.metadata.sorted_tables)


def figure(connection: Connection, of: TableClause) -> Figure:
    rows = digest = 0
    for row in connection.execution_options(yield_per=ROWS).execute(select(of)):
        words = json.dumps(list(row), sort_keys=True, default=_in_words, ensure_ascii=False)
        rows, digest = rows + 1, digest + int.from_bytes(sha256(words.encode()).digest())
    return Figure(rows, digest % 2**256)


def _plain(name: str, columns: Iterable[Column[Any]]) -> TableClause:
    return table(name, *(column(one.name, _kept(one)) for one in columns))


def _kept(one: Column[Any]) -> Any:
    return one.type.impl_instance if isinstance(one.type, Json | Word) else one.type


def _in_words(value: object) -> str:
    match value:
        case datetime() | date() | time():
            return value.isoformat()
        case bytes():
            return value.hex()
        case Decimal():
            return str(value.normalize())
    raise TypeError(f"{type(value).__name__} is kept by no column")

"""Statements are compiled once a process. Each test has engines of its own, which would compile all of them anew."""

from typing import Any

from sqlalchemy import Engine
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache

MOST_STATEMENTS = 5_000

_compiled: LRUCache[Any, Any] = LRUCache(MOST_STATEMENTS)


class _Alike:
    """A dialect is part of a compiled statement's key. Here one is as good as another of its class."""

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other)

    def __hash__(self) -> int:
        return hash(type(self))

    @classmethod
    def engine_created(cls, engine: Engine) -> None:
        engine.update_execution_options(compiled_cache=_compiled)


class Sqlite(_Alike, SQLiteDialect_pysqlite):
    supports_statement_cache = True


class Postgres(_Alike, PGDialect_psycopg):
    """All servers of one run are the same one, so that what it can do is the same for all."""

    supports_statement_cache = True


def compile_once() -> None:
    """Let every engine that is made from now on, by the product too, find what another has compiled."""
    registry.register("sqlite", __name__, "Sqlite")
    registry.register("postgresql.psycopg", __name__, "Postgres")

"""How an attacker looks at a database: copies of its files, rows of all tables, and what PostgreSQL writes beside."""

import re
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import psycopg
from psycopg.rows import dict_row
from sqlalchemy import make_url

from benchmarks.pulse.evidence import Row, Tables

PAGE = 4096
HEAP_ROW = re.compile(
    r"^rmgr: Heap .*desc: (?:INSERT|(?:HOT_)?UPDATE).*?\boff:? (\d+)(?:.*?\bnew[ _]off:? (\d+))?"
    r".*?blkref #0: rel \d+/\d+/(\d+).*?blk (\d+)"
)
"""A row that was written, as the releases of pg_waldump have it."""


@dataclass
class SqliteFiles:
    """A database's files, copied while it is in use."""

    path: Path
    room: Path
    """Where copies lie."""

    def __post_init__(self) -> None:
        self._numbers = count()
        self._blocks = set[bytes]()

    def copied(self) -> Path:
        folder = self.room / str(next(self._numbers))
        folder.mkdir()
        for file in self._files():
            shutil.copy(file, folder / file.name)
        return folder / self.path.name

    def blobs(self, moment: str) -> dict[str, bytes]:
        return {
            f"{moment}{file.name.removeprefix(self.path.name) or ' file'}": file.read_bytes() for file in self._files()
        }

    def tables(self, copy: Path | None = None) -> Tables:
        copy = copy or self.copied()
        with sqlite3.connect(copy) as connection:
            connection.row_factory = sqlite3.Row
            found = {str(row["name"]): _rows(connection, row) for row in _sqlite_tables(connection)}
        connection.close()
        shutil.rmtree(copy.parent)
        return found

    def new_bytes(self) -> bytes:
        """Blocks of all files that no look before has seen."""
        blocks = {
            content[start : start + PAGE]
            for content in self.blobs("").values()
            for start in range(0, len(content), PAGE)
        }
        new, self._blocks = blocks - self._blocks, self._blocks | blocks
        return b"".join(new)

    def _files(self) -> list[Path]:
        return sorted(self.path.parent.glob(f"{self.path.name}*"))


def _sqlite_tables(connection: sqlite3.Connection) -> list[sqlite3.Row]:
    return connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()


def _rows(connection: sqlite3.Connection, table: sqlite3.Row) -> list[Row]:
    hidden = "" if "WITHOUT ROWID" in str(table["sql"]) else "rowid AS hidden_rowid, "
    return [dict(row) for row in connection.execute(f'SELECT {hidden}* FROM "{table["name"]}"')]  # noqa: S608


class PostgresServer:
    """A server of the proof's own, all of whose files are open to the attacker."""

    def __init__(self, url: str) -> None:
        self._url = make_url(url)
        with self._connected() as connection:
            for setting in (
                "log_statement = 'all'",
                "log_min_duration_statement = 0",
                "log_parameter_max_length = -1",
                "wal_keep_size = '4GB'",
                "max_wal_size = '4GB'",
            ):
                connection.execute(f"ALTER SYSTEM SET {setting}")
            connection.execute("SELECT pg_reload_conf()")
            self._data = Path(_one(connection, "SHOW data_directory"))
            programs = _one(connection, "SELECT setting FROM pg_config WHERE name = 'BINDIR'")
        self._dump = Path(programs) / "pg_waldump"
        self._log = Path(str(self._url.query["host"])) / "log"

    def url(self, database: str) -> str:
        return self._url.set(database=database).render_as_string(hide_password=False)

    def make(self, database: str, template: str) -> str:
        with self._connected() as connection:
            connection.execute(f"CREATE DATABASE {database} TEMPLATE {template}")
        return self.url(database)

    def drop(self, database: str) -> None:
        with self._connected() as connection:
            connection.execute(f"DROP DATABASE {database} WITH (FORCE)")

    def moment(self) -> tuple[str, int]:
        """How far the WAL and the log are."""
        with self._connected() as connection:
            return _one(connection, "SELECT pg_current_wal_insert_lsn()"), self._log.stat().st_size

    def tables(self, database: str, *, dumped: str = "") -> Tables:
        """All rows, with what the engine keeps beside them, and their place in a dump of the WAL."""
        order = _order_in(dumped)
        with self._connected(database) as connection:
            names = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
            return {
                str(row["tablename"]): list(_postgres_rows(connection, str(row["tablename"]), order)) for row in names
            }

    def dump(self, since: str) -> str:
        """What pg_waldump tells. It ends with an error, since the log's end is no record."""
        with self._connected() as connection:
            connection.execute("CHECKPOINT")
        command: list[str | Path] = [self._dump, "-p", self._data / "pg_wal", "-s", since]
        return subprocess.run(command, check=False, capture_output=True, text=True).stdout  # noqa: S603 (our own words)

    def blobs(self, database: str, since: tuple[str, int]) -> dict[str, bytes]:
        """The WAL and the log since a moment, and the files of a database."""
        with self._connected(database) as connection:
            connection.execute("CHECKPOINT")
            first = _one(connection, "SELECT pg_walfile_name(%s)", since[0])
            number = _one(connection, "SELECT oid::text FROM pg_database WHERE datname = %s", database)
        segments = [file for file in sorted((self._data / "pg_wal").iterdir()) if file.is_file() and file.name >= first]
        start = int(since[0].partition("/")[2], 16) % segments[0].stat().st_size
        heap = sorted((self._data / "base" / number).iterdir())
        return {
            "WAL": b"".join(file.read_bytes() for file in segments)[start:].rstrip(b"\0"),
            "log": self._log.read_bytes()[since[1] :],
            "heap": b"".join(file.read_bytes() for file in heap),
        }

    def _connected(self, database: str = "postgres") -> psycopg.Connection[dict[str, object]]:
        parts = {"host": str(self._url.query["host"]), "user": self._url.username, "dbname": database}
        return psycopg.connect(**parts, autocommit=True, row_factory=dict_row)  # type: ignore[arg-type]


def _one(connection: psycopg.Connection[dict[str, object]], query: str, *values: str) -> str:
    row = connection.execute(query, values).fetchone()
    assert row is not None
    return str(next(iter(row.values())))


def _postgres_rows(
    connection: psycopg.Connection[dict[str, object]], table: str, order: dict[tuple[str, int, int], int]
) -> Iterator[Row]:
    node = _one(connection, "SELECT pg_relation_filenode(%s::regclass)", f'"{table}"')
    query = f'SELECT xmin::text::bigint AS hidden_xmin, ctid::text AS hidden_ctid, * FROM "{table}"'  # noqa: S608
    for row in connection.execute(query).fetchall():
        block, place = map(int, str(row["hidden_ctid"]).strip("()").split(","))
        yield {
            **row,
            "hidden_ctid": block << 16 | place,
            "hidden_dump": order.get((node, block, place), -1),
        }


def _order_in(dumped: str) -> dict[tuple[str, int, int], int]:
    found = {}
    for number, line in enumerate(dumped.splitlines()):
        if told := HEAP_ROW.search(line):
            place, new_place, node, block = told.groups()
            found[node, int(block), int(new_place or place)] = number
    return found

"""The two engines, and what each needs so that a transaction keeps its promise."""

import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, OperationalError

from store.own_file import keep_to_one_file

BUSY_TIMEOUT_MS = 30_000
"""As long as PostgreSQL waits for a lock. Those who wait do not stand in line: in a rush, one may go last for long."""
CLEANING_TIMEOUT_MS = 1_000
"""What can be done at the next beat need not hold up this one."""
LOCK_NOT_AVAILABLE = "55P03"
TRIES = 20
CONNECT_SECONDS = 10
CONNECTIONS = 10
"""For a chat's listeners, the scheduler's beat and the web server; as many again for a moment of haste."""

SPELLINGS = ("postgresql", "postgresql+psycopg", "postgres")

READS = "sightline_reads"
"""Execution option of a transaction that only reads."""
ALONE = "sightline_alone"
"""Execution option of one statement that only reads: on SQLite it is a transaction by itself."""
PATIENCE_MS = "sightline_patience_ms"
"""Execution option: how long a transaction waits for a lock, where that is less than usual."""

EACH_CONNECTION = """
    SELECT set_config('TimeZone', 'UTC', false),
           set_config('lock_timeout', '30s', false),
           set_config('idle_in_transaction_session_timeout', '5min', false)
"""
"""A process that stands still in the middle of a change must not hold the others up for ever."""
EACH_TRANSACTION = EACH_CONNECTION.replace("false", "true")
"""The same where each transaction may come to another connection of the server's."""

POOLER = "pooler"
"""In a PostgreSQL URL: `?pooler=transaction` says that PgBouncer stands between, in that mode."""
BEHIND_POOLER = 2
"""Connections that are kept open to one: it keeps those to the server, for all that share it."""


def make_engine(url: str) -> Engine:
    """Prepare connections; nothing is reached yet.

    Raises:
        sqlalchemy.exc.ArgumentError: the URL names neither SQLite nor PostgreSQL.
    """
    named, is_pooled = _named(url)
    # An error's parameters can hold a person's words, which no log may.
    if named.get_backend_name() == "sqlite":
        engine = create_engine(named, hide_parameters=True)
        _prepare_sqlite(engine)
        if (file := file_of(engine)) is not None:
            keep_to_one_file(engine, file, (READS, ALONE))
    else:
        engine = create_engine(
            named,
            hide_parameters=True,
            # Said outright: a server may have been set to another one.
            isolation_level="READ COMMITTED",
            # A server that was restarted leaves dead connections behind.
            pool_pre_ping=True,
            pool_size=BEHIND_POOLER if is_pooled else CONNECTIONS,
            max_overflow=2 * CONNECTIONS - (BEHIND_POOLER if is_pooled else CONNECTIONS),
            pool_timeout=CONNECT_SECONDS,
            connect_args={
                "connect_timeout": CONNECT_SECONDS,
                "application_name": "sightline",
                # A statement that was prepared on one of the server's connections is unknown on the next.
                **({"prepare_threshold": None} if is_pooled else {}),
            },
        )
        _prepare_postgresql(engine, is_pooled=is_pooled)
    return engine


def file_of(engine: Engine) -> Path | None:
    """The file of a SQLite database; None where it is in memory or behind a server."""
    return file_named(engine.url)


def file_named(url: URL) -> Path | None:
    """The file that a SQLite address names; None where it names memory or a server."""
    name = url.database
    if url.get_backend_name() != "sqlite" or not name or ":memory:" in name or url.query.get("mode") == "memory":
        return None
    if name.startswith("file:"):
        return Path(unquote(urlsplit(name).path))
    return Path(name)


def size(connection: Connection) -> int:
    """Bytes of a SQLite database."""
    driver = _driver(connection)
    (pages,), (each,) = (driver.execute(f"PRAGMA {name}").fetchone() for name in ("page_count", "page_size"))
    return int(pages) * int(each)


def clean(engine: Engine, table: str) -> bool:
    """Give back the space of what was deleted from a table, so that no file keeps it.

    On SQLite the whole file is written anew and the write-ahead log is emptied. False where somebody reads or writes
    just then: part of it may have been done, and it can be tried again.
    """
    if engine.dialect.name == "sqlite":
        return _clean_sqlite(engine)
    return _clean_postgresql(engine, table)


def copy_in_memory(connection: Connection) -> Engine | None:
    """Copy a SQLite database as this connection sees it, for this thread alone.

    None where this connection writes itself just now: SQLite would wait for the end of that for ever.
    """

    def give_up(status: int, _remaining: int, _total: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise _WritingError

    engine = make_engine("sqlite://")
    try:
        with engine.connect() as copy:
            _driver(connection).backup(_driver(copy), progress=give_up)
    except _WritingError:
        engine.dispose()
        return None
    return engine


class _WritingError(Exception):
    """The connection that is to be copied holds changes that are not committed."""


def _named(url: str) -> tuple[URL, bool]:
    """The address, and whether a pooler stands before it."""
    named = make_url(url)
    if named.drivername in SPELLINGS:
        mode = named.query.get(POOLER)
        if mode not in (None, "transaction"):
            raise ArgumentError("The only pooler that has to be named is ?pooler=transaction.")
        return named.set(drivername="postgresql+psycopg").difference_update_query([POOLER]), mode is not None
    if named.drivername != "sqlite":
        raise ArgumentError("The database must be SQLite or PostgreSQL.")
    return named, False


def _prepare_postgresql(engine: Engine, *, is_pooled: bool) -> None:
    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if is_pooled:
            connection.exec_driver_sql(EACH_TRANSACTION)
        if patience := connection.get_execution_options().get(PATIENCE_MS):
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{patience}ms'")

    if is_pooled:
        return

    @event.listens_for(engine, "connect")
    def set_up(connection: Any, _record: object) -> None:
        connection.autocommit = True
        connection.execute(EACH_CONNECTION)
        connection.autocommit = False


def _prepare_sqlite(engine: Engine) -> None:
    """Take the write lock at the start of each transaction but those that only read.

    SQLite's default lets two transactions read, then write over each other without an error: of 1,200 such changes 954
    were lost. What only reads sees the database as it was at its first look, and waits for nobody.
    """

    busy_ms = _busy_ms(engine.url)

    @event.listens_for(engine, "connect")
    def set_pragmas(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # the driver must not begin transactions of its own
        # SQLite's own knows no letter beyond ASCII: "Élodie" would not be found by "élodie".
        connection.create_function("lower", 1, _lowered, deterministic=True)
        connection.execute(f"PRAGMA busy_timeout = {busy_ms}")
        connection.execute("PRAGMA synchronous = FULL")
        # What is deleted is overwritten: a sealed ballot, or what somebody has struck out, stays in no free page.
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA foreign_keys = ON")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        options, driver = connection.get_execution_options(), _driver(connection)
        if options.get(READS):
            driver.execute("PRAGMA query_only = ON")
            driver.execute("BEGIN")
        elif options.get(ALONE):
            pass
        elif patience := options.get(PATIENCE_MS):
            driver.execute(f"PRAGMA busy_timeout = {patience}")
            try:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            finally:
                driver.execute(f"PRAGMA busy_timeout = {busy_ms}")
        else:
            connection.exec_driver_sql("BEGIN IMMEDIATE")

    @event.listens_for(engine, "commit")
    @event.listens_for(engine, "rollback")
    def end(connection: Connection) -> None:
        if connection.get_execution_options().get(READS):
            _driver(connection).execute("PRAGMA query_only = OFF")


def _busy_ms(url: URL) -> int:
    """As long as the address says in seconds, by the driver's own word for it (`?timeout=5`), else as usual."""
    said = url.query.get("timeout")
    return int(float(said) * 1000) if isinstance(said, str) else BUSY_TIMEOUT_MS


def _clean_postgresql(engine: Engine, table: str) -> bool:
    with engine.connect() as connection:
        by_itself = connection.execution_options(isolation_level="AUTOCOMMIT")
        by_itself.exec_driver_sql(f"SET lock_timeout = {CLEANING_TIMEOUT_MS}")
        try:
            by_itself.exec_driver_sql(f"VACUUM {table}")
        except OperationalError as error:
            if getattr(error.orig, "sqlstate", None) != LOCK_NOT_AVAILABLE:
                raise
            return False
        else:
            return True
        finally:
            by_itself.exec_driver_sql(f"SET lock_timeout = {BUSY_TIMEOUT_MS}")


def _clean_sqlite(engine: Engine) -> bool:
    with engine.connect() as connection:
        # Past SQLAlchemy, since neither can be done within a transaction.
        driver = _driver(connection)
        driver.execute(f"PRAGMA busy_timeout = {CLEANING_TIMEOUT_MS}")
        try:
            driver.execute("VACUUM")
            ((busy, _pages, _done),) = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise
            return False
        else:
            return not busy
        finally:
            driver.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")


def _driver(connection: Connection) -> sqlite3.Connection:
    """Past SQLAlchemy, which takes longer over each of these than SQLite does."""
    driver = connection.connection.dbapi_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver


def write_ahead(engine: Engine) -> None:
    """Switch SQLite's journal, which the file itself remembers."""
    if engine.dialect.name != "sqlite":
        return
    with engine.connect() as connection:
        try:
            _write_ahead(_driver(connection))
        except sqlite3.OperationalError as error:
            raise OperationalError("PRAGMA journal_mode", None, error) from error


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Switch the journal, also where several processes open a new database at once.

    SQLite does not wait for this switch as it waits for a write, so wait for a write and try again.
    """
    for _ in range(TRIES):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
        else:
            return
    connection.execute("PRAGMA journal_mode = WAL")


def _lowered(text: str | None) -> str | None:
    return None if text is None else text.lower()

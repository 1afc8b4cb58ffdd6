"""Opening the database: made and migrated on first use, one transaction a piece of work."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, create_engine, event
from sqlmodel import Session

SessionMaker = Callable[[], Session]

BUSY_TIMEOUT_MS = 20_000
TRIES = 20


def open_database(url: str) -> Engine:
    """Connect and bring the schema up to date.

    Raises:
        sqlalchemy.exc.SQLAlchemyError: the database cannot be reached or written.
    """
    # An error's parameters can hold a person's words, which no log may.
    engine = create_engine(url, hide_parameters=True)
    if engine.dialect.name == "sqlite":
        _prepare_sqlite(engine)
    migrate(engine)
    return engine


def migrate(engine: Engine, to: str = "head") -> None:
    with engine.begin() as connection:
        command.upgrade(_alembic_config(connection), to)


def undo_migrations(engine: Engine, to: str = "base") -> None:
    with engine.begin() as connection:
        command.downgrade(_alembic_config(connection), to)


def session_maker(engine: Engine) -> SessionMaker:
    # Cards are made inside the transaction; nothing is read again after its commit.
    return lambda: Session(engine, expire_on_commit=False)


@contextmanager
def transaction(sessions: SessionMaker) -> Iterator[Session]:
    """Commit at the end, roll back when anything rises."""
    with sessions() as session, session.begin():
        yield session


def _alembic_config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config


def _prepare_sqlite(engine: Engine) -> None:
    """Take the write lock at the start of each transaction.

    SQLite's default lets two transactions read, then write over each other without an error; measured in DESIGN.md.
    """

    @event.listens_for(engine, "connect")
    def set_pragmas(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # the driver must not begin transactions of its own
        # SQLite's own knows no letter beyond ASCII: "Élodie" would not be found by "élodie".
        connection.create_function("lower", 1, _lowered, deterministic=True)
        connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        _write_ahead(connection)
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")


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

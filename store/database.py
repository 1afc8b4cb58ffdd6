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

BUSY_TIMEOUT_MS = 5_000


def open_database(url: str) -> Engine:
    """Connect and bring the schema up to date.

    Raises:
        sqlalchemy.exc.SQLAlchemyError: the database cannot be reached or written.
    """
    engine = create_engine(url)
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
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

"""SQLite files past SQLAlchemy: opened without being made, looked over whole, and asked who has them open."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from store.engines import BUSY_TIMEOUT_MS

PATIENCE = BUSY_TIMEOUT_MS / 1000
"""Seconds."""
OURS_ALONE = 0o600
A_MOMENT_SECONDS = 0.3
"""How long to wait for whoever has a database open. A bot has it open for as long as it runs."""
BESIDE = ("", "-wal", "-shm", "-journal")
"""What belongs to a database: what is in its journals may be in no other file."""


class UnfitError(Exception):
    """The file cannot be used as our database. What is wrong with it, as the end of a sentence: "is damaged"."""


class InUseError(Exception):
    """Another program has the database open."""


def opened(file: Path, patience: float = PATIENCE) -> sqlite3.Connection:
    """Open a file that is there. SQLite would make one that is not."""
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=rw", uri=True, timeout=patience, isolation_level=None)


def make_private(file: Path) -> None:
    """Make a new, empty file for its owner alone, before anything is in it.

    Raises:
        FileExistsError: there is one.
    """
    os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OURS_ALONE))


def first_damage(file: Path) -> str | None:
    """What SQLite finds first when it reads the whole file; None where it is whole."""
    try:
        with closing(opened(file)) as connection:
            return _complaint(connection)
    except sqlite3.DatabaseError as error:
        return str(error)


def look_over(file: Path) -> str:
    """Read the whole database, and tell at which revision its schema is.

    Raises:
        UnfitError: it is damaged, or not Sightline's.
    """
    try:
        with closing(opened(file)) as connection:
            if _complaint(connection) is not None:
                raise UnfitError("is damaged")
            if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
                raise UnfitError("has lost rows to which others refer")
            return _revision(connection)
    except sqlite3.DatabaseError as error:
        raise sorted_out(error) from error


def revision(file: Path, patience: float = PATIENCE) -> str:
    """Tell at which revision the schema is.

    Raises:
        InUseError: another program holds the database to itself.
        UnfitError: it is damaged, or not Sightline's.
    """
    try:
        with closing(opened(file, patience)) as connection:
            return _revision(connection)
    except sqlite3.DatabaseError as error:
        raise sorted_out(error) from error


def sorted_out(error: sqlite3.DatabaseError) -> InUseError | UnfitError:
    """What SQLite's error says of a file. The low byte of a code is its kind."""
    if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return InUseError()
    return UnfitError(f"is damaged or no SQLite database ({error})")


def _complaint(connection: sqlite3.Connection) -> str | None:
    (first,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    return None if first == "ok" else str(first)


def _revision(connection: sqlite3.Connection) -> str:
    known = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
    found = connection.execute("SELECT version_num FROM alembic_version").fetchone() if known else None
    if found is None:
        raise UnfitError("is no database of Sightline's")
    return str(found[0])


def as_one_file(file: Path) -> None:
    """Bring what is in its journal into the file itself, onto the disk, and leave no journal beside it."""
    with closing(opened(file)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    to_disk(file)


def to_disk(path: Path) -> None:
    """Wait until a file, or a folder's names, would outlast a power cut."""
    if os.name == "nt" and path.is_dir():
        return  # Windows lets nobody open a folder
    number = os.open(path, os.O_RDWR if path.is_file() else os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def refuse_in_use(file: Path) -> None:
    """Empty a database's journal into it, which nobody can while another program has it open.

    Whoever has it open in write-ahead mode, as a bot has, stands in the way of leaving that mode: so this asks SQLite
    itself, and needs no file that says who runs. The next to open it goes back to that mode.

    Raises:
        InUseError: somebody has it open.
        UnfitError: it is so damaged that SQLite cannot tell.
    """
    try:
        with closing(opened(file, A_MOMENT_SECONDS)) as connection:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.DatabaseError as error:
        raise sorted_out(error) from error

"""Why a database cannot be used, in kinds that each have a sentence of their own."""

import sqlite3
from enum import StrEnum

from sqlalchemy.exc import DBAPIError, SQLAlchemyError


class Trouble(StrEnum):
    NEWER = "newer"
    """A newer version has changed the schema, in a way that this one does not know."""
    ANOTHERS = "another's"
    """It is the database of another program."""
    NO_DATABASE = "no database"
    DAMAGED = "damaged"
    REPLACED = "replaced"
    """The file was deleted, or another one lies in its place."""
    LOCKED = "locked"
    READ_ONLY = "read-only"
    UNOPENED = "unopened"
    """The file cannot be opened or made."""
    FULL = "full"
    UNCOPIED = "uncopied"
    """No copy could be made of it before its schema was to be changed."""


class UnusableError(SQLAlchemyError):
    """Found by ourselves; what an engine finds is sorted by `trouble_of`."""

    def __init__(self, trouble: Trouble, what: str) -> None:
        """Args: what: the facts, without the sentence that a person reads."""
        super().__init__(what)
        self.trouble = trouble
        self.what = what


_SQLITE = {
    sqlite3.SQLITE_BUSY: Trouble.LOCKED,
    sqlite3.SQLITE_LOCKED: Trouble.LOCKED,
    sqlite3.SQLITE_CORRUPT: Trouble.DAMAGED,
    sqlite3.SQLITE_NOTADB: Trouble.NO_DATABASE,
    sqlite3.SQLITE_READONLY: Trouble.READ_ONLY,
    sqlite3.SQLITE_FULL: Trouble.FULL,
    sqlite3.SQLITE_CANTOPEN: Trouble.UNOPENED,
}
_POSTGRESQL = {
    "55P03": Trouble.LOCKED,
    "XX001": Trouble.DAMAGED,
    "XX002": Trouble.DAMAGED,
    "25006": Trouble.READ_ONLY,
    "53100": Trouble.FULL,
}


def trouble_of(error: BaseException | None) -> Trouble | None:
    """Which kind it is; None where the engine says something else, such as that nobody answers."""
    if isinstance(error, UnusableError):
        return error.trouble
    if isinstance(error, DBAPIError):
        return trouble_of(error.orig)
    if isinstance(error, sqlite3.Error):
        # The low byte is the kind, what is above it the place where it was met.
        return _SQLITE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
    return _POSTGRESQL.get(getattr(error, "sqlstate", None) or "")

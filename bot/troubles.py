"""What is said of a database that cannot be used, and what to do about each."""

import sqlite3
from typing import Any

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from store.unusable import Trouble, UnusableError, trouble_of

WHAT = "The database cannot be reached or written"
ADVICE = "Check SIGHTLINE_DATABASE_URL, that the server runs and lets this user in, and that the disk can be written."
RESTORE = "sightline restore FILE"

SAYS = {
    Trouble.NEWER: "A newer version of Sightline has changed this database",
    Trouble.ANOTHERS: f"{WHAT}: it is the database of another program",
    Trouble.NO_DATABASE: f"{WHAT}: the file is no database, or its beginning is damaged",
    Trouble.DAMAGED: f"{WHAT}: its file is damaged",
    Trouble.REPLACED: f"{WHAT}: its file was deleted, or another one lies in its place",
    Trouble.LOCKED: f"{WHAT}: another program holds it",
    Trouble.READ_ONLY: f"{WHAT}: it can only be read",
    Trouble.UNOPENED: f"{WHAT}: its file cannot be opened",
    Trouble.FULL: f"{WHAT}: its disk is full",
    Trouble.UNCOPIED: "The database was not brought up to date, since no copy of it could be made before",
}
DO = {
    Trouble.NEWER: (
        "Start the newer version again, or go back to the copy that was made before the upgrade: stop the bot, then"
        f" {RESTORE}"
    ),
    Trouble.ANOTHERS: "Nothing was written to it. Name Sightline's own in its place.",
    Trouble.NO_DATABASE: f"If it is the right file, stop the bot, then: {RESTORE}. Else correct what names it.",
    Trouble.DAMAGED: f"See how far it goes: sightline check. Stop the bot, then put the newest backup back: {RESTORE}",
    Trouble.REPLACED: "Stop the bot, put the right file in its place, and start it again.",
    Trouble.LOCKED: "End that program, such as a tool that looks into the file, or wait until it is done.",
    Trouble.READ_ONLY: "Let Sightline's user write the file and its folder, and check that the disk can be written.",
    Trouble.UNOPENED: "Make its folder, let Sightline's user write both, or name another file.",
    Trouble.FULL: "Make room on the disk. Nothing that was acknowledged is lost.",
    Trouble.UNCOPIED: "Make room on its disk and let its folder be written, then start again. Nothing was changed.",
}


def trouble_said(error: Exception) -> tuple[str, str] | None:
    """What is wrong and what to do; None for an error that is none of the database."""
    if not isinstance(error, SQLAlchemyError | sqlite3.Error):
        return None
    trouble = trouble_of(error)
    if trouble is None:
        return f"{WHAT} ({reason_of(error)}).", ADVICE
    facts = f" ({error.what})" if isinstance(error, UnusableError) else ""
    return f"{SAYS[trouble]}{facts}.", DO[trouble]


def for_the_log(error: Exception) -> dict[str, Any]:
    """What a line of the log tells of an error: its kind where the database cannot be used, else where it rose."""
    trouble = trouble_of(error)
    return {"exc_info": error} if trouble is None else {"why": trouble.value, "exc_info": False}


def reason_said(error: SQLAlchemyError) -> str:
    """Why, as the end of a sentence and without advice: of a database that is not the one of the settings."""
    trouble = trouble_of(error)
    if trouble is not None:
        said = SAYS[trouble].removeprefix(f"{WHAT}: ")
        return said[0].lower() + said[1:]
    behind = error.orig if isinstance(error, DBAPIError) else None
    return str(behind) if isinstance(behind, sqlite3.Error) else reason_of(error)


def reason_of(error: Exception) -> str:
    """PostgreSQL's own, such as that nobody listens or that the password is wrong; else the kind of error."""
    behind = error.orig if isinstance(error, DBAPIError) else None
    if behind is None or not type(behind).__module__.startswith("psycopg"):
        return type(error).__name__
    # Each address that was tried has a line, with the place before the reason.
    said = str(behind).strip().splitlines() or [type(error).__name__]
    reason = said[0].rpartition("failed: ")[2].removeprefix("FATAL:").strip().rstrip(".")
    return f"PostgreSQL: {reason}"

"""Putting a backup in the place of the database."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from sqlalchemy import URL
from sqlmodel import Session

from store.copies.backups import MOMENT
from store.copies.files import BESIDE, UnfitError, as_one_file, look_over, make_private, refuse_in_use, to_disk
from store.database import open_database, session_maker, transaction
from store.private_folder import make_private_folder

Mark = Callable[[Session], object]


class UnknownUseError(Exception):
    """Nobody can tell whether a program has the database open. Why not, as the end of a sentence."""


@dataclass(frozen=True)
class Restored:
    revision: str
    """Of the schema, as the backup had it. It is brought up to date on the way."""
    kept: Path | None
    """Where the database lies that was there before; None where there was none."""


def restore(backup: Path, database: Path, now: datetime, mark: Mark, *, stopped: bool = False) -> Restored:
    """Put a backup in the database's place, and keep what was there beside it.

    1. Copy the backup beside the database, look the copy over, bring its schema up to date and mark it. The backup
       itself is only read.
    2. See that nobody has the database open, and empty its journal into it.
    3. Give the database another name, and the copy its name.

    Whoever dies before 3 has changed nothing. In the middle of it, the database lies under its other name.

    Args:
        mark: says in the copy that it was restored, since chats may have been told more than it knows.
        stopped: somebody says that no bot runs. It is believed only where SQLite cannot tell.

    Raises:
        UnfitError: the backup is damaged or not ours.
        InUseError: somebody has the database open.
        UnknownUseError: it is so damaged that nobody can tell.
        OSError: the backup cannot be read, or the folder not be written.
        sqlalchemy.exc.SQLAlchemyError: the backup's schema could not be brought up to date.
    """
    make_private_folder(database.parent)
    copy = database.with_name(f"{uuid4().hex}.restoring")
    try:
        revision = _prepared(backup, copy, mark)
        if database.exists():
            _refuse_while_in_use(database, stopped=stopped)
        kept = _set_aside(database, now)
        copy.replace(database)
        to_disk(database.parent)
    finally:
        for ending in BESIDE:
            _beside(copy, ending).unlink(missing_ok=True)
    return Restored(revision, kept)


def _prepared(backup: Path, copy: Path, mark: Mark) -> str:
    """Returns the revision that the backup's schema has."""
    for ending in BESIDE:
        # A backup that another program made may still have its journal beside it.
        if (part := _beside(backup, ending)).exists():
            make_private(_beside(copy, ending))
            shutil.copyfile(part, _beside(copy, ending))
    revision = look_over(copy)
    engine = open_database(URL.create("sqlite", database=str(copy)).render_as_string(), with_copy=False)
    try:
        with transaction(session_maker(engine)) as session:
            mark(session)
    finally:
        engine.dispose()
    as_one_file(copy)
    return revision


def _refuse_while_in_use(database: Path, *, stopped: bool) -> None:
    try:
        refuse_in_use(database)
    except UnfitError as error:
        if not stopped:
            raise UnknownUseError(str(error)) from error


def _set_aside(database: Path, now: datetime) -> Path | None:
    if not database.exists():
        return None
    kept = database.with_name(f"{database.name}.until-{now.astimezone(UTC).strftime(MOMENT)}")
    if kept.exists():
        raise FileExistsError(kept)
    # A damaged one may have kept its journals, which SQLite would play into whatever takes its name.
    for ending in BESIDE:
        if (part := _beside(database, ending)).exists():
            part.rename(_beside(kept, ending))
    return kept


def _beside(file: Path, ending: str) -> Path:
    return file.with_name(file.name + ending)

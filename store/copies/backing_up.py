"""Making a backup while the bot runs."""

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

from store.copies.backups import Backup, backups, name_at
from store.copies.files import (
    PATIENCE,
    InUseError,
    UnfitError,
    as_one_file,
    look_over,
    make_private,
    opened,
    revision,
    to_disk,
)
from store.private_folder import make_private_folder

UNFINISHED = ".unfinished"
GIVEN_UP = timedelta(days=1)
"""No copy takes so long: whoever made it was ended."""


class TakenError(Exception):
    """A backup of this second is there already."""


def back_up(database: Path, folder: Path, now: datetime, *, keep: int, patience: float = PATIENCE) -> Backup:
    """Copy a database, look the copy over, and take away the oldest copies.

    1. Copy it in one go, as one reader sees it. In write-ahead mode nobody who writes waits for a reader.
    2. Read all of the copy. What cannot be relied on is no backup, and takes no older one away.
    3. Take a name that nobody has, then put the copy there whole. Whoever dies on the way leaves nothing that looks
       like a backup.

    Args:
        patience: seconds to wait for whoever holds the database to itself.

    Raises:
        FileNotFoundError: there is no database.
        TakenError: a backup of this second is there.
        InUseError: another program holds the database to itself.
        UnfitError: what was copied is damaged, or not ours.
        OSError: the folder cannot be written.
        sqlite3.Error: the copy could not be written, such as to a full disk.
    """
    if not database.is_file():
        raise FileNotFoundError(database)
    make_private_folder(folder)
    copy, target = folder / f"{uuid4().hex}{UNFINISHED}", folder / name_at(now)
    try:
        make_private(copy)
        before = revision(database, patience)
        copy_whole(database, copy, patience)
        as_one_file(copy)
        # A newer version may have started meanwhile. What has neither schema is no copy of it.
        if look_over(copy) not in (before, revision(database)):
            raise UnfitError("changed its schema meanwhile")
        _take(target)
        copy.replace(target)
        to_disk(folder)
    finally:
        copy.unlink(missing_ok=True)
    _tidy(folder, now, keep)
    return Backup(target, now, target.stat().st_size)


def _take(target: Path) -> None:
    try:
        make_private(target)
    except FileExistsError as error:
        raise TakenError(str(target)) from error


def copy_whole(database: Path, copy: Path, patience: float) -> None:
    """Copy a database as one reader sees it, over whatever is in the other file."""

    def give_up(status: int, _remaining: int, _total: int) -> None:
        # Python would try again for ever.
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise InUseError

    with closing(opened(database, patience)) as source, closing(opened(copy)) as target:
        # All pages at once: between two steps a change by anybody else would begin the copy anew.
        source.backup(target, pages=-1, progress=give_up)


def _tidy(folder: Path, now: datetime, keep: int) -> None:
    for old in backups(folder)[keep:]:
        old.file.unlink(missing_ok=True)
    for left in folder.glob(f"*{UNFINISHED}*"):
        if now.timestamp() - left.stat().st_mtime > GIVEN_UP.total_seconds():
            left.unlink(missing_ok=True)

"""The copy that is kept before a newer version changes the schema, so that the way back is open."""

import re
import sqlite3
from pathlib import Path
from uuid import uuid4

from store.copies.backing_up import UNFINISHED, copy_whole
from store.copies.files import InUseError, UnfitError, as_one_file, look_over, make_private, to_disk
from store.unusable import Trouble, UnusableError

KEPT = 3
"""A copy is as large as the database, and whoever goes back goes back one release."""
PATIENCE = 1.0
"""Seconds. Nobody else may write while the schema is changed."""


def copy_before_upgrade(database: Path, revision: str) -> Path:
    """Copy the database beside itself, as `sightline.db.at-0036`, and take the oldest such copies away.

    Called inside the transaction that will change the schema, so that nothing is written between the copy and that.

    Raises:
        UnusableError: no copy could be made that can be relied on.
    """
    unfinished = database.with_name(f"{uuid4().hex}{UNFINISHED}")
    copy = database.with_name(f"{database.name}.at-{revision}")
    try:
        make_private(unfinished)
        copy_whole(database, unfinished, PATIENCE)
        as_one_file(unfinished)
        look_over(unfinished)
        unfinished.replace(copy)
        to_disk(database.parent)
    except UnfitError as error:
        raise UnusableError(Trouble.DAMAGED, f"it {error}") from error
    except (OSError, sqlite3.Error, InUseError) as error:
        raise UnusableError(Trouble.UNCOPIED, type(error).__name__) from error
    finally:
        unfinished.unlink(missing_ok=True)
    for old in copies_before_upgrades(database)[KEPT:]:
        old.unlink(missing_ok=True)
    return copy


def copies_before_upgrades(database: Path) -> list[Path]:
    """The newest first."""
    name = re.compile(re.escape(database.name) + r"\.at-\w+")
    found = [file for file in database.parent.iterdir() if name.fullmatch(file.name)]
    return sorted(found, key=lambda file: file.stat().st_mtime_ns, reverse=True)

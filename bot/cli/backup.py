"""`sightline backup`: a copy of the database that was looked over, made while the bot runs."""

import sqlite3
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from pydantic import BaseModel

from bot.cli.opening import settings
from bot.cli.sqlite_file import database_file
from bot.cli.terminal import AsJson, Stop, in_words, say, say_json
from scheduler.clock import WallClock
from store.copies.backing_up import TakenError, back_up
from store.copies.backups import Backup
from store.copies.files import InUseError, UnfitError

INSTEAD = "pg_dump --format=custom --file=sightline.dump NAME. docs/operations/backup.md shows all of it."


class BackupAnswer(BaseModel):
    """What `backup --json` prints."""

    file: str
    at: datetime
    """In UTC. What was said later is not in it."""
    bytes: int


def backup(
    folder: Annotated[Path | None, typer.Argument(help="Where it is kept. SIGHTLINE_BACKUP_DIR, if left out.")] = None,
    keep: Annotated[
        int | None, typer.Option(min=1, help="How many are kept there. SIGHTLINE_BACKUPS_KEPT, if left out.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Copy the database while the bot runs, look the copy over, and keep the newest."""
    database, chosen = database_file(INSTEAD), settings()
    if (where := folder or chosen.backup_dir) is None:
        raise Stop("Name a folder for it: sightline backup FOLDER, or set SIGHTLINE_BACKUP_DIR.")
    if not database.is_file():
        raise Stop(f"There is no database at {database}, so there is nothing to copy.")
    made = _made(database, where, keep or chosen.backups_kept)
    if as_json:
        say_json(BackupAnswer(file=str(made.file), at=made.at, bytes=made.size))
    else:
        say(f"{made.file} holds all of it and was read whole: {made.size:,} bytes.")


def _made(database: Path, folder: Path, keep: int) -> Backup:
    try:
        return back_up(database, folder, WallClock().now(), keep=keep)
    except TakenError as error:
        raise Stop(f"{error} is there already, and no backup is written over. Wait a second.") from error
    except InUseError as error:
        raise Stop("Another program holds the database to itself. Try again when it is done.") from error
    except UnfitError as error:
        raise Stop(f"The copy {error}, so it was not kept; look at the database: sightline check") from error
    except OSError as error:
        raise Stop(f"{folder} cannot be written: {in_words(error)}.") from error
    except sqlite3.Error as error:
        raise Stop(
            f"The copy could not be made ({error}). Look at the disks of both, and whether the database opens."
        ) from error

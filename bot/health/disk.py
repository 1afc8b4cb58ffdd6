"""Room on the disk of the database, and the age of the newest backup."""

import os
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from bot.core import Core
from bot.health.lights import Light, State
from store.copies.backups import newest_backup
from store.engines import file_of

ROOM, BACKUP = "disk", "backup"
LEAST_ROOM = 200 * 1024 * 1024
"""Bytes. Cleaning after a pulse and a copy before an upgrade need as much as the database takes, and so much more."""
OLD_BACKUP = timedelta(hours=36)
"""One is made each night; a night that failed is tried again each hour."""


def look_at_room(core: Core, least: int = LEAST_ROOM) -> Iterator[Light]:
    """Of a server's disk its administrator is told."""
    file = file_of(core.engine)
    if file is None or not file.exists():
        return
    free, needed = shutil.disk_usage(file.parent).free, least + file.stat().st_size
    if free < needed:
        says = f"The disk of the database has {_megabytes(free)} left, and should have {_megabytes(needed)}."
        yield Light(name=ROOM, state=State.DEGRADED, says=says, do="Make room on it before nothing can be written.")
    else:
        yield Light(name=ROOM, state=State.OK, says=f"The disk of the database has {_megabytes(free)} left.")


def look_at_backups(core: Core, folder: Path) -> Iterator[Light]:
    """Where the settings want one each night."""
    if (wrong := _unusable(folder)) is not None:
        do = "Name a folder in SIGHTLINE_BACKUP_DIR that Sightline's user may write."
        yield Light(name=BACKUP, state=State.DEGRADED, says=f"No backup can be made: {wrong}.", do=do)
        return
    newest = newest_backup(folder)
    if newest is None:
        says = "There is no backup of the database yet."
        yield Light(name=BACKUP, state=State.DEGRADED, says=says, do="Make one: sightline backup")
        return
    age = core.clock.now() - newest.at
    hours = f"{age // timedelta(hours=1)} hours"
    if age > OLD_BACKUP:
        do = "Look in the log why no other was made, or make one: sightline backup"
        yield Light(name=BACKUP, state=State.DEGRADED, says=f"The newest backup is {hours} old.", do=do)
    else:
        yield Light(name=BACKUP, state=State.OK, says=f"The newest backup is {hours} old.")


def _unusable(folder: Path) -> str | None:
    """Why no backup can be put there. A folder is made with the first, where the one above it lets it be made."""
    above = next(place for place in (folder.absolute(), *folder.absolute().parents) if os.path.lexists(place))
    if not above.is_dir():
        return "their folder is a file, or stands below one"
    if not os.access(above, os.W_OK | os.X_OK):
        return "their folder cannot be written"
    return None


def _megabytes(size: int) -> str:
    return f"{size // 1024 // 1024:,} MB"

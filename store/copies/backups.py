"""Which backups lie in a folder. Their names tell all, so that nobody has to open one to ask."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

MOMENT = "%Y%m%dT%H%M%SZ"
NAME = re.compile(r"sightline-(\d{8}T\d{6}Z)\.db")


@dataclass(frozen=True)
class Backup:
    file: Path
    at: datetime
    """When it was made. What was said later is not in it."""
    size: int
    """Bytes."""


def name_at(now: datetime) -> str:
    return f"sightline-{now.astimezone(UTC).strftime(MOMENT)}.db"


def backups(folder: Path) -> list[Backup]:
    """List them, the newest first. A folder that is not there has none.

    Raises:
        OSError: the folder cannot be read.
    """
    if not folder.exists():
        return []
    found = [_backup(file, match[1]) for file in folder.iterdir() if (match := NAME.fullmatch(file.name))]
    # A name without a file behind it was taken by somebody who never came to its end.
    return sorted((one for one in found if one.size), key=lambda one: one.at, reverse=True)


def newest_backup(folder: Path) -> Backup | None:
    return next(iter(backups(folder)), None)


def _backup(file: Path, moment: str) -> Backup:
    return Backup(file, datetime.strptime(moment, MOMENT).replace(tzinfo=UTC), file.stat().st_size)

"""The file of a SQLite database, for verbs that copy it whole."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import make_url

from bot.cli.opening import settings, state_folder
from bot.cli.terminal import Stop
from bot.settings import Settings
from scheduler.clock import Clock
from scheduler.nightly_backup import NightlyBackup
from store.engines import file_named


def nightly(chosen: Settings, clock: Clock) -> list[Callable[[], object]]:
    """What makes a backup each night, where the settings want one. PostgreSQL has a program of its own for that."""
    url = make_url(chosen.database)
    if chosen.backup_dir is None or (file := file_named(url)) is None:
        return []
    return [NightlyBackup(file, chosen.backup_dir, chosen.backups_kept, clock).look]


def missing_file(chosen: Settings) -> Path | None:
    """Where the file would be, if there is none; nothing is made. Raises `Stop` where none could be made."""
    try:
        file = file_named(make_url(chosen.database))
        is_missing = file is not None and not file.exists()
    except OSError:
        return None  # who opens it says so
    if is_missing and chosen.database_url is None and chosen.state_dir.exists():
        state_folder(chosen)
    return file if is_missing else None


def database_file(otherwise: str) -> Path:
    """Where it lies, there or not.

    Args:
        otherwise: what does the same on PostgreSQL.
    """
    url = make_url(settings().database)
    if url.get_backend_name() != "sqlite":
        raise Stop(f"The database is PostgreSQL, which has a program for that: {otherwise}")
    file = file_named(url)
    assert file is not None  # the settings take no other
    return file

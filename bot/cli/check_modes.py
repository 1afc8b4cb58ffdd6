"""Whether others on this machine can read what is the bot's alone: its state folder and its database."""

import sys
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import make_url

from bot.cli.findings import Finding
from bot.settings import Settings

OTHERS = 0o077


def look(chosen: Settings) -> Iterator[Finding]:
    """Windows gives its rights by other lists, which stand in no mode."""
    if sys.platform == "win32":
        return
    for path, mode in _of_ours(chosen):
        if path.exists() and path.stat().st_mode & OTHERS:
            what = f"Others on this machine may look into {path} (mode {path.stat().st_mode & 0o777:o})."
            yield Finding(ok=False, what=what, do=f"Close it to them: chmod {mode:o} {path}")


def _of_ours(chosen: Settings) -> Iterator[tuple[Path, int]]:
    """Each with the mode that it should have. A folder that the database's address names may be anybody's."""
    if chosen.database_url is None:
        yield chosen.state_dir, 0o700
    url = make_url(chosen.database)
    if url.drivername == "sqlite" and url.database:
        for end in ("", "-wal", "-shm"):
            yield Path(url.database + end), 0o600

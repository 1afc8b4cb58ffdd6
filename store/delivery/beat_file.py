"""A small file beside a SQLite database with the last beat: a copy that is put back does not bring it along."""

from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine

ENDING = ".beat"


def beside(engine: Engine) -> Path | None:
    """None for a database that is no file of this machine."""
    name = engine.url.database
    if engine.dialect.name != "sqlite" or not name or name == ":memory:":
        return None
    return Path(name + ENDING)


def read(engine: Engine) -> datetime | None:
    """None where there is none that can be read."""
    file = beside(engine)
    try:
        return None if file is None else datetime.fromisoformat(file.read_text("ascii").strip()).astimezone(UTC)
    except (OSError, ValueError):
        return None


def write(engine: Engine, moment: datetime) -> None:
    """Raises `OSError`."""
    file = beside(engine)
    if file is None:
        return
    # Never half written: whoever is killed here leaves the one before.
    new = file.with_name(f"{file.name}.new")
    new.write_text(f"{moment.isoformat()}\n", "ascii")
    new.replace(file)

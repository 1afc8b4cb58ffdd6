"""Opening the database that the settings name, for a verb."""

from contextlib import ExitStack
from pathlib import Path

from pydantic import ValidationError

from bot.cli.terminal import Stop, moment
from bot.core import Core, make_core
from bot.settings import DATABASE_FILE, Settings
from scheduler.clock import Clock, SetClock, WallClock
from store.engines import SPELLINGS

at_the_end = ExitStack()
"""What is to be closed when the verb is done."""


def settings() -> Settings:
    try:
        return Settings()
    except ValidationError as error:
        problem = error.errors()[0]
        name = f"SIGHTLINE_{problem['loc'][0]}".upper()
        raise Stop(f"The setting {name} cannot be read: {problem['msg']}.") from error


def clock_at(when: str | None) -> Clock:
    """A clock that stands at this moment, or the real one. A time without an offset is London's."""
    if when is None:
        return WallClock()
    return SetClock(moment(when))


def state_folder(chosen: Settings | None = None) -> Path:
    folder = (chosen or settings()).state_dir
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Stop(f"{folder} cannot be written. Set SIGHTLINE_STATE_DIR to a folder that you may write to.") from error
    return folder


def database_exists() -> bool:
    """Whether there is something to look into; looking must not make a database of its own."""
    chosen = settings()
    return chosen.database_url is not None or (chosen.state_dir / DATABASE_FILE).exists()


def open_core(clock: Clock, chosen: Settings | None = None) -> Core:
    """Args:
    chosen: the settings, if not those of this process's environment.
    """
    chosen = chosen or settings()
    if chosen.database_url is None:
        state_folder(chosen)
    elif chosen.database_url.partition(":")[0] not in ("sqlite", *SPELLINGS):
        raise Stop(
            "Only SQLite and PostgreSQL can be used. Set SIGHTLINE_DATABASE_URL to sqlite:///FILE or"
            " postgresql://USER:PASSWORD@HOST/NAME, or leave it out."
        )
    core = make_core(chosen.database, clock, chosen.key_folder, chosen.anonymity_page)
    at_the_end.callback(core.engine.dispose)
    # The last comes first: what an answer has left behind is written while the database is open.
    at_the_end.callback(core.afterwards.close)
    return core

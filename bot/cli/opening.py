"""Opening the database that the settings name, for a verb."""

import os
from contextlib import ExitStack
from pathlib import Path

from pydantic import ValidationError
from sqlalchemy import make_url
from sqlalchemy.exc import DatabaseError, SQLAlchemyError

from bot.cli.terminal import Stop, in_words, moment
from bot.core import Core, make_core
from bot.env_file import EnvFileError, stands
from bot.secret_files import SecretFileError
from bot.setting_forms import reason_of
from bot.settings import DATABASE_FILE, Settings, full_name, names_of, read_settings
from scheduler.clock import Clock, SetClock, WallClock
from store.private_folder import make_private_folder
from store.unusable import Trouble, UnusableError, trouble_of

at_the_end = ExitStack()
"""What is to be closed when the verb is done."""


def settings() -> Settings:
    try:
        return read_settings()
    except (EnvFileError, SecretFileError) as error:
        raise Stop(str(error)) from error
    except ValidationError as error:
        problem = error.errors()[0]
        name = str(problem["loc"][0]).lower().removeprefix("sightline_")
        reason = reason_of(problem)
        if name in Settings.model_fields:
            raise Stop(f"The setting {full_name(name)} cannot be read: {reason}. {stands(names_of(name))}") from error
        raise Stop(f"The setting {name.upper()} cannot be read: {reason}. {stands({name.upper()})}") from error


def clock_at(when: str | None) -> Clock:
    """A clock that stands at this moment, or the real one. A time without an offset is London's."""
    if when is None:
        return WallClock()
    return SetClock(moment(when))


def state_folder(chosen: Settings | None = None) -> Path:
    folder = (chosen or settings()).state_dir
    try:
        make_private_folder(folder)
    except OSError as error:
        raise _not_ours(folder, in_words(error)) from error
    file = folder / DATABASE_FILE
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        raise _not_ours(folder, "it belongs to somebody else, or is read-only")
    if file.exists() and not os.access(file, os.R_OK | os.W_OK):
        raise _not_ours(file, "it belongs to somebody else, or is read-only")
    return folder


def _with_its_place(error: DatabaseError, database: str) -> SQLAlchemyError:
    """Which file it is: SQLite's own words do not say."""
    trouble, url = trouble_of(error), make_url(database)
    if trouble not in (Trouble.UNOPENED, Trouble.READ_ONLY, Trouble.NO_DATABASE) or not url.database:
        return error
    folder = os.path.dirname(os.path.abspath(url.database))
    if trouble is Trouble.UNOPENED and not os.path.isdir(folder):
        return UnusableError(trouble, f"{folder} is no folder that {_user()} can see")
    return UnusableError(trouble, f"{url.database}, by {_user()}")


def _user() -> str:
    return f"user {os.getuid()}" if hasattr(os, "getuid") else "the user who starts Sightline"


def _not_ours(place: Path, why: str) -> Stop:
    return Stop(
        f"{place} cannot be written. Set SIGHTLINE_STATE_DIR to a folder that you may write to, or give this one to"
        f" {_user()}: {why}."
    )


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
    # What SQLite makes here, and beside it, is for nobody else on this machine.
    before = os.umask(0o077)
    try:
        core = make_core(chosen.database, clock, chosen.key_folder, chosen.anonymity_page)
    except DatabaseError as error:
        raise _with_its_place(error, chosen.database) from error
    finally:
        os.umask(before)
    at_the_end.callback(core.engine.dispose)
    # The last comes first: what an answer has left behind is written while the database is open.
    at_the_end.callback(core.afterwards.close)
    return core

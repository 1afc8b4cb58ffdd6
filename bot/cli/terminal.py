"""What every verb shares: the app, plain output, and opening the database that the settings name."""

import sys
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from pydantic import BaseModel, ValidationError

from bot.assemble import Core, make_core
from bot.settings import DATABASE_FILE, Settings
from scheduler.clock import Clock, SetClock, WallClock
from store.engines import SPELLINGS
from store.time import read_moment

app = typer.Typer(
    help="A chat assistant for people who run an improvement plan. Start with: sightline demo",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


class Stop(Exception):  # noqa: N818  (it says what happened to the verb, not that the program failed)
    """The verb cannot do what was asked: one sentence on why and what to do."""


DATABASE_ADVICE = (
    "Check SIGHTLINE_DATABASE_URL, that the server runs and lets this user in, and that the disk can be written."
)

at_the_end = ExitStack()
"""What is to be closed when the verb is done."""

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document for programs.")]


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def say_error(text: str) -> None:
    sys.stderr.write(f"{text}\n")


def say_json(model: BaseModel) -> None:
    say(model.model_dump_json(indent=2))


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


def moment(when: str) -> datetime:
    try:
        return read_moment(when)
    except ValueError as error:
        raise Stop(f"“{when}” is not a moment. Write 2022-07-15 or 2022-07-15T09:00.") from error


def in_words(error: OSError) -> str:
    """The system's own reason, such as "No such file or directory"."""
    return error.strerror or str(error)


def state_folder() -> Path:
    folder = settings().state_dir
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Stop(f"{folder} cannot be written. Set SIGHTLINE_STATE_DIR to a folder that you may write to.") from error
    return folder


def database_exists() -> bool:
    """Whether there is something to look into; looking must not make a database of its own."""
    chosen = settings()
    return chosen.database_url is not None or (chosen.state_dir / DATABASE_FILE).exists()


def open_core(clock: Clock) -> Core:
    chosen = settings()
    if chosen.database_url is None:
        state_folder()
    elif chosen.database_url.partition(":")[0] not in ("sqlite", *SPELLINGS):
        raise Stop(
            "Only SQLite and PostgreSQL can be used. Set SIGHTLINE_DATABASE_URL to sqlite:///FILE or"
            " postgresql://USER:PASSWORD@HOST/NAME, or leave it out."
        )
    core = make_core(chosen.database, clock)
    at_the_end.callback(core.engine.dispose)
    return core

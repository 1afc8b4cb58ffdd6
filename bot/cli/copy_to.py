"""`sightline copy-to`: everything into another, empty database, of either engine."""

from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import Engine
from sqlalchemy.exc import ArgumentError, IntegrityError, SQLAlchemyError

from bot.cli.opening import settings
from bot.cli.terminal import Stop, in_words, say
from bot.troubles import trouble_said
from commands.showing.wording import count
from store.copies.files import InUseError, UnfitError, make_private, refuse_in_use
from store.copies.moving import Moved, NotEmptyError, NotTheSameError, move, others_on, refuse_what_is_not_empty
from store.database import migrate
from store.engines import make_engine


def copy_to(
    url: Annotated[str, typer.Argument(help="The other database: postgresql://USER@HOST/NAME or sqlite:///FILE.")],
) -> None:
    """Copy everything into another, empty database, and compare both. Stop the bot first."""
    with ExitStack() as open_ones:
        source, target = (_engine(one, open_ones) for one in (settings().database, url))
        if source.url == target.url:
            raise Stop("That is the database itself. Name another one.")
        moved = _moved(source, target)
    say(
        f"{count(moved.tables, 'table')} with {count(moved.rows, 'row')} are the same in both. Now set"
        " SIGHTLINE_DATABASE_URL to the other one, run `sightline check`, then start the bot."
    )


def _engine(url: str, open_ones: ExitStack) -> Engine:
    try:
        engine = make_engine(url)
    except ArgumentError as error:
        raise Stop("Only SQLite and PostgreSQL can be used: sqlite:///FILE or postgresql://USER@HOST/NAME.") from error
    open_ones.callback(engine.dispose)
    return engine


def _moved(source: Engine, target: Engine) -> Moved:
    try:
        _nobody_writes(source)
        migrate(source)
        _for_its_owner_alone(target)
        refuse_what_is_not_empty(target)
        migrate(target)
        return move(source, target)
    except NotEmptyError as error:
        raise Stop(f"The other database is not empty: it has a table “{error}”. Name an empty one.") from error
    except NotTheSameError as error:
        raise Stop(f"The table “{error}” reads otherwise in the other database, so nothing was kept there.") from error
    except IntegrityError as error:
        raise Stop("Rows have lost others to which they refer, so nothing was kept. Look: sightline check") from error
    except SQLAlchemyError as error:
        raise Stop(f"One of the databases cannot be used. {' '.join(trouble_said(error) or ())}") from error


def _for_its_owner_alone(target: Engine) -> None:
    """SQLite would make its file as readable as any other."""
    if target.dialect.name == "sqlite" and not (file := Path(target.url.database or "")).exists():
        try:
            make_private(file)
        except OSError as error:
            raise Stop(f"{file} cannot be written: {in_words(error)}.") from error


def _nobody_writes(source: Engine) -> None:
    if source.dialect.name != "sqlite":
        if many := others_on(source):
            raise Stop(f"{count(many, 'other connection')} of Sightline's, such as the bot's. Stop it first.")
        return
    file = Path(source.url.database or "")
    if not file.is_file():
        raise Stop(f"There is no database at {file}, so there is nothing to copy.")
    try:
        refuse_in_use(file)
    except InUseError as error:
        raise Stop(f"A program has {file} open, such as the bot. Stop it first.") from error
    except UnfitError as error:
        raise Stop(f"{file} {error}. Restore a backup first: docs/operations/backup.md") from error

"""`sightline copy-to`: everything into another, empty database, of either engine."""

from contextlib import ExitStack
from typing import Annotated

import typer
from sqlalchemy import Engine, event
from sqlalchemy.exc import ArgumentError, IntegrityError, SQLAlchemyError

from bot.cli.opening import settings
from bot.cli.terminal import Stop, in_words, say
from bot.troubles import reason_said
from commands.showing.wording import count
from store.copies.files import InUseError, UnfitError, make_private, refuse_in_use
from store.copies.moving import Moved, NotEmptyError, NotTheSameError, move, others_on, refuse_what_is_not_empty
from store.database import migrate
from store.engines import file_of, make_engine


def copy_to(
    url: Annotated[str, typer.Argument(help="The other database: postgresql://USER@HOST/NAME or sqlite:///FILE.")],
) -> None:
    """Copy everything into another, empty database, and compare both. Stop the bot first."""
    with ExitStack() as open_ones:
        source, target = make_engine(settings().database), _engine(url)
        for one in (source, target):
            open_ones.callback(one.dispose)
        if _is_the_same(source, target):
            raise Stop("That is the database itself. Name another one.")
        _nobody_writes(source)
        migrate(source)
        _made_ready(target)
        moved = _moved(source, target)
    say(
        f"{count(moved.tables, 'table')} with {count(moved.rows, 'row')} are the same in both. Now set"
        " SIGHTLINE_DATABASE_URL to the other one, run `sightline check`, then start the bot."
    )


def _engine(url: str) -> Engine:
    try:
        engine = make_engine(url)
    except ArgumentError as error:
        raise Stop(
            "That is no address to copy to. Only SQLite and PostgreSQL can be used: sqlite:///FILE or"
            " postgresql://USER@HOST/NAME."
        ) from error
    if engine.dialect.name == "sqlite" and file_of(engine) is None:
        raise Stop("That address names no file, so nothing would be kept. Write sqlite:////FOLDER/FILE.")
    return engine


def _is_the_same(source: Engine, target: Engine) -> bool:
    here, there = file_of(source), file_of(target)
    if here is not None and there is not None:
        return here.resolve() == there.resolve()
    return source.url == target.url


def _made_ready(target: Engine) -> None:
    try:
        _for_its_owner_alone(target)
        refuse_what_is_not_empty(target)
        migrate(target)
    except NotEmptyError as error:
        raise _not_empty(error) from error
    except SQLAlchemyError as error:
        raise _cannot_be_used(target, error) from error


def _moved(source: Engine, target: Engine) -> Moved:
    met_there: list[object] = []
    event.listen(target, "handle_error", met_there.append)
    try:
        return move(source, target)
    except NotEmptyError as error:
        raise _not_empty(error) from error
    except NotTheSameError as error:
        raise Stop(f"The table “{error}” reads otherwise in the other database, so nothing was kept there.") from error
    except IntegrityError as error:
        raise Stop("Rows have lost others to which they refer, so nothing was kept. Look: sightline check") from error
    except SQLAlchemyError as error:
        if not met_there:
            raise
        raise _cannot_be_used(target, error) from error


def _not_empty(error: NotEmptyError) -> Stop:
    return Stop(f"The other database is not empty: it has a table “{error}”. Name an empty one.")


def _cannot_be_used(target: Engine, error: SQLAlchemyError) -> Stop:
    where = file_of(target) or target.url.render_as_string()
    return Stop(
        f"{where} cannot be copied to: {reason_said(error)}. The database that you have is as it was. Mend the other"
        " one, or name another."
    )


def _for_its_owner_alone(target: Engine) -> None:
    """SQLite would make its file as readable as any other."""
    if (file := file_of(target)) is not None and not file.exists():
        try:
            make_private(file)
        except OSError as error:
            raise Stop(f"{file} cannot be written: {in_words(error)}.") from error


def _nobody_writes(source: Engine) -> None:
    if (file := file_of(source)) is None:
        if many := others_on(source):
            raise Stop(f"{count(many, 'other connection')} of Sightline's, such as the bot's. Stop it first.")
        return
    if not file.is_file():
        raise Stop(f"There is no database at {file}, so there is nothing to copy.")
    try:
        refuse_in_use(file)
    except InUseError as error:
        raise Stop(f"A program has {file} open, such as the bot. Stop it first.") from error
    except UnfitError as error:
        raise Stop(f"{file} {error}. Restore a backup first: docs/operations/backup.md") from error

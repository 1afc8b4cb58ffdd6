"""`sightline restore`: a backup in the place of the database."""

from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy.exc import SQLAlchemyError

from bot.cli.sqlite_file import database_file
from bot.cli.terminal import Stop, in_words, say
from scheduler.clock import WallClock
from store.copies.files import InUseError, UnfitError
from store.copies.restoring import Restored, UnknownUseError
from store.copies.restoring import restore as put_in_place
from store.delivery import restored
from store.unusable import UnusableError

INSTEAD = "pg_restore --dbname=NAME sightline.dump. docs/operations/backup.md shows all of it."


def restore(
    file: Annotated[Path, typer.Argument(help="The backup.", readable=False)],
    stopped: Annotated[
        bool, typer.Option("--stopped", help="No bot runs: said where the database is too damaged to tell.")
    ] = False,
) -> None:
    """Put a backup in the place of the database, which is kept beside it. Stop the bot first."""
    database = database_file(INSTEAD)
    done = _put_in_place(file, database, stopped=stopped)
    aside = f" The database from before is kept as {done.kept}." if done.kept else ""
    say(
        f"{database} is what {file.name} holds.{aside} What was said since is not in it: say so to those who use it."
        " Messages that may have gone are looked up before they are sent. Now: sightline check, then start the bot."
    )


def _put_in_place(file: Path, database: Path, *, stopped: bool) -> Restored:
    now = WallClock().now()
    try:
        if not file.is_file():
            raise Stop(f"There is no file {file}.")
        if database.exists() and file.samefile(database):
            raise Stop("That is the database itself, so nothing was done. Name a backup.")
        return put_in_place(file, database, now, lambda session: restored.mark(session, now), stopped=stopped)
    except InUseError as error:
        raise Stop(f"A program has {database} open, such as the bot. Stop it, then say this again.") from error
    except UnknownUseError as error:
        raise Stop(
            f"{database} {error}, so nobody can tell whether the bot still runs on it. Stop it, then add --stopped."
        ) from error
    except UnfitError as error:
        raise Stop(f"{file} {error}, so nothing was touched. Take another backup.") from error
    except UnusableError as error:
        raise Stop(
            f"{file} was made by a newer version of Sightline ({error.what}), so nothing was touched. Install that"
            " version, or take an older backup."
        ) from error
    except SQLAlchemyError as error:
        raise Stop(f"{file} cannot be brought up to date ({type(error).__name__}), so nothing was touched.") from error
    except OSError as error:
        raise Stop(f"{error.filename or database} cannot be read or written: {in_words(error)}.") from error

"""What the command line says of errors that rise out of a verb."""

from sqlalchemy.exc import SQLAlchemyError

from bot.chat.connecting import ConnectionProblem
from bot.cli.opening import DATABASE_ADVICE
from commands.errors import CommandError


def sentence_of(error: Exception) -> str | None:
    """What is wrong and what to do; None for what nobody foresaw."""
    if isinstance(error, CommandError):
        return str(error)
    if isinstance(error, SQLAlchemyError):
        return f"The database cannot be reached or written ({type(error).__name__}). {DATABASE_ADVICE}"
    if isinstance(error, ConnectionProblem):
        return f"{error} Then run `sightline check`."
    return None

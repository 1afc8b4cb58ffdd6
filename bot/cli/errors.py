"""What the command line says of errors that rise out of a verb."""

from bot.chat.connecting import ConnectionProblem
from bot.troubles import trouble_said
from commands.errors import CommandError


def sentence_of(error: Exception) -> str | None:
    """What is wrong and what to do; None for what nobody foresaw."""
    if isinstance(error, CommandError):
        return str(error)
    if (said := trouble_said(error)) is not None:
        return " ".join(said)
    if isinstance(error, ConnectionProblem):
        return f"{error} Then run `sightline check`."
    return None

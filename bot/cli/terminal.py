"""What every verb shares: plain output, moments, and the way to stop. It loads little, so that help is quick."""

import re
import shlex
import sys
from datetime import datetime
from typing import Annotated

import typer
from pydantic import BaseModel

from store.time import read_moment


class Stop(Exception):  # noqa: N818  (it says what happened to the verb, not that the program failed)
    """The verb cannot do what was asked: one sentence on why and what to do."""


AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document for programs.")]


NO_DOUBLE_QUOTES = re.compile(r'["$`\\!]')
"""What a shell would read as something else between double quotes."""


def say(text: str) -> None:
    sys.stdout.write(f"{_advised(text)}\n")
    sys.stdout.flush()


def say_error(text: str) -> None:
    sys.stderr.write(f"{_advised(text)}\n")


def say_json(model: BaseModel) -> None:
    from commands.advice import written_in

    say(written_in(model, ask_again).model_dump_json(indent=2))


def ask_again(words: str) -> str:
    """Advice, as it is typed in a terminal."""
    if not words:
        return "`sightline ask`"
    quoted = shlex.quote(words) if NO_DOUBLE_QUOTES.search(words) else f'"{words}"'
    return f"`sightline ask {quoted}`"


def _advised(text: str) -> str:
    # Loaded once something is said, since help loads as little as it can.
    from commands.advice import written

    return written(text, ask_again)


def moment(when: str) -> datetime:
    try:
        return read_moment(when)
    except ValueError as error:
        raise Stop(f"“{when}” is not a moment. Write 2022-07-15 or 2022-07-15T09:00.") from error


def in_words(error: OSError) -> str:
    """The system's own reason, such as "No such file or directory"."""
    return error.strerror or str(error)

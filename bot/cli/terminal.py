"""What every verb shares: plain output, moments, and the way to stop. It loads little, so that help is quick."""

import os
import re
import shlex
import sys
from collections.abc import Sequence
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


BEYOND_ASCII_ORDERS = re.compile("[\x7f-\x9f]")
"""What JSON need not escape, and a terminal may take for an order."""


def say(text: str) -> None:
    sys.stdout.write(f"{_shown(text)}\n")
    sys.stdout.flush()


def say_error(text: str) -> None:
    sys.stderr.write(f"{_shown(text)}\n")


def say_json(model: BaseModel) -> None:
    """All that is held, with what a terminal would obey escaped."""
    from commands.advice import written_in

    held = written_in(model, ask_again).model_dump_json(indent=2)
    say(BEYOND_ASCII_ORDERS.sub(lambda found: f"\\u{ord(found[0]):04x}", held))


def ask_again(words: str) -> str:
    """Advice, as it is typed in a terminal."""
    if not words:
        return "`sightline ask`"
    quoted = shlex.quote(words) if NO_DOUBLE_QUOTES.search(words) else f'"{words}"'
    return f"`sightline ask {quoted}`"


def _shown(text: str) -> str:
    """With advice as it is typed here, and without signs that a terminal would obey.

    Most are taken out where words come in. Rows of earlier releases, and names that a chat tells, may hold some.
    """
    # Loaded once something is said, since help loads as little as it can.
    from commands.advice import written
    from store.rules.control_signs import in_whole_signs, without_control_signs

    return in_whole_signs(without_control_signs(written(text, ask_again)))


def refuse_what_is_no_text(words: Sequence[str]) -> None:
    """Words in another encoding than the terminal's. The name of a file may hold any bytes, where there is one."""
    for word in words:
        try:
            word.encode()
        except UnicodeEncodeError:
            if os.path.lexists(word):
                continue
            raise Stop(
                f"“{word}” holds signs that are no text here. Type it again, in a terminal that is set to UTF-8."
            ) from None


def moment(when: str) -> datetime:
    try:
        return read_moment(when)
    except ValueError as error:
        raise Stop(f"“{when}” is not a moment. Write 2022-07-15 or 2022-07-15T09:00.") from error


def in_words(error: OSError) -> str:
    """The system's own reason, such as "No such file or directory"."""
    return error.strerror or str(error)

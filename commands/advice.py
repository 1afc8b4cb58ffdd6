"""Advice on what to say, as data: each chat and the terminal writes it in its own way.

The same words stand behind our name, alone in a message, or behind `sightline ask` in a terminal.
"""

import re
from collections.abc import Callable
from typing import Any, TypeVar

from pydantic import BaseModel

OPENS, CLOSES = "\ufdd0", "\ufdd1"
"""Unicode keeps these two for a program's own use, so they stand in nobody's text."""
_ADVICE = re.compile(f"{OPENS}([^{OPENS}{CLOSES}]*){CLOSES}")
_MARKS = str.maketrans("", "", OPENS + CLOSES)

Write = Callable[[str], str]
"""How somebody would say the words of a command here, to stand in a sentence."""
Shown = TypeVar("Shown", bound=BaseModel)


def say(words: str) -> str:
    """The words of a command, marked in the sentence that they stand in."""
    return f"{OPENS}{without_marks(words)}{CLOSES}"


def without_marks(text: str) -> str:
    """What somebody typed, which must not pass for advice."""
    return text.translate(_MARKS)


def written(text: str, write: Write) -> str:
    """A sentence with its advice written."""
    return _ADVICE.sub(lambda found: write(found[1]), text) if OPENS in text else text


def written_in(shown: Shown, write: Write) -> Shown:
    """A card, a form or any other model with all its advice written."""
    # Most hold none, and asking for their JSON is six times as quick as looking at each of their words.
    if OPENS not in shown.model_dump_json():
        return shown
    return shown.model_copy(update={name: _written_in(value, write) for name, value in shown})


def _written_in(value: Any, write: Write) -> Any:
    match value:
        case str():
            return written(value, write)
        case BaseModel():
            return value.model_copy(update={name: _written_in(one, write) for name, one in value})
        case list() | tuple():
            return type(value)(_written_in(one, write) for one in value)
        case dict():
            return {name: _written_in(one, write) for name, one in value.items()}
        case _:
            return value

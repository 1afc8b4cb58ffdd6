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
    anew = _written_in(shown, write)
    assert isinstance(anew, type(shown))
    return anew


def _written_in(value: Any, write: Write) -> Any:
    """The very same value where there is nothing to write, so that cards without advice are not copied."""
    match value:
        case str():
            return written(value, write)
        case BaseModel():
            anew = {name: _written_in(old, write) for name, old in value}
            changed = {name: new for name, new in anew.items() if new is not getattr(value, name)}
            return value.model_copy(update=changed) if changed else value
        case list() | tuple():
            listed = [_written_in(one, write) for one in value]
            same = all(new is old for new, old in zip(listed, value, strict=True))
            return value if same else type(value)(listed)
        case dict():
            kept = {name: _written_in(one, write) for name, one in value.items()}
            return value if all(kept[name] is value[name] for name in value) else kept
        case _:
            return value

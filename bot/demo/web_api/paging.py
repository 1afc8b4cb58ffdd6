"""Lists in pages, each with a cursor to the next."""

import base64
import binascii
from collections.abc import Sequence
from typing import TypeVar

from bot.demo.refusal import SlackError

One = TypeVar("One")


def paged(everything: Sequence[One], cursor: str, size: int) -> tuple[list[One], str]:
    """Return one page and the cursor of the next, which is empty on the last."""
    start = _start(cursor) if cursor else 0
    following = start + size
    more = base64.b64encode(f"next:{following}".encode()).decode() if following < len(everything) else ""
    return list(everything[start:following]), more


def _start(cursor: str) -> int:
    try:
        word, _, number = base64.b64decode(cursor, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError) as error:
        raise SlackError("invalid_cursor") from error
    if word != "next" or not number.isdigit():
        raise SlackError("invalid_cursor")
    return int(number)

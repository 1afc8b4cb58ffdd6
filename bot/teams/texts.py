"""Plain words as elements of a card, in pieces that it has room for."""

import re
from collections.abc import Iterator
from typing import Any

from bot.teams.elements import Element, element, run, words

LONGEST_PIECE = 3_000
"""Characters in one element, so that each has room in a card, whatever it takes to write them."""
HAIR_SPACE = "\u200a"
# Some clients read words as markdown and some do not, and all read a date in double braces. A sign that a space
# follows opens nothing, and no list begins where another sign stands before the space. A hair space does both.
SIGNS = re.compile(r"(?:\*|(?<!\w)[_~])(?=\S)|\](?=\()|\{(?=\{)|\\(?=[!-/:-@\[-`{-~])|<(?=[\w/!])|&(?=#?\w+;)")
LISTS = re.compile(r"^([ \t]*(?:[-+*>]|#+|\d+[.)]))(?=[ \t])", re.MULTILINE)


def escaped(text: str) -> str:
    """Plain words, which keep their signs and mean nothing more, whether or not a client reads markdown."""
    return LISTS.sub(rf"\1{HAIR_SPACE}", SIGNS.sub(lambda sign: sign[0] + HAIR_SPACE, text))


def advice(said: str) -> str:
    """Words to say, as they stand in a sentence here: with our name before them or alone, typed without a slash."""
    return f'"{f"plan {said}".strip()}"'


def heading(text: str, **look: Any) -> list[Element]:
    """Bold, and a heading to a screen reader, which a run of words cannot be."""
    look = {"style": "heading", "size": "Default", "weight": "Bolder", "wrap": True, **look}
    return [element("TextBlock", text=escaped(piece), **look) for piece in pieces(text)]


def text_elements(text: str, *, first: dict[str, Any] | None = None, **look: Any) -> list[Element]:
    """An element for each line, since clients break lines each in their own way.

    Args:
        first: how the first of them stands below what is above.
        look: how all words look.
    """
    drawn: list[Element] = []
    stands = first or {}
    for line in text.split("\n"):
        if not line.strip():
            stands = {"spacing": "Medium"}
            continue
        for piece in pieces(line):
            drawn.append(words(run(escaped(piece), **look), **stands))
            stands = {"spacing": "Small"}
    return drawn


def pieces(text: str, longest: int = LONGEST_PIECE) -> Iterator[str]:
    for start in range(0, len(text), longest):
        yield text[start : start + longest]

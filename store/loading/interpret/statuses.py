"""Ratings and status words as printed."""

import re
from typing import get_args

from store.loading.document import Cell
from store.loading.interpret.synonyms import RATINGS
from store.loading.notes import Notes
from store.loading.staged import Rating


def rating(cell: Cell | None, where: str, notes: Notes) -> Rating | None:
    """Read a rating's word or letter; what is neither is a doubt, never a guess."""
    if cell is None or not cell.text:
        return None
    words = re.findall(r"[a-z]+", cell.text.casefold())
    # A letter is a rating only by itself: "a delay" is not amber.
    telling = {word for word in words if len(word) > 1 or len(words) == 1}
    found: list[Rating] = [colour for colour in get_args(Rating) if telling & set(RATINGS[colour])]
    if len(found) == 1:
        return found[0]
    notes.doubt(where, cell.text, "no rating", "This names no single colour")
    return None

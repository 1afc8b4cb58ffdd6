"""Cells that nobody has filled in are empty, whatever a form or a formula shows there."""

import re
from dataclasses import replace

from store.loading.document import Block, Cell, Document, Row
from store.loading.interpret.words.placeholders import ERROR, UNANSWERED
from store.loading.interpret.words.statuses import meaning_of
from store.loading.notes import Notes

AROUND = re.compile(r"^[\s<>\[\](){}«».…:_*–—-]+|[\s<>\[\](){}«».…:_*–—-]+$")
IN_BRACKETS = re.compile(r"(?:\[[^\[\]]*\]|<[^<>]*>|\{+[^{}]*\}+|«[^«»]*»)", re.S)
LONGEST = 80
MOST_WORDS_IN_BRACKETS = 6
SHORTEST_HINT = 3
"""Less is a tick."""


def without_placeholders(document: Document, notes: Notes) -> Document:
    """Empty the cells that hold a placeholder; a formula that failed is told once for all its cells."""
    failed: dict[str, list[str]] = {}
    blocks = tuple(_emptied(block, failed) for block in document.blocks)
    for printed, places in failed.items():
        times = f" ({len(places)} times)" if len(places) > 1 else ""
        why = "A formula of the spreadsheet failed here, so nothing can be read"
        notes.doubt(places[0], f"{printed}{times}", "no answer", why)
    return replace(document, blocks=blocks)


def _emptied(block: Block, failed: dict[str, list[str]]) -> Block:
    if not isinstance(block, Row) or not any(map(is_placeholder, block.cells)):
        return block
    for cell in block.cells:
        if ERROR.fullmatch(cell.text.strip()):
            failed.setdefault(cell.text.strip(), []).append(block.where)
    return replace(
        block, cells=tuple(replace(cell, pieces=()) if is_placeholder(cell) else cell for cell in block.cells)
    )


def is_placeholder(cell: Cell) -> bool:
    text = cell.text.strip()
    if not text or len(text) > LONGEST:
        return False
    if ERROR.fullmatch(text):
        return True
    bare = AROUND.sub("", text.casefold())
    if UNANSWERED.fullmatch(" ".join(bare.split())):
        return True
    is_hint = IN_BRACKETS.fullmatch(text) and len(bare.split()) <= MOST_WORDS_IN_BRACKETS
    return bool(is_hint) and len(bare) >= SHORTEST_HINT and not re.search(r"[\d@]", bare) and meaning_of(bare) is None

"""Actions said in the prose of minutes: "Action: SH to bring the report", "ACTION 2: JR to write by 1 November 2026".

Each is made a row of a table, so that everything after reads it as one; all of them are doubted together.
"""

import re
from collections.abc import Sequence

from store.loading.document import Block, Cell, Document, Heading, Piece, Row
from store.loading.interpret.lines import LABELLED, SAID_IN_A_LINE, is_a_day, role_of
from store.loading.interpret.owners import GROUP, NOBODY, names_somebody, split_posts
from store.loading.notes import Notes

CALLED = r"(?:agreed )?actions?(?: points?| agreed)?(?:\s*(?P<ref>[A-Z]{0,3}\d{1,3}(?:\.\d{1,3})*))?\s*(?::|\s[–—-])\s*"
SPOKEN = re.compile(
    rf"{CALLED}(?P<who>[A-Z].{{0,60}}?),? (?:is |are |has |have |agreed )?(?:to|will) (?P<what>.+)", re.I
)
CALLED_AN_ACTION = re.compile(rf"(?:^|[(\[.;]\s*){CALLED}\S", re.I)
ANOTHER = re.compile(rf"\b{CALLED}\S", re.I)
"""A second one, which ran together with the first."""
BY_WHEN = re.compile(r"(?P<what>.+\S),? (?:by|before|no later than) (?P<day>[^.]+?)\.?", re.I)
HEADINGS = ("Ref", "Action", "Owner", "Due date")
LONGEST = 600
LONGEST_SHOWN = 80


def with_spoken_as_rows(document: Document, notes: Notes) -> Document:
    blocks: list[Block] = []
    read: list[Block] = []
    end: int | None = None
    for at, block in enumerate(document.blocks):
        row = None if _is_of_a_form(document.blocks, at) else _row(block)
        if row is None:
            blocks.append(block)
            end = None if isinstance(block, Heading | Row) else end
            continue
        if end is None:
            end = len(blocks) + 1
            blocks.append(Row(block.where, tuple(map(_cell, HEADINGS))))
        # Those of one section stand together, as one table.
        blocks.insert(end, row)
        end += 1
        read.append(block)
    if read:
        lines = "a line is" if len(read) == 1 else f"{len(read)} lines are"
        why = f"In the prose {lines} called an action; who and when were parted from the words"
        notes.doubt(read[0].where, read[0].text[:LONGEST_SHOWN] if not isinstance(read[0], Row) else "", "actions", why)
    return Document(tuple(blocks), document.left_out, document.unsure)


def is_called_an_action(block: Block) -> bool:
    return not isinstance(block, Row) and CALLED_AN_ACTION.search(block.text) is not None


def _row(block: Block) -> Row | None:
    if isinstance(block, Row) or len(block.text) > LONGEST or (isinstance(block, Heading) and block.tab):
        return None
    found = SPOKEN.fullmatch(block.text)
    if not found or ANOTHER.search(found["what"]) or not _is_somebody(found["who"]):
        return None
    what, day = found["what"].rstrip(" ."), ""
    if (when := BY_WHEN.fullmatch(what)) and is_a_day(when["day"]):
        what, day = when["what"].rstrip(" ,"), when["day"]
    title = what[:1].upper() + what[1:]
    return Row(block.where, tuple(map(_cell, (found["ref"] or "", title, found["who"], day))))


def _is_somebody(words: str) -> bool:
    if NOBODY.fullmatch(words.split()[0]):
        return False
    return all(names_somebody(one) or GROUP.fullmatch(one) for one in split_posts([Piece(words)]) or [""])


def _is_of_a_form(blocks: Sequence[Block], at: int) -> bool:
    """Whether a label of a form stands beside a line: "Lead: Ada Quill" above or under it."""
    return any(_is_label(block) for block in (*blocks[max(0, at - 1) : at], *blocks[at + 1 : at + 2]))


def _is_label(block: Block) -> bool:
    found = None if isinstance(block, Row) else LABELLED.fullmatch(block.text)
    return found is not None and role_of(found["label"]) in SAID_IN_A_LINE - {"action"}


def _cell(words: str) -> Cell:
    return Cell((Piece(words),)) if words else Cell()

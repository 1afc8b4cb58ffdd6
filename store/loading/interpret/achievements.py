"""What has been achieved already: under a heading that says so, or the list that follows the last actions."""

from collections.abc import Sequence

from store.loading.document import Block, Bullet, Document, Row
from store.loading.interpret.tables import Table
from store.loading.interpret.words.sections import ACHIEVEMENT_WORDS
from store.loading.notes import Notes


def achievements_of(document: Document, tables: list[Table], notes: Notes) -> list[str]:
    bullets = _under_a_heading(document) or _after_the_last_actions(document, tables, notes)
    notes.use(*bullets)
    return [bullet.text for bullet in bullets]


def _under_a_heading(document: Document) -> list[Bullet]:
    sections = [section for section in document.sections() if section.is_about(ACHIEVEMENT_WORDS)]
    return [block for section in sections for block in section.blocks if isinstance(block, Bullet)]


def _after_the_last_actions(document: Document, tables: list[Table], notes: Notes) -> list[Bullet]:
    last = next((table.rows[-1] for table in reversed(tables) if table.kind == "actions" and table.rows), None)
    if last is None:
        return []
    bullets = _bullets_right_after(document.blocks, last)
    if bullets:
        notes.doubt(
            f"{bullets[0].where} to {bullets[-1].where}",
            f"{len(bullets)} bullets without a heading",
            f"{len(bullets)} achievements, not actions",
            "They follow the last table of actions and name no recommendation",
        )
    return bullets


def _bullets_right_after(blocks: Sequence[Block], row: Row) -> list[Bullet]:
    found = []
    last = max((at for at, block in enumerate(blocks) if block.where == row.where), default=len(blocks))
    for block in blocks[last + 1 :]:
        if not isinstance(block, Bullet):
            break
        found.append(block)
    return found

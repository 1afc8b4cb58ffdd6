"""Lists of actions: bullets, numbered lines and boxes that say who and when at their end, with their steps under them.

A list is made rows of a table, so that everything after reads it as one.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from store.loading.document import Block, Bullet, Cell, Document, Heading, Paragraph, Piece, Row
from store.loading.interpret.forms import HEADED
from store.loading.interpret.lines import BOX, Line, line_of, role_of
from store.loading.interpret.tables import Table

COLUMNS = {"ref": "Ref", "action": "Action", "owner": "Owner", "due": "Due date", "status": "Status"}
LEVEL = "Level"
MORE = {"start": "Start date", "completed": "Date completed", "rating": "RAG", "progress": "Progress"}
NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[A-Z]{1,3}\d{1,3})[.):]?\s+\S")
ABOUT_ACTIONS = re.compile(r"\b(?:actions?|next steps|to[ -]do|tasks?|milestones?|deliverables?|plan)\b", re.I)
FEWEST_LABELS = 2
OVER_STEPS = ("milestones", "progress")


def with_lists_as_rows(document: Document) -> Document:
    blocks: list[Block] = []
    run: list[Bullet] = []
    waiting: list[Block] = []
    heading = ""

    def close(following: Block | None) -> None:
        if run and _is_a_list_of_actions(run, heading) and not _belongs_to_a_form(blocks, following):
            blocks.extend(_rows(run))
        else:
            blocks.extend(map(_without_box, waiting))

    for block in document.blocks:
        if (item := _item(block)) is not None:
            run.append(item)
            waiting.append(block)
            continue
        close(block)
        run, waiting = [], []
        blocks.append(block)
        heading = block.text if isinstance(block, Heading | Paragraph) else ""
    close(None)
    return Document(tuple(blocks), document.left_out)


def _item(block: Block) -> Bullet | None:
    """Give a bullet, or a line that is listed by its number or a box before it."""
    if isinstance(block, Bullet):
        return block
    if isinstance(block, Row) or (isinstance(block, Heading) and block.tab):
        return None
    if BOX.match(block.text):
        return Bullet(block.where, block.text)
    line = line_of(block.text) if NUMBERED.match(block.text) else None
    return Bullet(block.where, block.text) if line and _says_who_and_when(line) and not line.labelled else None


def _says_who_and_when(line: Line) -> bool:
    return {"owner", "due"} <= set(line.said)


def _is_a_list_of_actions(run: Sequence[Bullet], heading: str) -> bool:
    """Whether most of the outermost lines say who and when, or have a box; one of both is enough under "Actions"."""
    outermost = min(one.indent for one in run)
    lines = [line_of(one.text) for one in run if one.indent == outermost]
    everything = [line_of(one.text) for one in run]
    if all(one.boxed for one in lines):
        return True
    if not all(one.labelled for one in everything) or len(lines) < len(run):
        told = [line for line in lines if _says_who_and_when(line)]
        if ABOUT_ACTIONS.search(heading):
            told = [line for line in lines if {"owner", "due"} & set(line.said)]
        return 2 * len(told) > len(lines)
    return False


def _belongs_to_a_form(before: Sequence[Block], following: Block | None) -> bool:
    """Whether the bullets are the steps of a form: under a label, or between its heading and its labels."""
    over = before[-1] if before else None
    if over is None or isinstance(over, Row | Bullet):
        return False
    label, colon, words = over.text.partition(":")
    if colon and not words.strip() and role_of(label) in OVER_STEPS:
        return True
    is_label = isinstance(following, Paragraph | Heading) and role_of(following.text.partition(":")[0]) is not None
    return bool(HEADED.match(over.text)) and is_label


def _rows(run: Sequence[Bullet]) -> list[Row]:
    lines = [line_of(one.text) for one in run]
    said = {role for line in lines for role in line.said}
    roles = [role for role in COLUMNS if role in said | {"action", "owner", "due"}] + [r for r in MORE if r in said]
    names = COLUMNS | MORE | {"level": LEVEL}
    roles += ["level"] if len({one.indent for one in run}) > 1 else []
    rows = [Row(run[0].where, tuple(_cell(names[role]) for role in roles))]
    for one, line in zip(run, lines, strict=True):
        words = {**line.said, "action": line.title, "level": str(one.indent)}
        rows.append(Row(one.where, tuple(_cell(words.get(role, "")) for role in roles)))
    return rows


def _cell(words: str) -> Cell:
    return Cell((Piece(words),)) if words else Cell()


def _without_box(block: Block) -> Block:
    if isinstance(block, Bullet):
        return replace(block, text=BOX.sub("", block.text, count=1) or block.text) if BOX.match(block.text) else block
    return block


def part_lines(tables: Sequence[Table]) -> None:
    """Make rows of the lines of a cell that each name an action with its labels: a table inside it was written so."""
    for table in tables:
        if table.kind == "actions":
            rows = [part for row in table.rows for part in _parted(row, table)]
            table.rows = rows


def _parted(row: Row, table: Table) -> list[Row]:
    column = table.columns["action"]
    lines = [line_of(piece.text) for piece in row.cell(column).pieces]
    if row.cell(column).carried or not lines or any(len(line.labelled) < FEWEST_LABELS for line in lines):
        return [row]
    for role in dict.fromkeys(role for line in lines for role in line.said):
        if role not in table.columns:
            table.columns[role], table.width = table.width, table.width + 1
    found: list[Row] = []
    for number, line in enumerate(lines):
        cells = [*row.cells, *([Cell()] * (table.width - len(row.cells)))]
        cells = [replace(cell, carried=bool(number and cell.text)) for cell in cells]
        for role, words in {**line.said, "action": line.title}.items():
            cells[table.columns[role]] = _cell(words)
        found.append(Row(row.where, tuple(cells), row.level))
    return found

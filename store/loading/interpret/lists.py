"""Lists of actions: bullets, numbered lines and boxes that say who and when at their end, with their steps under them.

A list is made rows of a table, so that everything after reads it as one.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from store.loading.document import Block, Bullet, Cell, Document, Heading, Paragraph, Piece, Row
from store.loading.interpret.forms import HEADED
from store.loading.interpret.lines import BOX, LABELLED, SAID_IN_A_LINE, Line, line_of, role_of, unparted
from store.loading.interpret.tables import Table
from store.loading.interpret.words.sections import ACHIEVEMENT_WORDS, GOVERNANCE_WORDS, MEMBERSHIP_WORDS
from store.loading.notes import Notes

COLUMNS = {"ref": "Ref", "action": "Action", "owner": "Owner", "due": "Due date", "status": "Status"}
LEVEL = "Outline level"
MORE = {"start": "Start date", "completed": "Date completed", "rating": "RAG", "progress": "Progress"}
NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[A-Z]{1,3}\d{1,3})[.):]?\s+\S")
ABOUT_ACTIONS = re.compile(r"\b(?:actions?|next steps|to[ -]do|tasks?|milestones?|deliverables?|plan)\b", re.I)
Item = tuple[str, int, Line]
"""Where a line stands, how far it is set in, and what it says."""
FEWEST_LABELS = 2
OTHER_LISTS = (*ACHIEVEMENT_WORDS, *GOVERNANCE_WORDS, *MEMBERSHIP_WORDS)
"""Said over a list of what was done, or of who sits where."""
OVER_STEPS = ("milestones", "progress")


def with_lists_as_rows(document: Document, notes: Notes) -> Document:
    blocks: list[Block] = []
    run: list[Bullet] = []
    waiting: list[Block] = []
    heading = section = ""

    def close(following: Block | None) -> None:
        items = _gathered(run)
        is_other = any(word in f"{section} {heading}".casefold() for word in OTHER_LISTS)
        if run and not is_other and _is_a_list_of_actions(items, heading) and not _belongs_to_a_form(blocks, following):
            blocks.extend(_rows(items))
            _doubt_unparted(items, notes)
        else:
            blocks.extend(map(_without_box, waiting))

    for block in document.blocks:
        item = _item(block)
        if item is not None and waiting and not _goes_on(waiting, block, item):
            # Numbered headings over bullets are no one list.
            close(block)
            run, waiting = [], []
        if item is not None:
            run.append(item)
            waiting.append(block)
            continue
        close(block)
        run, waiting = [], []
        blocks.append(block)
        heading = block.text if isinstance(block, Heading | Paragraph) else ""
        section = block.text if isinstance(block, Heading) else section
    close(None)
    return Document(tuple(blocks), document.left_out)


def _goes_on(waiting: Sequence[Block], block: Block, item: Bullet) -> bool:
    """Whether a line belongs to the list above it: it is of its kind, or bullets are set in under its numbers."""
    if isinstance(block, Bullet) is isinstance(waiting[-1], Bullet):
        return True
    first = waiting[0]
    is_numbered = not isinstance(first, Bullet | Row) and _is_told(line_of(first.text), enough=2)
    return is_numbered and (item.indent > 0 or not isinstance(block, Bullet))


def _item(block: Block) -> Bullet | None:
    """Give a bullet, or a line that is listed by its number or a box before it."""
    if isinstance(block, Bullet):
        return block
    if isinstance(block, Row) or (isinstance(block, Heading) and block.tab):
        return None
    if BOX.match(block.text) or NUMBERED.match(block.text):
        return Bullet(block.where, block.text)
    return None


def _is_told(line: Line, enough: int) -> bool:
    return len({"owner", "due"} & set(line.said)) >= enough


def _is_a_list_of_actions(items: Sequence[Item], heading: str) -> bool:
    """Whether most of the outermost lines say who and when, or have a box; one of both is enough under "Actions".

    Lines that all have their labels are forms.
    """
    outermost = min(indent for _, indent, _ in items)
    lines = [line for _, indent, line in items if indent == outermost]
    if all(line.boxed for line in lines):
        return True
    if all(_is_all_labelled(line) for _, _, line in items) and len(lines) == len(items):
        return False
    told = [line for line in lines if _is_told(line, enough=1 if ABOUT_ACTIONS.search(heading) or line.gathered else 2)]
    return 2 * len(told) > len(lines)


def _is_all_labelled(line: Line) -> bool:
    said = line.said.keys() - {"ref"}
    return bool(said) and said <= line.labelled and not line.gathered


def _doubt_unparted(items: Sequence[Item], notes: Notes) -> None:
    for where, _, line in items:
        if left := unparted(line):
            why = "It may say who, when or how it stands, and could not be parted"
            notes.doubt(where, left, "words of the action", why)


def _gathered(run: Sequence[Bullet]) -> list[Item]:
    """Read each line, and bring bullets like "Owner: Ada Quill" to the one that they are set in under."""
    items: list[Item] = []
    for one in run:
        labelled = LABELLED.fullmatch(one.text)
        role = role_of(labelled["label"]) if labelled else None
        above = items[-1] if items else None
        if labelled and role in SAID_IN_A_LINE - {"action"} and above and above[1] < one.indent:
            above[2].said.setdefault(role or "", labelled["words"])
            above[2].gathered = True
        else:
            items.append((one.where, one.indent, line_of(one.text)))
    return items


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


def _rows(items: Sequence[Item]) -> list[Row]:
    said = {role for _, _, line in items for role in line.said}
    roles = [role for role in COLUMNS if role in said | {"action", "owner", "due"}] + [r for r in MORE if r in said]
    names = COLUMNS | MORE | {"level": LEVEL}
    roles += ["level"] if len({indent for _, indent, _ in items}) > 1 else []
    rows = [Row(items[0][0], tuple(_cell(names[role]) for role in roles))]
    for where, indent, line in items:
        words = {**line.said, "action": line.title, "level": str(indent)}
        rows.append(Row(where, tuple(_cell(words.get(role, "")) for role in roles)))
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
    if any(piece.text.count(":") < FEWEST_LABELS for piece in row.cell(column).pieces):
        return [row]
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

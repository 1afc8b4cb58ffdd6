"""Actions kept as forms: labels down one side and their words beside them, one form after another.

A form is turned on its side, so that everything after reads it as a row of a table.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from store.loading.document import Block, Bullet, Cell, Document, Heading, Paragraph, Piece, Row
from store.loading.interpret.lines import ROLES, role_of
from store.loading.interpret.references import LABELLED
from store.loading.interpret.words import key

FEWEST_LABELS = 3
LONGEST_LABEL = 5
FEWEST_UNDER_A_HEADING = 2
SHORTEST_ACTION = 8
LONGEST_LINE = 1_000
NUMBERED = re.compile(r"(?P<label>\D+?)\s*(?P<number>[A-Z]{0,3}\d{1,3}(?:\.\d{1,3})*[a-z]?)")


HEADED = re.compile(
    r"(?:(?P<label>[A-Za-z]+(?: [a-z]+)?)\s+)?"
    r"(?:(?P<lettered>[A-Z]{1,4}[.-]?\d{1,3}(?:\.\d{1,3})*[a-z]?)\s*[.):–—-]?\s+"
    r"|(?P<dotted>\d{1,2}(?:\.\d{1,3})+[a-z]?)\.?\s*[):–—-]?\s+|(?P<plain>\d{1,3}[a-z]?)\s*[.):–—-]\s+)"
)
DASHED = re.compile(r"(?P<label>[A-Z][A-Za-z]*(?: [a-z]+){0,3})\s+[–—-]\s+(?P<words>.+)", re.S)
"""A label that a dash parts from its words."""
STEPS = "Milestones"
STEP = re.compile(r"\(?(?:[a-z]|[ivx]{1,4})[.)]\s+\S")
INSIDE = re.compile(
    r"[\s(\[;,.|–—-]{0,4}\b(?P<label>[A-Za-z]+(?: [A-Za-z]+){0,2}?)\s*:\s*|\s*[;(,]\s*(?P<by>by)\s+(?=[A-Z0-9])"
)


@dataclass
class Form:
    """The forms of a run of rows, as the rows of a table."""

    columns: dict[str, int] = field(default_factory=dict)
    unread: dict[int, str] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    width: int = 0


def with_lines_as_rows(document: Document) -> Document:
    """Make rows of lines that read "Lead: J Smith", where several stand together; a heading over them is the action."""
    blocks: list[Block] = []
    run: list[Row] = []
    lines: list[Block] = []

    def close() -> None:
        steps = _steps_at_the_end(blocks) if run else 0
        over = blocks[-1 - steps] if len(blocks) > steps else None
        if isinstance(over, Bullet) and isinstance(blocks[-2 - steps] if len(blocks) > steps + 1 else None, Bullet):
            # The labels under several bullets are said of all of them.
            over = None
        titled = _with_heading(over, run, blocks[len(blocks) - steps :]) if over else None
        if titled:
            blocks[-1 - steps :] = titled
        else:
            blocks.extend(run if form_of(run) else lines)

    for block in document.blocks:
        if not isinstance(block, Row) and (rows := _inside(block) or _labelled(block)):
            run.extend(rows)
            lines.append(block)
            continue
        if run and isinstance(block, Bullet) and _is_list(run[-1]):
            run[-1] = _going_on(run[-1], block)
            lines.append(block)
            continue
        if run and not isinstance(block, Row) and STEP.match(block.text):
            run[-1:] = _with_step(run[-1], block)
            lines.append(block)
            continue
        close()
        run, lines = [], []
        blocks.append(block)
    close()
    return Document(tuple(blocks), document.left_out)


def rows_of_form(rows: Sequence[Row], heading: Heading | None) -> Sequence[Row]:
    """Give the rows of a table of labels with the heading over it as its action, if it prints none."""
    said = [row for row in rows if any(cell.text for cell in row.cells)]
    if form_of(said):
        return said
    if heading is None or not HEADED.match(heading.text):
        return rows
    return _with_heading(heading, said) or rows


def _is_list(row: Row) -> bool:
    """Whether a label has nothing beside it but bullets under it."""
    return all(piece.bullet for piece in row.cells[1].pieces)


def _going_on(row: Row, bullet: Bullet) -> Row:
    label, words = row.cells
    return Row(row.where, (label, Cell((*words.pieces, Piece(bullet.text, bullet=True)))))


def _with_step(row: Row, block: Heading | Paragraph | Bullet) -> list[Row]:
    """Add a lettered line under the labels of a form to its steps."""
    piece = Piece(block.text, bullet=True)
    if row.cells[0].text == STEPS:
        return [Row(row.where, (row.cells[0], Cell((*row.cells[1].pieces, piece))))]
    return [row, Row(block.where, (Cell((Piece(STEPS),)), Cell((piece,))))]


def _steps_at_the_end(blocks: Sequence[Block]) -> int:
    """Count the lettered lines and bullets that stand between "Action 1: …" and its labels."""
    count = 0
    for block in reversed(blocks):
        if isinstance(block, Row) or not (isinstance(block, Bullet) or STEP.match(block.text)):
            break
        count += 1
    over = blocks[-1 - count] if count < len(blocks) else None
    return count if isinstance(over, Heading) and HEADED.match(over.text) else 0


def _with_heading(heading: Block, run: Sequence[Row], steps: Sequence[Block] = ()) -> list[Row] | None:
    """Give the rows of a form whose action is the heading, bullet or numbered line over its lines.

    They must say of it whose it is and by when.
    """
    roles = {role_of(label) for row in run for _, label, _ in _pairs(row)} - {None}
    if isinstance(heading, Row) or (isinstance(heading, Paragraph) and not HEADED.match(heading.text)):
        return None
    if "action" in roles or len(roles & TRACKED) < FEWEST_UNDER_A_HEADING:
        return None
    rows = [*_named(heading, steps), *run]
    return rows if form_of(rows) else None


def _named(heading: Heading | Paragraph | Bullet, steps: Sequence[Block] = ()) -> list[Row]:
    """Take the number out of "Action 1a: Train staff" and of "1. Train staff"."""
    found = HEADED.match(heading.text)
    title = heading.text[found.end() :] if found else ""
    is_numbered = found and title and (not found["label"] or role_of(found["label"]) == "action")
    named = _pair(heading.where, "Action", title if is_numbered else heading.text)
    more = tuple(Piece(step.text, isinstance(step, Bullet)) for step in steps if not isinstance(step, Row))
    action = Row(named.where, (named.cells[0], Cell(named.cells[1].pieces + more)))
    if not found or not is_numbered:
        return [action]
    return [_pair(heading.where, "Ref", found["lettered"] or found["dotted"] or found["plain"]), action]


def _pair(where: str, label: str, words: str) -> Row:
    return Row(where, (Cell((Piece(label),)), Cell((Piece(words),)) if words else Cell()))


def _inside(block: Heading | Paragraph | Bullet) -> list[Row]:
    """Read "1.1 Train staff (Lead: J Smith; by May 2023)": an action with its labels in one line."""
    if len(block.text) > LONGEST_LINE:
        return []
    found = [(one, "due" if one["by"] else role_of(one["label"])) for one in INSIDE.finditer(block.text)]
    known = [(one, role) for one, role in found if role in TRACKED or role == "progress"]
    if len({role for _, role in known} & TRACKED) < FEWEST_UNDER_A_HEADING or known[0][0].start() < SHORTEST_ACTION:
        return []
    ends = [*(one.start() for one, _ in known[1:]), len(block.text)]
    title = Heading(block.where, block.text[: known[0][0].start()].strip())
    said = [
        _pair(block.where, one["label"] or "Due", block.text[one.end() : end].strip(" ;,.|)]–—-"))
        for (one, _), end in zip(known, ends, strict=True)
    ]
    return [*_named(title), *said]


def _labelled(block: Heading | Paragraph | Bullet) -> list[Row]:
    label, colon, words = block.text.partition(":")
    if not colon and (dashed := DASHED.match(block.text)) and role_of(dashed["label"]) in SAID_IN_A_LINE:
        label, colon, words = dashed["label"], ":", dashed["words"]
    if not colon or len(label.split()) > LONGEST_LABEL or LABELLED.fullmatch(label.strip()):
        return []
    if isinstance(block, Heading) and (block.tab or role_of(label) not in SAID_IN_A_LINE):
        # A short line of a text file may have been taken for a heading; "Theme 1: …" is one.
        return []
    return [_pair(block.where, label.strip(), words.strip())]


def form_of(rows: Sequence[Row]) -> Form | None:
    """Read rows as forms, if most of them are a label we know with its words beside it."""
    if pairs := _beside_each_other(rows):
        return _turned(pairs)
    lines = [line for row in rows if (line := _pairs(row))]
    pairs = [pair for line in lines for pair in line]
    known = [role for _, label, _ in pairs if (role := role_of(label))]
    if len(lines) < len(rows) * 0.8 or "action" not in known or len(set(known)) < _fewest(known):
        return None
    if 3 * len(known) < 2 * len(pairs) and len(known) < 2 * FEWEST_LABELS:
        return None
    return _turned(pairs)


def _beside_each_other(rows: Sequence[Row]) -> list[tuple[str, str, Cell]]:
    """Read a table on its side: labels down its first column, and each action a column beside them."""
    labelled = [row for row in rows if row.cell(0).text and role_of(row.cell(0).text.rstrip(": "))]
    roles = [role_of(row.cell(0).text.rstrip(": ")) for row in labelled]
    action = next((row for row, role in zip(labelled, roles, strict=True) if role == "action"), None)
    if action is None or len(set(roles)) < FEWEST_LABELS or 2 * len(labelled) < len(rows):
        return []
    columns = [at for at, cell in enumerate(action.cells) if at and cell.text]
    is_headed = any(key(action.cells[at].text) in ROLES for at in columns)
    if len(columns) < 2 or is_headed or any(role_of(row.cell(at).text) for row in labelled for at in columns[1::2]):
        return []
    return [
        (f"{row.where}, column {at + 1}", row.cell(0).text.rstrip(": "), row.cell(at))
        for at in columns
        for row in rows[rows.index(labelled[0]) :]
        if row.cell(0).text
    ]


def _fewest(known: Sequence[str]) -> int:
    """Two labels are a form where they come again and again: "Action: …", "Lead: …", "Action: …", "Lead: …"."""
    comes_again = known.count("action") > 1 and known[: len(set(known))] == known[len(set(known)) : 2 * len(set(known))]
    return FEWEST_LABELS - 1 if comes_again and set(known) & TRACKED else FEWEST_LABELS


def _pairs(row: Row) -> list[tuple[str, str, Cell]]:
    """Read a row as label and words, once or twice; a row of several labels is a table's header and none of this."""
    if titled := _title_across(row):
        return titled
    cells = list(row.cells)
    while cells and not cells[-1].text:
        cells.pop()
    if len(cells) > 4:
        cells = [cell for cell in cells if cell.text]
    cells += [Cell()] * (len(cells) % 2)
    if len(cells) not in (2, 4) or not cells[0].text:
        return []
    pairs = [
        pair
        for at in range(0, len(cells), 2)
        for pair in _numbered(row.where, cells[at].text.rstrip(": "), cells[at + 1])
        if pair[1]
    ]
    if any(len(label.split()) > LONGEST_LABEL for _, label, _ in pairs):
        return []
    if role_of(pairs[0][1]) and key(pairs[0][2].text) in ROLES:
        return []
    return pairs


def _title_across(row: Row) -> list[tuple[str, str, Cell]]:
    """Read "Action 3: Train staff" printed across a form as its number and its action."""
    texts = [cell.text for cell in row.cells if cell.text]
    found = HEADED.match(texts[0]) if len(texts) == 1 else None
    if not found or not found["label"] or role_of(found["label"]) != "action" or not texts[0][found.end() :]:
        return []
    return [(row.where, label, cell) for label, cell in map(_cells_of, _named(Heading(row.where, texts[0])))]


def _cells_of(row: Row) -> tuple[str, Cell]:
    return row.cells[0].text, row.cells[1]


def _numbered(where: str, label: str, words: Cell) -> list[tuple[str, str, Cell]]:
    """Take the reference out of "Action 1.1"."""
    found = NUMBERED.fullmatch(label)
    if not found or role_of(found["label"]) != "action" or role_of(label):
        return [(where, label, words)]
    number = (where, "ref", Cell((Piece(found["number"]),)))
    # "Action 1" over a form whose words stand beside "Description" is but its number.
    return [number, (where, found["label"], words)] if words.text else [number]


def _turned(pairs: list[tuple[str, str, Cell]]) -> Form:
    """A label met again begins the next form."""
    form = Form()
    places: dict[str, int] = {}
    forms: list[tuple[str, dict[int, Cell]]] = []
    for where, label, words in pairs:
        name = role_of(label) or key(label)
        at = places.setdefault(name, len(places))
        if role := role_of(label):
            form.columns[role] = at
        else:
            form.unread.setdefault(at, label)
        if not forms or at in forms[-1][1]:
            forms.append((where, {}))
        forms[-1][1][at] = words
    form.width = len(places)
    form.rows = [Row(where, tuple(cells.get(at, Cell()) for at in range(form.width))) for where, cells in forms]
    return form


TRACKED = frozenset({"owner", "due", "status", "rating"})
SAID_IN_A_LINE = TRACKED | {"action", "progress"}

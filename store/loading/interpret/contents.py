"""Columns whose words say that they are something else than their heading: a "Priority" of High and Low, say."""

import re
from collections.abc import Sequence
from dataclasses import replace

from store.dates import read_date
from store.loading.document import Cell, Row
from store.loading.interpret.banners import is_scale
from store.loading.interpret.columns.evidence import ask_about_repeated, settle_title
from store.loading.interpret.columns.guided import SAID
from store.loading.interpret.columns.no_actions import without_other_rows
from store.loading.interpret.headers import columns_as, fits
from store.loading.interpret.rating_key import colour_named, progress_meant
from store.loading.interpret.shared_columns import part_lead_and_date
from store.loading.interpret.tables import Table
from store.loading.interpret.words import key
from store.loading.interpret.words.listed import listed
from store.loading.interpret.words.statuses import meaning_of
from store.loading.interpret.words.themes import URGENCIES
from store.loading.notes import Notes

LONGEST_STATUS = 4
HOW_FAR = re.compile(r"^(?:not|partially|partly|part|fully|nearly|mostly|largely|substantially) ", re.I)
POSITIONS = frozenset(
    key(heading)
    for heading in listed("""
        position | current position | latest position | position statement | update | latest update | status update |
        progress | progress update | progress to date | comment
    """)
)
"""Headings of updates under which a list may hold one word for each action."""
MOSTLY = 0.75
"""Of a scale, so many different words are steps that we know."""
PERIOD = re.compile(
    r"\b(?:q(?:tr|uarter)? ?[1-4]|(?:year|month|phase|milestone|step) ?\d{1,2}(?:-\d{1,2})?|20\d\d(?:/\d\d)?"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\b"
)
REFERENCE = re.compile(r"[A-Z]{0,5}[ .-]?\d{1,3}(?:\.\d{1,3})*[a-z]?[.)]?")


def correct_all(tables: Sequence[Table], notes: Notes) -> None:
    """Read as actions what looks like a table of milestones, if its actions stand nowhere else."""
    has_actions = any(table.kind == "actions" for table in tables)
    for table in tables:
        if table.kind == "timeline" and not has_actions and _prints_actions(table):
            columns, unread = columns_as("actions", table.names)
            if columns:
                table.kind, table.columns, table.unread = "actions", columns, unread
        without_other_rows(table, notes)
        correct(table)
        _with_positions(table, notes)
        settle_title(table, notes)
        ask_about_repeated(table, notes)


def _prints_actions(table: Table) -> bool:
    """Whether its column of actions holds their words, not their references."""
    column = table.columns.get("parent", table.columns.get("title")) if "milestone" in table.columns else None
    words = {row.cell(column).text for row in table.rows if column is not None} - {""}
    return bool(words) and not any(map(REFERENCE.fullmatch, words))


def correct(table: Table) -> None:
    if table.kind == "actions":
        roles = {at: role for role, at in table.columns.items()}
        said = {at: roles.get(at) for at, why in table.reasons.items() if why == [SAID]}
        _with_numbers(table)
        _without_urgencies(table)
        _with_status(table)
        _with_completion(table)
        _with_references(table)
        _with_all_steps(table)
        part_lead_and_date(table)
        _as_said(table, said)


def _as_said(table: Table, said: dict[int, str | None]) -> None:
    """Whatever a column holds, it is what a person said of it."""
    table.columns = {role: at for role, at in table.columns.items() if said.get(at, role) == role}
    for at, role in said.items():
        if role is not None:
            table.columns[role] = at
            table.unread.pop(at, None)


def _with_numbers(table: Table) -> None:
    """ "Priority" may number the actions, under lines that name the priorities in the same column."""
    column, action = table.columns.get("theme"), table.columns["action"]
    if column is None or "ref" in table.columns:
        return
    numbers = [row.cell(column).text for row in table.rows if row.cell(action).text and not row.cell(column).carried]
    if len(set(numbers)) == len(numbers) > 1 and all(map(REFERENCE.fullmatch, numbers)):
        table.columns["ref"] = table.columns.pop("theme")


def _without_urgencies(table: Table) -> None:
    """A column named like the recommendations or the themes may hold only "Must do" and "Should do"."""
    for role in ("recommendation", "theme"):
        column = table.columns.get(role)
        if column is not None and _holds_urgencies(table, column, role):
            del table.columns[role]
            table.unread[column] = table.titles.get(column, "priority")
            others = [at for at in table.unread if at != column and fits(table.names.get(at, ()), "actions", role)]
            if others and not _holds_urgencies(table, others[0], role):
                table.columns[role] = others[0]
                del table.unread[others[0]]


def _with_status(table: Table) -> None:
    """ "Progress" may hold nothing but "Not started" and "Done", and "Status" nothing but R, A and G."""
    for role in ("status", "progress"):
        words = _words(table, role)
        if words and "rating" not in table.columns and all(_is_a_colour(one) for one in words):
            table.columns["rating"] = table.columns[role]
    column, words = table.columns.get("progress"), _words(table, "progress")
    is_bare = column is not None and key(table.titles.get(column, "")) == key("progress")
    if is_bare and words and "status" not in table.columns and all(_is_a_status(one) for one in words):
        table.columns["status"] = table.columns.pop("progress")


def _with_positions(table: Table, notes: Notes) -> None:
    """ "Position" and "Update" may hold nothing but a word for how each action stands."""
    column, words = table.columns.get("progress"), _words(table, "progress")
    if column is None or table.kind != "actions" or "status" in table.columns or SAID in table.reasons.get(column, ()):
        return
    known = {one for one in words if meaning_of(one) or meaning_of(HOW_FAR.sub("", one))}
    if not known or key(table.titles.get(column, "")) not in POSITIONS or any(map(_is_long, words)):
        return
    if len(known) >= MOSTLY * len(words):
        table.columns["status"] = table.columns.pop("progress")
        return
    if len(words) <= 2 or 2 * len(known) < len(words):
        return
    why = "Most of its words say how an action stands, some do not; say which it is, by *Columns…*"
    notes.doubt(table.rows[0].where, table.titles[column], "updates, and no statuses", why)


def _is_long(text: str) -> bool:
    return len(text.split()) > LONGEST_STATUS or bool(re.search(r"[,;]|[a-z]\. ", text))


def _with_completion(table: Table) -> None:
    """ "Completed" may hold dates, or "Y" and "N"."""
    words = _words(table, "status")
    if words and "completed" not in table.columns and all(read_date(one).kind == "date" for one in words):
        table.columns["completed"] = table.columns.pop("status")


def _with_references(table: Table) -> None:
    """A column without a heading, left of the actions, may hold nothing but their numbers."""
    if "ref" in table.columns:
        return
    for at in range(table.columns["action"]):
        words = [row.cell(at).text for row in table.rows if not row.cell(at).carried and row.cell(at).text]
        if at not in table.names and words and len(set(words)) == len(words) and all(map(REFERENCE.fullmatch, words)):
            table.columns["ref"] = at
            return


def _with_all_steps(table: Table) -> None:
    """Bring "Q1 milestone", "Q2 milestone" … together, from the left to the right."""
    column = table.columns.get("milestones")
    bare = _without_its_period(table.titles.get(column, "")) if column is not None else ""
    others = [at for at in table.unread if bare and _without_its_period(table.titles.get(at, "")) == bare]
    if column is None or not others:
        return
    places = sorted([column, *others])
    for at in others:
        del table.unread[at]
    table.rows = [_brought_together(row, places, column) for row in table.rows]


def _without_its_period(title: str) -> str:
    """Give what remains of "Q1 milestone"; nothing for a heading that names no period."""
    bare, count = PERIOD.subn("", title.casefold())
    return " ".join(bare.split()) if count else ""


def _brought_together(row: Row, places: list[int], column: int) -> Row:
    filled = [cell for at in places if (cell := row.cell(at)).text and not cell.carried]
    if row.cell(column).carried or len(filled) < 1:
        return row
    cells = [*row.cells, *([Cell()] * (column + 1 - len(row.cells)))]
    for at in places:
        if at < len(cells):
            cells[at] = Cell(fill=cells[at].fill)
    cells[column] = Cell(tuple(piece for cell in filled for piece in cell.pieces), filled[0].fill)
    return replace(row, cells=tuple(cells))


def _holds_urgencies(table: Table, column: int, role: str) -> bool:
    words = {row.cell(column).text.casefold() for row in table.rows} - {""}
    is_counted = role == "theme" and not any(re.search("[a-z]", word) for word in words)
    if role == "theme":
        return bool(words) and (is_counted or sum(map(is_scale, words)) >= MOSTLY * len(words))
    return bool(words) and all(word in URGENCIES for word in words)


def _words(table: Table, role: str) -> set[str]:
    column = table.columns.get(role)
    return {row.cell(column).text for row in table.rows if not row.cell(column).carried} - {""}


def _is_a_colour(text: str) -> bool:
    return len(text.split()) == 1 and colour_named(text) is not None


def _is_a_status(text: str) -> bool:
    return len(text.split()) <= LONGEST_STATUS and progress_meant(text) is not None

"""Actions: each bullet or paragraph of an action cell, with what its row prints beside it."""

from collections.abc import Iterator
from dataclasses import dataclass

from store.dates import PrintedDate, read_date
from store.loading.document import Cell, Piece, Row
from store.loading.interpret import references, statuses
from store.loading.interpret.rows import WholeRow, whole_rows
from store.loading.interpret.tables import Table
from store.loading.interpret.themes import Themes
from store.loading.interpret.words import fused_at, is_cut, letter_of, split_posts
from store.loading.notes import Notes
from store.loading.staged import StagedAction, StagedMilestone


@dataclass
class _Printed:
    """One action as it stands in its row, before it has a reference."""

    where: str
    title: str
    theme: str | None
    recommendations: list[int]
    row: WholeRow
    table: Table
    position: int
    beside: int

    def cell(self, role: str) -> Cell | None:
        column = self.table.columns.get(role)
        return None if column is None else self.row.cell(column)

    def own(self, role: str) -> Cell | None:
        """Give this action's share of a cell: its own line where there is one for each action, else all of it."""
        cell = self.cell(role)
        if cell is None or self.beside == 1 or len(cell.pieces) != self.beside:
            return cell
        return Cell((cell.pieces[self.position],))


def actions_of(tables: list[Table], themes: Themes, listed: frozenset[int], notes: Notes) -> list[StagedAction]:
    found: list[StagedAction] = []
    counts: dict[str, int] = {}
    taken: set[str] = set()
    for table in tables:
        if table.kind == "actions":
            for printed in _in_table(table, themes, listed, notes):
                ref = _reference(printed, counts, len(themes.known), taken, notes)
                found.append(_staged(ref, printed, notes))
    return found


def _in_table(table: Table, themes: Themes, listed: frozenset[int], notes: Notes) -> Iterator[_Printed]:
    numbers: list[int] = []
    theme = themes.letter(table.heading.text) if table.heading else None
    for row in whole_rows(table.rows, lambda above, row: _continues(table, above, row), notes):
        if printed := row.text(table.columns.get("recommendation")):
            numbers = references.recommendation_numbers(printed, listed, row.where, notes)
        elif numbers:
            reading = f"recommendations {', '.join(str(number) for number in numbers)}"
            notes.doubt(row.where, "no recommendation", reading, "This row takes the recommendations of the row above")
        if printed := row.text(table.columns.get("theme")):
            theme = themes.letter(printed)
        pieces = _actions_in(row.cell(table.columns["action"]))
        for position, piece in enumerate(pieces):
            yield _Printed(row.where, piece.text, theme, list(numbers), row, table, position, len(pieces))


def _continues(table: Table, above: Row, row: Row) -> bool:
    """Tell a row cut off by a page: nothing in it but more of what may go on ("Lead" and "Due" say it is a new one)."""
    action = table.columns["action"]
    goes_on = {action, table.columns.get("progress"), table.columns.get("milestones")}
    if any(cell.text for column, cell in enumerate(row.cells) if column not in goes_on):
        return False
    return bool(row.cell(action).text) and (
        any(piece.bullet for piece in row.cell(action).pieces) or is_cut(above.cell(action).text, row.cell(action).text)
    )


def _actions_in(cell: Cell) -> list[Piece]:
    """Leave out a line that only leads in to the bullets under it."""
    bulleted = any(piece.bullet for piece in cell.pieces)
    return [piece for piece in cell.pieces if not (bulleted and not piece.bullet and piece.text.endswith(":"))]


def _reference(printed: _Printed, counts: dict[str, int], themes: int, taken: set[str], notes: Notes) -> str:
    """Keep a printed reference; else give the theme's letter and the next number."""
    letter = printed.theme or letter_of(themes)
    cell = printed.own("ref")
    if cell and cell.text and (cell.text not in taken):
        taken.add(cell.text)
        return cell.text
    counts[letter] = counts.get(letter, 0) + 1
    while (ref := f"{letter}{counts[letter]}") in taken:
        counts[letter] += 1
    taken.add(ref)
    if cell and cell.text:
        notes.doubt(printed.where, cell.text, ref, "This reference is printed for another action too")
    return ref


def _staged(ref: str, printed: _Printed, notes: Notes) -> StagedAction:
    _doubt_fused(ref, printed, notes)
    owner, status, progress = printed.own("owner"), printed.own("status"), printed.own("progress")
    return StagedAction(
        ref=ref,
        title=printed.title,
        theme=printed.theme,
        recommendations=printed.recommendations,
        owners=split_posts(owner.pieces) if owner else [],
        due=_due(ref, printed, notes),
        rating=statuses.rating(printed.own("rating"), printed.where, notes),
        status=status.text or None if status else None,
        progress=progress.text or None if progress else None,
        milestones=_milestones(ref, printed, notes),
    )


def _doubt_fused(ref: str, printed: _Printed, notes: Notes) -> None:
    place = fused_at(printed.title)
    if place is not None:
        shown = f"…{printed.title[max(0, place - 40) : place + 50]}…"
        notes.doubt(printed.where, shown, f"one action, {ref}", "Two sentences seem to have run together here")


def _due(ref: str, printed: _Printed, notes: Notes) -> PrintedDate | None:
    cell = printed.own("due")
    if cell is None:
        return None
    due = read_date(cell.text)
    if due.why:
        notes.doubt(printed.where, cell.text, f"{ref}: {due.date or 'no date'}", due.why)
    return due


def _milestones(ref: str, printed: _Printed, notes: Notes) -> list[StagedMilestone]:
    cell, own = printed.cell("milestones"), printed.own("milestones")
    if cell is None or own is None or not own.pieces:
        return []
    if printed.beside > 1 and own is cell:
        if printed.position == 0:
            why = "I can't tell which action of this row these belong to"
            notes.doubt(printed.where, cell.text[:80], "left out", why)
        return []
    return [
        StagedMilestone(ref=f"{ref}.{number}", title=piece.text) for number, piece in enumerate(own.pieces, start=1)
    ]

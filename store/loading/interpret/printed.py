"""An action as it stands in its row, before it has a reference."""

from dataclasses import dataclass, field
from datetime import date

from store.dates import PrintedDate
from store.loading.document import Cell
from store.loading.interpret.layouts import Layout
from store.loading.interpret.parts import Part, is_shared_out, share
from store.loading.interpret.rows import WholeRow
from store.loading.interpret.tables import Table
from store.loading.notes import Notes


@dataclass
class Beside:
    """One of several things that stand in a row, and its share of the cells beside them."""

    where: str
    row: WholeRow
    table: Table
    parts: list[Part]
    position: int

    def cell(self, role: str) -> Cell | None:
        column = self.table.columns.get(role)
        return None if column is None else self.row.cell(column)

    def own(self, role: str) -> Cell | None:
        cell = self.cell(role)
        return None if cell is None else share(cell, self.parts, self.position)

    def words(self, role: str) -> str | None:
        cell = self.own(role)
        return (cell.text or None) if cell else None

    def has_own(self, role: str) -> bool:
        """Whether the cell has a line for this one alone."""
        cell = self.cell(role)
        return cell is not None and (len(self.parts) == 1 or is_shared_out(cell, self.parts))


@dataclass
class Step:
    """A milestone as printed: `beside` gives it what its row says of it, if that is its own.

    `said` is what stands in its own line of who and when, by role.
    """

    title: str
    mark: str | None
    beside: Beside | None = None
    said: dict[str, str] = field(default_factory=dict)


@dataclass
class Printed:
    title: str
    mark: str | None
    theme: str | None
    recommendations: list[int]
    beside: Beside
    layout: Layout
    steps: list[Step] = field(default_factory=list)
    more: list[WholeRow] = field(default_factory=list)

    @property
    def where(self) -> str:
        return self.beside.where

    @property
    def table(self) -> Table:
        return self.beside.table

    @property
    def ref(self) -> str:
        cell = self.beside.cell("ref")
        return cell.text if cell else ""

    def is_tracked(self) -> bool:
        return any(self.beside.words(role) for role in ("owner", "due", "status", "rating"))


def due_of(beside: Beside, about: str, notes: Notes) -> PrintedDate | None:
    """Read when something is due; a revised date counts, and the older one is kept beside it."""
    cell, revised = beside.own("due"), beside.words("revised")
    if cell is None and revised is None:
        return None
    due = notes.date(cell.text if cell else "")
    if revised and (newer := notes.date(revised)).kind not in ("missing", "unreadable"):
        due = newer.model_copy(update={"was": newer.was or due.date})
    if due.why:
        notes.doubt(beside.where, due.raw, f"{about}: {due.date or 'no date'}", due.why)
    elif due.kind == "status":
        notes.doubt(beside.where, due.raw, f"{about}: no date", "This says how it stands, where a date belongs")
    return due


def status_of(said: str | None, due: PrintedDate | None) -> str | None:
    """Give what is printed of how something stands, also where it is printed in place of a date."""
    return said or (due.raw if due and due.kind == "status" else None)


def date_in(beside: Beside, role: str, about: str, notes: Notes) -> PrintedDate | None:
    """Read another date of an action, if it prints one."""
    words = beside.words(role)
    read = notes.date(words) if words else None
    if read and read.why:
        notes.doubt(beside.where, read.raw, f"{about}: {read.date or 'no date'}", read.why)
    return read if read and read.kind != "missing" else None


def forecast_in(beside: Beside, about: str, notes: Notes) -> date | None:
    """Read the day that a column of forecasts prints; what names no day is a doubt."""
    read = date_in(beside, "forecast", about, notes)
    if read and read.date is None and not read.why:
        notes.doubt(beside.where, read.raw, f"{about}: no forecast", "A forecast is kept as a day")
    return read.date if read else None

"""Timeline entries: what runs from one printed date to another, belonging to no action."""

from collections.abc import Iterator

from store.dates import PrintedDate, read_date
from store.loading.document import Piece, Row
from store.loading.interpret.tables import Table
from store.loading.notes import Notes
from store.loading.staged import StagedTimelineEntry


def timeline_of(tables: list[Table], taken: set[str], notes: Notes) -> tuple[list[StagedTimelineEntry], dict[str, str]]:
    """Give the entries, and where each of them stands."""
    found: list[StagedTimelineEntry] = []
    places: dict[str, str] = {}
    number = 0
    for table in tables:
        if table.kind == "timeline" or _runs_between_dates(table):
            notes.use(*table.rows)
            for where, piece, start, due in _in_table(table, notes):
                number += 1
                while f"T{number}" in taken:
                    number += 1
                ref = f"T{number}"
                found.append(StagedTimelineEntry(ref=ref, title=piece.text, start=start, due=due))
                places[ref] = where
    return found, places


def _runs_between_dates(table: Table) -> bool:
    """Tell a table without headings whose rows open and close with a date."""
    if table.kind is not None:
        return False
    ends = [(row.cell(0).text, row.cell(len(row.cells) - 1).text) for row in table.rows]
    return (
        all(len(row.cells) >= 3 for row in table.rows)
        and any(start and end for start, end in ends)
        and all(_is_date_or_nothing(start) and _is_date_or_nothing(end) for start, end in ends)
    )


def _is_date_or_nothing(text: str) -> bool:
    return not text or read_date(text).kind == "date"


def _in_table(table: Table, notes: Notes) -> Iterator[tuple[str, Piece, PrintedDate, PrintedDate]]:
    start = due = read_date("")
    head = ""
    undated: list[Row] = []
    for row in table.rows:
        first, last = _ends(table, row)
        if first or last:
            _tell_undated(head, undated, start, due, notes)
            start, due, head, undated = _read(first, row, notes), _read(last, row, notes), row.where, []
        pieces = _between(table, row)
        if not (first or last) and pieces:
            undated.append(row)
        if len(pieces) > 1:
            notes.doubt(
                row.where,
                pieces[0].text[:60] + "…",
                f"{len(pieces)} timeline entries with the same dates",
                "Several paragraphs share one row",
            )
        for piece in pieces:
            yield row.where, piece, start, due
    _tell_undated(head, undated, start, due, notes)


def _ends(table: Table, row: Row) -> tuple[str, str]:
    first, last = table.columns.get("start", 0), table.columns.get("due", len(row.cells) - 1)
    return row.cell(first).text, row.cell(last).text


def _between(table: Table, row: Row) -> list[Piece]:
    if "title" in table.columns:
        return list(row.cell(table.columns["title"]).pieces)
    return [piece for cell in row.cells[1:-1] for piece in cell.pieces]


def _read(printed: str, row: Row, notes: Notes) -> PrintedDate:
    read = notes.date(printed)
    if read.why:
        notes.doubt(row.where, printed, str(read.date or "no date"), read.why)
    return read


def _tell_undated(head: str, rows: list[Row], start: PrintedDate, due: PrintedDate, notes: Notes) -> None:
    if rows:
        notes.doubt(
            f"{rows[0].where} to {rows[-1].where}" if len(rows) > 1 else rows[0].where,
            f"{len(rows)} rows without dates",
            f"{start.raw or 'no start'} to {due.raw or 'no end'}",
            f"They take the dates printed above them, at {head}" if head else "No dates stand above them",
        )

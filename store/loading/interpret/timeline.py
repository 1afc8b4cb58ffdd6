"""Timeline entries: what runs from one printed date to another, belonging to no action."""

from collections.abc import Iterator

from store.dates import PrintedDate, read_date
from store.documents.staged import StagedTimelineEntry
from store.loading.document import Piece, Row
from store.loading.interpret.owners import split_posts
from store.loading.interpret.parts import Part
from store.loading.interpret.printed import Beside, date_in, due_of, forecast_in, status_of
from store.loading.interpret.rows import WholeRow
from store.loading.interpret.statuses import Ratings
from store.loading.interpret.tables import Table
from store.loading.notes import Notes

Entry = tuple[str, StagedTimelineEntry]
"""Where it stands, and what it is, before it has a reference."""
MISSING = read_date("")


def timeline_of(
    tables: list[Table], taken: set[str], ratings: Ratings, notes: Notes
) -> tuple[list[StagedTimelineEntry], dict[str, str]]:
    """Give the entries, and where each of them stands."""
    found: list[StagedTimelineEntry] = []
    places: dict[str, str] = {}
    number = 0
    for table in tables:
        if table.kind == "timeline" or _runs_between_dates(table):
            notes.use(*table.rows)
            entries = _in_rows(table, ratings, notes) if _has_only_ends(table) else _in_table(table, notes)
            for where, entry in entries:
                number += 1
                while f"T{number}" in taken:
                    number += 1
                found.append(entry.model_copy(update={"ref": f"T{number}"}))
                places[f"T{number}"] = where
    return found, places


def _has_only_ends(table: Table) -> bool:
    return table.kind == "timeline" and "start" not in table.columns


def _in_rows(table: Table, ratings: Ratings, notes: Notes) -> Iterator[Entry]:
    """Read milestones with a date each, which nothing says the beginning of."""
    for row in table.rows:
        title = row.cell(table.columns.get("milestone", table.columns.get("title"))).text
        if not title:
            continue
        beside = Beside(row.where, WholeRow(row.where, list(row.cells)), table, [Part(title)], 0)
        due = due_of(beside, title[:80], notes) or MISSING
        owner = beside.own("owner")
        entry = StagedTimelineEntry(
            ref="",
            title=title,
            start=MISSING,
            due=due,
            owners=split_posts(owner.pieces) if owner else [],
            rating=ratings.read(beside.own("rating"), row.where),
            status=status_of(beside.words("status"), due),
            completed=date_in(beside, "completed", title[:80], notes),
            forecast=forecast_in(beside, title[:80], notes),
        )
        yield row.where, entry


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


def _in_table(table: Table, notes: Notes) -> Iterator[Entry]:
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
            yield row.where, StagedTimelineEntry(ref="", title=piece.text, start=start, due=due)
    _tell_undated(head, undated, start, due, notes)


def _ends(table: Table, row: Row) -> tuple[str, str]:
    first, last = table.columns.get("start", 0), table.columns.get("due", len(row.cells) - 1)
    return row.cell(first).text, row.cell(last).text


def _between(table: Table, row: Row) -> list[Piece]:
    title = table.columns.get("milestone", table.columns.get("title"))
    if title is not None:
        return list(row.cell(title).pieces)
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

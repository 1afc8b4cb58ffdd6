"""Boards and meetings that a table lists, a row each."""

from store.documents.staged import StagedBody
from store.loading.document import Row
from store.loading.interpret.bodies import kind_of
from store.loading.interpret.owners import split_posts
from store.loading.interpret.rows import WholeRow, whole_rows
from store.loading.interpret.tables import Table
from store.loading.notes import Notes


def boards_of(tables: list[Table], notes: Notes) -> list[StagedBody]:
    return [_board(table, row) for table in tables if table.kind == "bodies" for row in _rows(table, notes)]


def _rows(table: Table, notes: Notes) -> list[WholeRow]:
    def continues(_: Row, row: Row) -> bool:
        return not row.cell(table.columns["name"]).text

    return whole_rows(table.rows, continues, notes)


def _board(table: Table, row: WholeRow) -> StagedBody:
    """Whoever chairs a body is one of its members."""
    name = row.text(table.columns["name"])
    said = [row.text(table.columns.get(role)) for role in ("purpose", "often")]
    seats = [
        post
        for role in ("chair", "members")
        for piece in [row.cell(table.columns.get(role)).pieces]
        for post in split_posts(piece)
    ]
    summary = " – ".join(words for words in said if words) or None
    return StagedBody(name=name, kind=kind_of(name), summary=summary, seats=list(dict.fromkeys(seats)))

"""Risks: what may go wrong, how likely, how bad, and what holds it back."""

from store.loading.document import Row
from store.loading.interpret.rows import WholeRow, whole_rows
from store.loading.interpret.tables import Table
from store.loading.notes import Notes
from store.loading.staged import StagedRisk


def risks_of(tables: list[Table], notes: Notes) -> list[StagedRisk]:
    rows = [(table, row) for table in tables if table.kind == "risks" for row in _rows(table, notes)]
    return [
        StagedRisk(
            ref=f"RK{number}",
            title=row.text(table.columns["title"]),
            likelihood=row.text(table.columns.get("likelihood")) or None,
            impact=row.text(table.columns.get("impact")) or None,
            controls=row.text(table.columns.get("controls")) or None,
        )
        for number, (table, row) in enumerate(rows, start=1)
    ]


def _rows(table: Table, notes: Notes) -> list[WholeRow]:
    ratings = [column for role in ("likelihood", "impact", "ref") if (column := table.columns.get(role)) is not None]

    def continues(_: Row, row: Row) -> bool:
        return not any(row.cell(column).text for column in ratings)

    return whole_rows(table.rows, continues, notes)

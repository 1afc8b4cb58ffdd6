"""Risks: what may go wrong, how likely, how bad, and what holds it back."""

import re

from store.documents.staged import StagedRisk
from store.loading.document import Row
from store.loading.interpret.recommendations import Recommendations
from store.loading.interpret.rows import WholeRow, whole_rows
from store.loading.interpret.tables import Table
from store.loading.notes import Notes

OTHERS = re.compile(r"(?:R|Risk|No\.?)?\s*0*(\d{1,3})", re.I)


def risks_of(tables: list[Table], recommendations: Recommendations, notes: Notes) -> list[StagedRisk]:
    rows = [(table, row) for table in tables if table.kind == "risks" for row in _rows(table, notes)]
    refs = _references([row.text(table.columns.get("ref")) for table, row in rows], recommendations)
    return [
        StagedRisk(
            ref=ref,
            title=row.text(table.columns["title"]),
            likelihood=row.text(table.columns.get("likelihood")) or None,
            impact=row.text(table.columns.get("impact")) or None,
            controls=row.text(table.columns.get("controls")) or None,
        )
        for ref, (table, row) in zip(refs, rows, strict=True)
    ]


def _references(printed: list[str], recommendations: Recommendations) -> list[str]:
    """Keep what is printed, if each risk has its own; "R1" and a bare number would be taken for something else."""
    own = [f"RK{found[1]}" if (found := OTHERS.fullmatch(ref)) else ref for ref in printed]
    taken = {one.ref for one in recommendations.staged()}
    if all(own) and len(set(own)) == len(own) and not taken & set(own):
        return own
    return [f"RK{number}" for number in range(1, len(printed) + 1)]


def _rows(table: Table, notes: Notes) -> list[WholeRow]:
    ratings = [column for role in ("likelihood", "impact", "ref") if (column := table.columns.get(role)) is not None]

    def continues(_: Row, row: Row) -> bool:
        return bool(ratings) and not any(row.cell(column).text for column in ratings)

    return whole_rows(table.rows, continues, notes)

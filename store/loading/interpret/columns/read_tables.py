"""The result of the first step, as it is shown to people and as they may put it right."""

from collections import Counter
from collections.abc import Sequence
from itertools import islice

from store.documents.guidance import LEAVE_OUT
from store.documents.staged import ReadColumn, ReadTable
from store.loading.document import Row
from store.loading.interpret.columns.places import place_of
from store.loading.interpret.tables import Table

EXAMPLES = 2
LONGEST_EXAMPLE = 60


def read_tables(tables: Sequence[Table]) -> list[ReadTable]:
    return [_read(table) for table in tables]


def as_settled(seen: Sequence[ReadTable], tables: Sequence[Table]) -> list[ReadTable]:
    """Say what the same tables and their columns were taken for in the end."""
    return [_settled(one, table) for one, table in zip(seen, tables, strict=True)]


def _settled(seen: ReadTable, table: Table) -> ReadTable:
    sets = [*table.step_sets, table] if table.told_as is None else []
    roles = {at: role for one in sets for role, at in one.columns.items()}
    columns = [
        one.model_copy(
            update={
                "role": roles.get(one.at),
                "score": table.scores.get(one.at, 0.0),
                "why": table.reasons.get(one.at, []),
                "next_best": table.next_best.get(one.at),
            }
        )
        for one in seen.columns
    ]
    return seen.model_copy(update={"kind": _kind(table), "why": table.why, "columns": columns})


def _kind(table: Table) -> str | None:
    """Give the kind as people may choose it."""
    if table.told_as is not None:
        return "people" if table.told_as == "people" else LEAVE_OUT
    return table.kind


def _read(table: Table) -> ReadTable:
    heads = table.titles or {at: cell.text for at, cell in enumerate(table.rows[0].cells) if cell.text}
    rows = table.rows if table.titles else table.rows[1:]
    met: Counter[str] = Counter()
    columns: list[ReadColumn] = []
    for at, heading in sorted(heads.items()):
        met[heading] += 1
        columns.append(
            ReadColumn(
                at=at,
                heading=heading,
                nth=met[heading],
                examples=_examples(rows, at),
            )
        )
    where = table.rows[0].where
    place, first = place_of(where)
    return ReadTable(
        where=where,
        place=place,
        heading_row=first if table.kind is None and not table.titles else table.heading_row,
        last_row=place_of(table.rows[-1].where)[1],
        rows=len(rows),
        columns=columns,
    )


def _examples(rows: Sequence[Row], at: int) -> list[str]:
    words = dict.fromkeys(row.cell(at).text for row in rows if row.cell(at).text and not row.cell(at).carried)
    return [one[:LONGEST_EXAMPLE] for one in islice(words, EXAMPLES)]

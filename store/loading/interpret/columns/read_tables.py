"""The result of the first step, as it is shown to people and as they may put it right."""

from collections import Counter
from collections.abc import Sequence
from itertools import islice

from store.documents.staged import ReadColumn, ReadTable
from store.loading.document import Row
from store.loading.interpret.columns.places import place_of
from store.loading.interpret.tables import Table

EXAMPLES = 2
LONGEST_EXAMPLE = 60


def read_tables(tables: Sequence[Table]) -> list[ReadTable]:
    return [_read(table) for table in tables]


def _read(table: Table) -> ReadTable:
    heads = table.titles or {at: cell.text for at, cell in enumerate(table.rows[0].cells) if cell.text}
    rows = table.rows if table.titles else table.rows[1:]
    roles = {at: role for role, at in table.columns.items()}
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
                role=roles.get(at),
                score=table.scores.get(at, 0.0),
                why=table.reasons.get(at, []),
            )
        )
    where = table.rows[0].where
    return ReadTable(
        where=where,
        place=place_of(where)[0],
        kind=table.kind,
        heading_row=table.heading_row,
        rows=len(rows),
        columns=columns,
    )


def _examples(rows: Sequence[Row], at: int) -> list[str]:
    words = dict.fromkeys(row.cell(at).text for row in rows if row.cell(at).text and not row.cell(at).carried)
    return [one[:LONGEST_EXAMPLE] for one in islice(words, EXAMPLES)]

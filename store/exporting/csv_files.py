"""Write a plan as a folder of CSV files, one for each kind of thing."""

import csv
import io
import re
from collections.abc import Iterable, Mapping

from store.documents.staged import StagedPlan
from store.exporting.tables import Day, Rated, Value, tables_of
from store.loading.escaping import escaped
from store.loading.plan_tables import COUNCIL, TITLE
from store.rules.terms import Brag

# No text file may hold these, and no reader takes a file that does.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def csv_files_of(plan: StagedPlan, verdicts: Mapping[str, Brag]) -> dict[str, bytes]:
    """Give the files by name."""
    front = csv_file([(TITLE, COUNCIL), (plan.title, plan.council)])
    return {"plan.csv": front} | {
        f"{table.name.casefold().replace(' ', '-')}.csv": csv_file(
            [tuple(heading.title for heading in table.headings), *table.rows]
        )
        for table in tables_of(plan, verdicts)
    }


def csv_file(rows: Iterable[tuple[Value, ...]]) -> bytes:
    """One file, whose cells no spreadsheet takes for formulas."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([_words(value) for value in row] for row in rows)
    # Excel takes a CSV file for Windows' code page unless it begins with this mark.
    return text.getvalue().encode("utf-8-sig")


def _words(value: Value) -> str:
    match value:
        case None:
            return ""
        case Day() | Rated():
            return value.words
        case _:
            return escaped(CONTROL.sub("", str(value)))

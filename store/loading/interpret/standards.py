"""Practice standards: a reference, what good looks like, and how it is measured."""

from collections import Counter

from store.documents.staged import StagedStandard
from store.loading.document import Row
from store.loading.interpret.rows import WholeRow, whole_rows
from store.loading.interpret.tables import Table
from store.loading.interpret.words import is_cut
from store.loading.notes import Notes


def standards_of(tables: list[Table], notes: Notes) -> list[StagedStandard]:
    rows = [(table, row) for table in tables if table.kind == "standards" for row in _rows(table, notes)]
    printed = [row.text(table.columns.get("ref")) for table, row in rows]
    refs = _references(printed)
    for (_, row), ref, as_printed in zip(rows, refs, printed, strict=True):
        if not as_printed:
            notes.doubt(row.where, "no reference", ref, "A standard is printed without a reference, so it is given one")
        elif ref != as_printed:
            notes.doubt(row.where, as_printed, ref, "This reference is printed for more than one standard")
    return [_standard(table, row, ref) for (table, row), ref in zip(rows, refs, strict=True)]


def _rows(table: Table, notes: Notes) -> list[WholeRow]:
    title = _title_column(table)

    def continues(above: Row, row: Row) -> bool:
        if row.cell(table.columns.get("ref")).text:
            return False
        return not row.cell(title).text or is_cut(above.cell(title).text, row.cell(title).text)

    return whole_rows(table.rows, continues, notes)


def _title_column(table: Table) -> int:
    """In a table of indicators, each is its own title."""
    return table.columns.get("title", table.columns.get("measure", 0))


def _references(printed: list[str]) -> list[str]:
    """Tell repeats apart by a, b, … in printed order; number by place where nothing is printed."""
    times, seen = Counter(printed), Counter[str]()
    refs: list[str] = []
    for place, ref in enumerate(printed, start=1):
        seen[ref] += 1
        if not ref:
            refs.append(f"S{place}")
        else:
            refs.append(ref if times[ref] == 1 else f"{ref}{_suffix(seen[ref])}")
    return refs


def _suffix(time: int) -> str:
    return chr(ord("a") + time - 1) if time <= 26 else f"-{time}"


def _standard(table: Table, row: WholeRow, ref: str) -> StagedStandard:
    return StagedStandard(
        ref=ref,
        printed_ref=row.text(table.columns.get("ref")) or None,
        title=row.text(_title_column(table)),
        measure=row.text(table.columns.get("measure")) or None,
        qualitative=row.text(table.columns.get("qualitative")) or None,
    )

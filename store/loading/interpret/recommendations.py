"""The inspectors' recommendations: a table with or without headings, or a list."""

import re

from store.loading.document import Bullet, Document, Paragraph
from store.loading.interpret.rows import whole_rows
from store.loading.interpret.tables import Table
from store.loading.notes import Notes
from store.loading.staged import StagedRecommendation

LABELLED = re.compile(r"(?:ofsted |ilacs )?rec(?:ommendation|\.)?\s*(?P<number>\d{1,3})", re.I)
IN_A_LINE = re.compile(rf"{LABELLED.pattern}\s*[:.–-]\s*(?P<title>\S.*)", re.I)


def recommendations_of(document: Document, tables: list[Table], notes: Notes) -> list[StagedRecommendation]:
    found: dict[int, StagedRecommendation] = {}
    for where, number, title in [*_in_tables(tables, notes), *_in_lists(document, notes)]:
        if number in found:
            notes.doubt(where, title, f"left out: recommendation {number} is taken", "Its number is printed twice")
        else:
            found[number] = StagedRecommendation(ref=f"R{number}", number=number, title=title)
    return [found[number] for number in sorted(found)]


def _in_tables(tables: list[Table], notes: Notes) -> list[tuple[str, int, str]]:
    chosen = [table for table in tables if table.kind == "recommendations" or _is_labelled(table)]
    return [found for table in chosen for found in _in_table(table, notes)]


def _in_table(table: Table, notes: Notes) -> list[tuple[str, int, str]]:
    numbers, titles = table.columns.get("number", 0), table.columns.get("title", 1)
    rows = whole_rows(table.rows, lambda _, row: not row.cell(numbers).text, notes)
    printed = [(row, re.search(r"\d{1,3}", row.text(numbers))) for row in rows]
    return [(row.where, int(number[0]), row.text(titles)) for row, number in printed if number]


def _is_labelled(table: Table) -> bool:
    """Tell a table without headings whose first column reads "Recommendation 1", "Recommendation 2"."""
    heads = [row.cell(0).text for row in table.rows if row.cell(0).text]
    return table.kind is None and bool(heads) and all(LABELLED.fullmatch(head) for head in heads)


def _in_lists(document: Document, notes: Notes) -> list[tuple[str, int, str]]:
    found = []
    for block in document.blocks:
        if isinstance(block, Bullet | Paragraph) and (line := IN_A_LINE.fullmatch(block.text)):
            notes.use(block)
            found.append((block.where, int(line["number"]), line["title"]))
    return found

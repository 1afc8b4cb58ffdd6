"""The inspectors' recommendations: a table, a list, headings, or only the column beside the actions."""

import re
from dataclasses import dataclass, field

from store.documents.staged import StagedRecommendation
from store.loading.document import Bullet, Document, Heading, Paragraph, Row
from store.loading.interpret.references import IN_A_LINE, LABELLED, is_only_numbers
from store.loading.interpret.rows import whole_rows
from store.loading.interpret.tables import Table
from store.loading.interpret.words import key
from store.loading.notes import Notes

NUMBERED = re.compile(
    r"(?:(?:area|recommendation|rec\.?|r|no\.?|afi|cause of concern|area for (?:improvement|development)|finding"
    r"|requirement)\s*)?(?P<number>\d{1,3})\s*[:.)–-]?\s+(?P<title>\S.*)",
    re.I | re.S,
)
NO_SENTENCE = frozenset({"all", "n/a", "none", "tbc", "-", "various", "general", "must do", "should do"})
FEWEST_WORDS = 4
"""In a cell with so many words stands a recommendation itself, not its number."""


@dataclass
class Recommendations:
    """All that the document lists, by number; and by their words, for columns that print those."""

    listed: dict[int, StagedRecommendation] = field(default_factory=dict)
    by_words: dict[str, int] = field(default_factory=dict)

    @property
    def numbers(self) -> frozenset[int]:
        return frozenset(self.listed)

    def staged(self) -> list[StagedRecommendation]:
        return [self.listed[number] for number in sorted(self.listed)]

    def add(self, number: int, title: str) -> None:
        self.listed[number] = StagedRecommendation(ref=f"R{number}", number=number, title=title)
        self.by_words.setdefault(key(title), number)


def recommendations_of(document: Document, tables: list[Table], notes: Notes) -> Recommendations:
    found = Recommendations()
    for where, number, title in [*_in_tables(tables, notes), *_in_lists(document, notes)]:
        if number in found.listed:
            if key(title) != key(found.listed[number].title):
                notes.doubt(where, title, f"left out: recommendation {number} is taken", "Its number is printed twice")
        else:
            found.add(number, title)
    if not found.listed:
        _add_beside_actions(found, tables, notes)
    return found


def _add_beside_actions(found: Recommendations, tables: list[Table], notes: Notes) -> None:
    """Where nothing lists them, take the sentences in the actions' own column of recommendations."""
    unnumbered: list[tuple[Row, str]] = []
    for table in tables:
        column = table.columns.get("recommendation") if table.kind == "actions" else None
        fewest = _fewest_words(table, column)
        for row in table.rows if column is not None else ():
            text = row.cell(column).text
            if (
                is_only_numbers(text)
                or LABELLED.fullmatch(text.rstrip(".:"))
                or key(text) in found.by_words
                or len(text.split()) < fewest
                or row.cell(column).carried
            ):
                continue
            beside = row.cell(table.columns.get("recommendation number")).text
            if beside.isdecimal() and int(beside) not in found.listed:
                found.add(int(beside), text)
                continue
            numbered = NUMBERED.fullmatch(text)
            if numbered and int(numbered["number"]) not in found.listed:
                found.add(int(numbered["number"]), numbered["title"])
                found.by_words[key(text)] = int(numbered["number"])
            elif not numbered and len([cell for cell in row.cells if cell.text]) > 1:
                unnumbered.append((row, text))
    for row, text in unnumbered:
        if key(text) not in found.by_words:
            number = max(found.listed, default=0) + 1
            found.add(number, text)
            notes.doubt(
                row.where, text, f"R{number}", "A recommendation is printed without a number, so it is given one"
            )


def _fewest_words(table: Table, column: int | None) -> int:
    """In a column that holds sentences, a short one is a sentence too."""
    texts = [row.cell(column).text for row in table.rows if row.cell(column).text]
    if not any(re.search(r"\d", text) or text.casefold() in NO_SENTENCE for text in texts):
        return 1
    counts = [len(text.split()) for text in texts]
    return 2 if 2 * sum(count >= FEWEST_WORDS for count in counts) > len(counts) else FEWEST_WORDS


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
        if isinstance(block, Bullet | Paragraph | Heading) and (line := IN_A_LINE.fullmatch(block.text)):
            notes.use(block)
            found.append((block.where, int(line["number"]), line["title"]))
        elif isinstance(block, Row) and (line := IN_A_LINE.fullmatch(_only_words(block))):
            found.append((block.where, int(line["number"]), line["title"]))
    return found


def _only_words(row: Row) -> str:
    """Give the words of a line across a table; nothing for a row of several cells."""
    texts = [cell.text for cell in row.cells if cell.text]
    return texts[0] if len(texts) == 1 else ""

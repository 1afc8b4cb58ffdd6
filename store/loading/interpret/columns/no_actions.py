"""Rows among the actions that are none: help under the headings, examples, totals, "None". Each is told."""

from collections.abc import Iterator

from store.dates import read_date
from store.loading.document import Row
from store.loading.interpret.tables import HELP_ROWS, Table
from store.loading.interpret.words.help_words import EXAMPLE, TOTAL, is_help
from store.loading.interpret.words.placeholders import NO_ACTION
from store.loading.interpret.words.statuses import meaning_of
from store.loading.notes import Notes

FEWEST_HINTS = 2
DATES = ("due", "start", "completed", "revised")


def without_other_rows(table: Table, notes: Notes) -> None:
    """Take out the rows of a table of actions that are no actions."""
    if table.kind != "actions":
        return
    kept: list[Row] = []
    for at, row in enumerate(table.rows):
        why = _why_none(table, row, at <= HELP_ROWS and not any(_is_filled(table, one) for one in kept))
        if why:
            words = " | ".join(cell.text for cell in row.cells if cell.text and not cell.carried)
            notes.skip(row, words, why)
        else:
            kept.append(row)
    table.rows = kept


def _why_none(table: Table, row: Row, is_first: bool) -> str | None:
    first = next((cell.text for cell in row.cells if cell.text and not cell.carried), None)
    if first is None:
        return None
    title, ref = row.cell(table.columns["action"]), row.cell(table.columns.get("ref"))
    if any(EXAMPLE.fullmatch(text) for text in (title.text, ref.text) if text):
        return "a row that shows how others should look"
    if is_first and _is_help(table, row):
        return "a row of help, which says how to fill in the table"
    if _is_total(table, row, first):
        return "a row of totals"
    if title.text and not title.carried and NO_ACTION.fullmatch(title.text.strip(" .()[]")):
        return "a row that says that there is no action"
    return None


def _is_filled(table: Table, row: Row) -> bool:
    return bool(row.cell(table.columns["action"]).text)


def _is_help(table: Table, row: Row) -> bool:
    """Whether most cells say what to write; a day or a status among them is what people write."""
    texts = {role: row.cell(at).text for role, at in table.columns.items()}
    if any(read_date(texts.get(role, "")).kind == "date" for role in DATES) or meaning_of(texts.get("status", "")):
        return False
    title = row.cell(table.columns["action"]).text.strip(" .()[]")
    if title and not is_help(title):
        return False
    hints = sum(_hints(table, row))
    return hints >= FEWEST_HINTS and 2 * hints >= sum(bool(cell.text) for cell in row.cells)


def _hints(table: Table, row: Row) -> Iterator[bool]:
    roles = {at: role for role, at in table.columns.items()}
    for at, cell in enumerate(row.cells):
        text = cell.text.strip(" .()[]")
        if not text:
            continue
        match roles.get(at):
            case "due" | "start" | "completed" | "revised":
                yield read_date(cell.text).kind in ("unreadable", "event") and not any(map(str.isdigit, text))
            case "ref":
                yield not any(map(str.isdigit, text)) and (len(text.split()) > 1 or is_help(text))
            case "status" | "rating":
                yield meaning_of(text) is None and is_help(text)
            case _:
                yield is_help(text)


def _is_total(table: Table, row: Row, first: str) -> bool:
    if not TOTAL.fullmatch(first):
        return False
    owner, due = row.cell(table.columns.get("owner")).text, row.cell(table.columns.get("due")).text
    return not any(map(str.isalpha, owner)) and read_date(due).kind != "date"

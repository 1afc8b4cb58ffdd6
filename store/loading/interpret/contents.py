"""Columns whose words say that they are something else than their heading: a "Priority" of High and Low, say."""

import re

from store.dates import read_date
from store.loading.interpret.headers import fits
from store.loading.interpret.rating_key import colour_named, progress_meant
from store.loading.interpret.synonyms import URGENCIES
from store.loading.interpret.tables import Table
from store.loading.interpret.words import key

LONGEST_STATUS = 4
REFERENCE = re.compile(r"[A-Z]{0,5}[ .-]?\d{1,3}(?:\.\d{1,3})*[a-z]?[.)]?")


def correct(table: Table) -> None:
    if table.kind == "actions":
        _with_numbers(table)
        _without_urgencies(table)
        _with_status(table)
        _with_completion(table)
        _with_references(table)


def _with_numbers(table: Table) -> None:
    """ "Priority" may number the actions, under lines that name the priorities in the same column."""
    column, action = table.columns.get("theme"), table.columns["action"]
    if column is None or "ref" in table.columns:
        return
    numbers = [row.cell(column).text for row in table.rows if row.cell(action).text and not row.cell(column).carried]
    if len(set(numbers)) == len(numbers) > 1 and all(map(REFERENCE.fullmatch, numbers)):
        table.columns["ref"] = table.columns.pop("theme")


def _without_urgencies(table: Table) -> None:
    """A column named like the recommendations or the themes may hold only "Must do" and "Should do"."""
    for role in ("recommendation", "theme"):
        column = table.columns.get(role)
        if column is not None and _holds_urgencies(table, column, role):
            del table.columns[role]
            table.unread[column] = table.titles.get(column, "priority")
            others = [at for at in table.unread if at != column and fits(table.names.get(at, ()), "actions", role)]
            if others and not _holds_urgencies(table, others[0], role):
                table.columns[role] = others[0]
                del table.unread[others[0]]


def _with_status(table: Table) -> None:
    """ "Progress" may hold nothing but "Not started" and "Done", and "Status" nothing but R, A and G."""
    for role in ("status", "progress"):
        words = _words(table, role)
        if words and "rating" not in table.columns and all(_is_a_colour(one) for one in words):
            table.columns["rating"] = table.columns[role]
    column, words = table.columns.get("progress"), _words(table, "progress")
    is_bare = column is not None and key(table.titles.get(column, "")) == key("progress")
    if is_bare and words and "status" not in table.columns and all(_is_a_status(one) for one in words):
        table.columns["status"] = table.columns.pop("progress")


def _with_completion(table: Table) -> None:
    """ "Completed" may hold dates, or "Y" and "N"."""
    words = _words(table, "status")
    if words and "completed" not in table.columns and all(read_date(one).kind == "date" for one in words):
        table.columns["completed"] = table.columns.pop("status")


def _with_references(table: Table) -> None:
    """A column without a heading, left of the actions, may hold nothing but their numbers."""
    if "ref" in table.columns:
        return
    for at in range(table.columns["action"]):
        words = [row.cell(at).text for row in table.rows if not row.cell(at).carried and row.cell(at).text]
        if at not in table.names and words and len(set(words)) == len(words) and all(map(REFERENCE.fullmatch, words)):
            table.columns["ref"] = at
            return


def _holds_urgencies(table: Table, column: int, role: str) -> bool:
    words = {row.cell(column).text.casefold() for row in table.rows} - {""}
    is_counted = role == "theme" and not any(re.search("[a-z]", word) for word in words)
    return bool(words) and (is_counted or all(word in URGENCIES for word in words))


def _words(table: Table, role: str) -> set[str]:
    column = table.columns.get(role)
    return {row.cell(column).text for row in table.rows if not row.cell(column).carried} - {""}


def _is_a_colour(text: str) -> bool:
    return len(text.split()) == 1 and colour_named(text) is not None


def _is_a_status(text: str) -> bool:
    return len(text.split()) <= LONGEST_STATUS and progress_meant(text) is not None

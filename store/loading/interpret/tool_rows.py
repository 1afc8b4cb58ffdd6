"""What a tool says in its own way of its rows: which are archived, which are done, and how deep each stands."""

import re
from collections.abc import Sequence
from dataclasses import replace

from store.loading.document import Cell, Piece, Row
from store.loading.interpret.tables import Table
from store.loading.interpret.tools import column_of, columns_of_titles
from store.loading.interpret.words import key
from store.loading.interpret.words.statuses import meaning_of
from store.loading.interpret.words.tools import CANCELLED, TRUE, Tool
from store.loading.notes import Notes


def settle_tools(tables: Sequence[Table], notes: Notes) -> None:
    for table in tables:
        if table.kind == "actions" and table.tool:
            table.fills_down = False
            _bring_titles_together(table, table.tool)
            _leave_out_gone(table, table.tool, notes)
            _without_states(table, table.tool)
            _say_what_is_done(table, table.tool)
            _with_percent(table)
            if table.tool.commas and "owner" in table.columns:
                _part_owners(table, table.columns["owner"])


def _leave_out_gone(table: Table, tool: Tool, notes: Notes) -> None:
    gone = [(at, words) for at, title in table.titles.items() if (words := _gone(tool, title))]
    kept: list[Row] = []
    for row in table.rows:
        why = next((at for at, words in gone if key(row.cell(at).text) in words), None)
        if why is None:
            kept.append(row)
            continue
        title = row.cell(table.columns["action"]).text
        notes.use(row)
        notes.leave(row.where, title, f"{table.titles[why]}: {row.cell(why).text}, so {tool.name} counts it no more")
    table.rows = kept
    for at, _ in gone:
        table.unread.pop(at, None)


def _gone(tool: Tool, title: str) -> list[str]:
    if tool.roles.get(title.casefold().strip()) == "status":
        return [key(word) for word in (*CANCELLED, *tool.gone.get(title.casefold().strip(), ()))]
    return [key(word) for heading, words in tool.gone.items() if key(heading) == key(title) for word in words]


def _bring_titles_together(table: Table, tool: Tool) -> None:
    """Bring "Title 1", "Title 2" … into one column, each set in by its level."""
    places = columns_of_titles(tool, table.titles)
    if len(places) < 2:
        return
    action = table.columns["action"]
    for number, row in enumerate(table.rows):
        depth = next((depth for depth, at in enumerate(places) if row.cell(at).text), 0)
        words = replace(row.cell(places[depth]), indent=depth)
        table.rows[number] = _with(row, action, words, {at for at in places if at != action})


def _without_states(table: Table, tool: Tool) -> None:
    """The lists of a board may be "To do", "Doing" and "Done": they say how a card stands, and are no themes."""
    column = column_of(tool, table.titles, "theme")
    words = {row.cell(column).text for row in table.rows} - {""}
    if column is not None and "status" not in table.columns and words and all(meaning_of(one) for one in words):
        table.columns = {role: at for role, at in table.columns.items() if at != column} | {"status": column}
        table.unread.pop(column, None)


def _say_what_is_done(table: Table, tool: Tool) -> None:
    """Let a tick in a column of ticks be the word "Complete", also where a list says how it stands."""
    done = column_of(tool, table.titles, "done")
    if done is None:
        return
    column = table.columns.setdefault("status", done)
    for number, row in enumerate(table.rows):
        if key(row.cell(done).text) in TRUE:
            table.rows[number] = _with(row, column, Cell((Piece("Complete"),)), set())
        elif column == done:
            table.rows[number] = _with(row, column, Cell(), set())


def _with_percent(table: Table) -> None:
    """Write 50 under "% complete" as 50%, also where it was saved as 0.5."""
    column = table.columns.get("status")
    title = table.titles.get(column, "").casefold() if column is not None else ""
    if column is None or not ("%" in title or "percent" in title):
        return
    shares = {number: _share(row.cell(column).text) for number, row in enumerate(table.rows)}
    known = [share for share in shares.values() if share is not None]
    factor = 100 if known and max(known) <= 1 else 1
    for number, share in shares.items():
        if share is not None:
            words = Cell((Piece(f"{share * factor:.0f}%"),))
            table.rows[number] = _with(table.rows[number], column, words, set())


def _share(words: str) -> float | None:
    return float(words) if re.fullmatch(r"\d{1,3}(?:\.\d+)?", words) else None


def _part_owners(table: Table, column: int) -> None:
    for number, row in enumerate(table.rows):
        if "," in row.cell(column).text:
            table.rows[number] = _with(row, column, Cell((Piece(row.cell(column).text.replace(",", ";")),)), set())


def _with(row: Row, column: int, cell: Cell, empty: set[int]) -> Row:
    cells = [*row.cells, *([Cell()] * (column + 1 - len(row.cells)))]
    cells = [Cell() if at in empty else one for at, one in enumerate(cells)]
    return replace(row, cells=(*cells[:column], cell, *cells[column + 1 :]))

"""Whether the day or the month comes first in the days of a whole file: decided once, by all of them."""

import re
from collections.abc import Iterable, Iterator, Sequence

from store.dates import read_date
from store.documents.staged import Ask, Option
from store.loading.interpret.tables import Table
from store.loading.notes import Notes
from store.loading.numbered_days import NumberedDay, numbered_days

DATES = ("due", "revised", "start", "completed")
ENOUGH = 2
"""Days that can only be month-first, without one that cannot be, decide; a single one may be a slip."""
MOST_SHOWN = 12
MONTH_FIRST = re.compile(r"\bm{1,2}\s?[/.-]\s?d{1,2}\b", re.I)

Placed = tuple[str, NumberedDay]


def settle_order(tables: Sequence[Table], notes: Notes) -> None:
    """Tell the notes in which order days are to be read; where nobody can know it, ask."""
    if notes.guidance.order:
        notes.order = notes.guidance.order
        return
    days = list(_days(tables, unread=False))
    evidence = [*days, *_days(tables, unread=True)]
    american = [placed for placed in evidence if placed[1].is_month_first]
    british = [placed for placed in evidence if placed[1].is_day_first]
    either = [placed for placed in days if placed[1].can_be_either]
    tool = next((table.tool for table in tables if table.tool and table.tool.month_first), None)
    said = tool.name if tool else "a heading" if _says_month_first(tables) else None
    if not british and (american or either) and (len(american) >= ENOUGH or said):
        notes.order = "month first"
        because = f"{american[0][1].printed} can be nothing else" if american else f"{said} writes it so"
        shown = (either or american)[:1]
        reading = f"month first: {read_date(shown[0][1].printed, month_first=True).date}"
        _ask(shown, reading, f"The month comes first in this file: {because}", len(days), notes)
    elif american and either:
        notes.order = None
        other = f", {british[0][1].printed} the day" if british else ""
        why = f"{american[0][1].printed} has the month first{other}; so these may be either"
        _ask(either, "no date", why, len(either), notes)


def _ask(shown: Sequence[Placed], reading: str, why: str, times: int, notes: Notes) -> None:
    where, example = shown[0]
    by_day, by_month = (read_date(example.printed, month_first=first).date for first in (False, True))
    options = [
        Option(means="day first", label=f"The day first: {by_day or 'no day'}"),
        Option(means="month first", label=f"The month first: {by_month or 'no day'}"),
    ]
    words = list(dict.fromkeys(day.printed for _, day in shown))
    more = f" and {len(words) - MOST_SHOWN} more" if len(words) > MOST_SHOWN else ""
    asks = Ask(field="order", word=example.printed, options=options, times=times)
    notes.ask(where, "; ".join(words[:MOST_SHOWN]) + more, reading, why, asks)


def _says_month_first(tables: Iterable[Table]) -> bool:
    return any(MONTH_FIRST.search(title) for table in tables for title in table.titles.values())


def _days(tables: Iterable[Table], *, unread: bool) -> Iterator[Placed]:
    """Give the days of the columns that are read, or of those that are not and yet hold days."""
    for table in tables:
        columns = {table.columns[role] for role in DATES if role in table.columns}
        if unread:
            columns = {at for at in table.unread if at not in columns and _holds_days(table, at)}
        for row in table.rows:
            for column in columns:
                if not row.cell(column).carried:
                    yield from ((row.where, day) for day in numbered_days(row.cell(column).text))


def _holds_days(table: Table, at: int) -> bool:
    first = next((text for row in table.rows if (text := row.cell(at).text)), "")
    return any(numbered_days(first))

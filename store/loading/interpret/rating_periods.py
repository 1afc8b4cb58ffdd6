"""Ratings that a table prints for two periods: "Last month" beside "This month", and an arrow from one to the other."""

import re
from collections.abc import Callable

from store.loading.interpret.columns.guided import SAID
from store.loading.interpret.headers import fits
from store.loading.interpret.rating_key import colour_named
from store.loading.interpret.tables import Table
from store.loading.notes import Notes

ARROW = re.compile(
    r"(?:[\u2190-\u21ff\u25b2\u25bc\u25b6\u25c0\u25b3\u25bd\u27a1\u2b05-\u2b07\u2b08-\u2b0d\U0001f53c\U0001f53d]\ufe0f?"
    r"|[-–—=<>^v/\\]|->|=>|<->|up|down|same|no change|static|improv(?:ed|ing)|worse(?:ned|ning)?|unchanged)+",
    re.I,
)
NEWER = re.compile(r"\b(?:this|current(?:ly)?|now|latest|newest|today)\b", re.I)
OLDER = re.compile(r"\b(?:last|previous(?:ly)?|prior|before|former|earlier|preceding|prev)\b", re.I)


def settle_ratings(table: Table, notes: Notes) -> None:
    """Take the newest period's column for the rating, and arrows for none; where no heading tells, doubt."""
    at = table.columns.get("rating")
    if table.kind != "actions" or (at is not None and SAID in table.reasons.get(at, ())):
        return
    if at is not None and _are_all(table, at, ARROW.fullmatch):
        _leave(table, at)
        at = None
    main = table.titles.get(at, "") if at is not None else ""
    coloured = [one for one in table.unread if _are_all(table, one, _is_a_colour)]
    newer = [one for one in coloured if NEWER.search(table.titles[one])]
    older = [one for one in coloured if OLDER.search(table.titles[one])]
    if at is not None and (not OLDER.search(main) or NEWER.search(main)):
        return
    if len(newer) == 1 and (at is not None or older or _is_a_rating(table, newer[0])):
        _take(table, newer[0], notes)
    elif at is not None:
        notes.doubt(table.rows[0].where, main, "the rating", "It is of an earlier period, and I know no newer column")
    elif newer or older:
        shown = ", ".join(table.titles[one] for one in coloured)
        why = "These columns hold colours; say which is the rating, by *Columns…*"
        notes.doubt(table.rows[0].where, shown, "no rating", why)


def _take(table: Table, newest: int, notes: Notes) -> None:
    if (before := table.columns.get("rating")) is not None:
        _leave(table, before)
    table.columns["rating"] = newest
    title = table.unread.pop(newest)
    if not _is_a_rating(table, newest):
        why = "No heading names a rating; this column holds colours, and is the newest that does"
        notes.doubt(table.rows[0].where, title, "the rating", why)


def _leave(table: Table, at: int) -> None:
    table.columns = {role: one for role, one in table.columns.items() if one != at}
    table.unread[at] = table.titles.get(at, "rating")


def _is_a_rating(table: Table, at: int) -> bool:
    return fits(table.names.get(at, ()), "actions", "rating")


def _are_all(table: Table, at: int, is_so: Callable[[str], object]) -> bool:
    texts = [text for row in table.rows if (text := row.cell(at).text) and not row.cell(at).carried]
    return bool(texts) and all(is_so(text) for text in texts)


def _is_a_colour(text: str) -> bool:
    return len(text.split()) == 1 and colour_named(text) is not None

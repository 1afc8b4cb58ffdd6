"""Lines across a table, between its rows: the theme or recommendation of the rows under them."""

import re
from collections.abc import Sequence

from store.loading.document import Row
from store.loading.interpret.rating_key import colour_named
from store.loading.interpret.references import LABELLED
from store.loading.interpret.tables import Table
from store.loading.interpret.words import COUNCIL, key
from store.loading.interpret.words.statuses import meaning_of
from store.loading.interpret.words.themes import FURNITURE, GENERIC_WORDS, SCALE, THEME_WORDS, URGENCIES

MOST_WORDS = 25
MOST_WORDS_OF_A_GROUP = 6
FEWEST_BESIDE = 2
LABEL = re.compile(
    rf"(?:(?:(?:key|strategic|improvement|corporate|our) )?(?:{'|'.join(THEME_WORDS)})(?: action| area| theme)?"
    r"|(?:strategic )?objective|outcome|aim|area(?: (?:of|for) (?:\w+ ){0,2}\w+)?|section|part)s?\b"
    r"\s*(?:(?:no\.?|number)\s*)?"
    r"(?:\d+(?:\.0?)?|[A-Z]\b|(?:one|two|three|four|five|six|seven|eight|nine|ten)\b|(?=[:–—-]))\s*[:–—.-]*\s*",
    re.I,
)
THEME_LABEL = re.compile(rf"(?:(?:key|strategic|improvement|corporate|our) )?(?:{'|'.join(THEME_WORDS)})\b", re.I)
DATED = re.compile(r"(?:last )?(?:updated|reviewed|version|draft|printed|produced|as at|correct at|v\d)\b.*\d", re.I)
VERSION = re.compile(r"v?\d+(?:th|st|nd|rd)?")
WHOLE_NUMBER = re.compile(r"\d{1,2}\.?|[A-Z]")


def banner_of(table: Table, rows: Sequence[Row], at: int) -> str | None:
    """Give the words of a row that is printed across the table; none if the row is something else."""
    row = rows[at]
    if row.where in table.under:
        return None
    filled = [place for place, cell in enumerate(row.cells) if cell.text and not cell.carried]
    if any(cell.carried and cell.text for cell in row.cells):
        return None
    if len(filled) == 2:
        return _numbered(table, rows, at, filled)
    if len(filled) > 1 and (label := _labelled_beside_dates(table, row, filled)):
        return label
    if len(filled) != 1 or any(piece.bullet for piece in row.cells[filled[0]].pieces):
        return None
    place, text = filled[0], row.cells[filled[0]].text
    across = row.cells[place].span > 1 and 2 * row.cells[place].span >= table.width
    if across or LABEL.match(text) or LABELLED.match(text):
        return text
    if place == table.columns["action"]:
        return text if row.where in table.lines or _names_a_group(table, text) else None
    first = min(table.columns.values())
    recommendation = table.columns.get("recommendation")
    if place > first or place in (table.columns["action"], recommendation) or not re.search(r"[A-Za-z]{3}", text):
        return None
    return text


def _names_a_group(table: Table, text: str) -> bool:
    """Whether a row of a few words names those under it."""
    if set(table.columns) & {"ref", "theme"} or len(text.split()) > MOST_WORDS_OF_A_GROUP or text.endswith("."):
        return False
    if table.is_grouped is None:
        table.is_grouped = _is_grouped(table.rows)
    return table.is_grouped


def _is_grouped(rows: Sequence[Row]) -> bool:
    """Whether the first row is but a few words, the last one is none such, and what is no such row is full."""
    counts = [count for row in rows if (count := sum(bool(cell.text) for cell in row.cells))]
    full = [count for count in counts if count > 1]
    return bool(full) and counts[0] == 1 and counts[-1] > 1 and min(full) > FEWEST_BESIDE


def _labelled_beside_dates(table: Table, row: Row, filled: list[int]) -> str | None:
    """Read "Workstream A: Front door" in a row that sums up the rows under it: it has no action of its own."""
    if table.columns["action"] in filled or set(filled) & {table.columns.get("theme"), table.columns.get("milestones")}:
        return None
    texts = [row.cells[place].text for place in filled]
    return next((text for text in texts if LABEL.match(text) and LABEL.sub("", text, count=1).strip()), None)


def _numbered(table: Table, rows: Sequence[Row], at: int, filled: list[int]) -> str | None:
    """Read "1 | Leadership" above "1.1 | …" as the name of what stands under it."""
    ref, action = table.columns.get("ref"), table.columns["action"]
    if filled != sorted(place for place in (ref, action) if place is not None) or at + 1 == len(rows):
        return None
    number, below = rows[at].cell(ref).text, rows[at + 1].cell(ref).text
    if WHOLE_NUMBER.fullmatch(number) and re.match(
        rf"{re.escape(number.rstrip('.'))}\.?\d", below.removeprefix(number)
    ):
        return rows[at].cell(action).text
    if WHOLE_NUMBER.fullmatch(number) and below.startswith(f"{number.rstrip('.')}."):
        return rows[at].cell(action).text
    return None


def themes_among(table: Table) -> dict[str, str]:
    """Give the banners of a table that name a theme, by where they stand; if any says it is one, the others are not."""
    found = {row.where: text for at, row in enumerate(table.rows) if (text := banner_of(table, table.rows, at))}
    for row in reversed(table.rows):
        # Nothing stands under the last lines: they are notes.
        if found.pop(row.where, None) is None:
            break
    found = {where: text for where, text in found.items() if not LABELLED.match(text)}
    labelled = {where: text for where, text in found.items() if LABEL.match(text)}
    # Under "Priority 1: …", a line "Objective 2: …" says what is hoped for.
    labelled = {where: text for where, text in labelled.items() if THEME_LABEL.match(text)} or labelled
    named = labelled or {where: text for where, text in found.items() if len(text.split()) <= MOST_WORDS}
    return {where: text for where, text in named.items() if names_something(text) and not text.endswith(".")}


def names_something(text: str) -> bool:
    """Whether a heading says more than "Action plan 2022", "Anytown Council" or when it was last changed."""
    if COUNCIL.match(text) or DATED.match(text) or FURNITURE.fullmatch(text.strip()) or is_scale(text):
        return False
    return bool({word for word in key(text).split() if not VERSION.fullmatch(word)} - GENERIC_KEYS - SMALL)


def is_scale(text: str) -> bool:
    """Whether words say how urgent or how far something is, and so name no theme."""
    words = text.strip(" :.-")
    if len(words) > 1 and len(words.split()) == 1 and colour_named(words):
        return True
    return bool(SCALE.fullmatch(words)) or meaning_of(words) is not None or words.casefold() in URGENCIES


GENERIC_KEYS = frozenset(key(word) for word in GENERIC_WORDS)
SMALL = frozenset({"a", "an", "and", "of", "the", "for", "to", "in", "on", "our", "v"})

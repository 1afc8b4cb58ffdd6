"""Ratings as printed: words, letters, numbers, or only the colour a cell is filled with."""

from dataclasses import dataclass, field
from typing import Literal

from store.documents.guidance import LEAVE_OUT, folded
from store.documents.staged import HOUSE_KEY, Ask, KeyEntry, Rating
from store.loading.document import Cell, Row
from store.loading.interpret.colours import rating_of_fill
from store.loading.interpret.printed import Beside
from store.loading.interpret.progress import OPTIONS, progress_answered
from store.loading.interpret.rating_key import RatingKey, colour_named, progress_meant
from store.loading.interpret.tables import Table
from store.loading.interpret.words.statuses import meaning_of
from store.loading.notes import Notes
from store.rules.terms import Progress

UNEXPLAINED = "No key says so."
"""How a doubt begins about a rating that the document does not explain."""


@dataclass
class _Met:
    """A way of rating that the document's key does not explain, and where it is met first."""

    where: str
    reading: Rating
    printed: str
    means: Progress | None = None
    count: int = 0
    by: Literal["rating", "fill"] = "rating"
    word: str = ""


@dataclass
class Ratings:
    """Reads ratings by the document's key, and remembers what the key leaves open."""

    key: RatingKey
    notes: Notes
    met: dict[str, _Met] = field(default_factory=dict)
    odd: dict[str, tuple[str, int]] = field(default_factory=dict)

    def read(self, cell: Cell | None, where: str) -> Rating | None:
        """Read a rating column's cell; what is no rating is a doubt, never a guess."""
        if cell is None:
            return None
        if cell.text:
            return self._in_words(cell, where)
        return self._by_fill(cell.fill, where)

    def in_passing(self, cell: Cell | None, where: str) -> Rating | None:
        """Read a cell of another column, which may hold a colour or none."""
        if cell is None:
            return None
        entry = self.key.find(cell.text)
        if entry or (len(cell.text) > 1 and colour_named(cell.text) and len(cell.text.split()) == 1):
            return self._in_words(cell, where)
        return None

    def _in_words(self, cell: Cell, where: str) -> Rating | None:
        text = cell.text
        answer = progress_answered(self.notes, "rating", text)
        if answer == LEAVE_OUT:
            return None
        if not answer and (entry := self.key.find(text)):
            return entry.rating
        if rating := colour_named(text):
            if progress_answered(self.notes, "rating", rating) == LEAVE_OUT:
                return None
            self._meet_colour(rating, text, where)
            self._compare(cell, rating, where)
            return rating
        means = Progress(answer) if answer else meaning_of(text)
        if isinstance(means, Progress):
            return self._meaning(means, text, where)
        if by_fill := self._by_fill(cell.fill, where):
            return by_fill
        if text.strip("-–—. ") and text.casefold() not in ("n/a", "tbc"):
            first, count = self.odd.get(text, (where, 0))
            self.odd[text] = (first, count + 1)
        return None

    def _meaning(self, means: Progress, text: str, where: str) -> Rating:
        """Give the colour that a word stands for: by the document's key, else by the house's."""
        by_key = next((entry.rating for entry in self.key.entries if entry.means == means), None)
        by_house = next(colour for colour, progress in HOUSE_KEY.items() if progress == means)
        if not by_key:
            self._meet(text.casefold(), by_house, text, where, word=text, means=means)
        return by_key or by_house

    def _by_fill(self, fill: str | None, where: str) -> Rating | None:
        rating = rating_of_fill(fill)
        if rating and progress_answered(self.notes, "fill", rating) == LEAVE_OUT:
            return None
        if rating and not self.key.of(rating):
            self._meet(f"fill {rating}", rating, f"{rating} fill", where, by="fill", word=rating)
        return rating

    def by_fill(self, cell: Cell, where: str) -> Rating | None:
        return self._by_fill(cell.fill, where)

    def beside(self, beside: Beside, colours: int | None) -> Rating | None:
        """Read how something is rated by its own cell, else by the word for its status, else by a colour."""
        if "rating" in beside.table.columns:
            return self.read(beside.own("rating"), beside.where)
        in_words = self.in_passing(beside.own("status"), beside.where)
        if in_words or colours is None:
            return in_words
        return self.by_fill(beside.row.cell(colours), beside.where)

    def _compare(self, cell: Cell, rating: Rating, where: str) -> None:
        fill = rating_of_fill(cell.fill)
        if fill and fill != rating and fill != "grey":
            why = f"The cell is filled with {fill}; its word counts"
            self.notes.doubt(where, cell.text, rating, why)

    def _meet_colour(self, rating: Rating, text: str, where: str) -> None:
        """Take note of a colour; "Green – on track" says itself what it means."""
        means = progress_meant(text) if len(text.split()) > 1 else None
        name = f"{rating} {means}" if means else rating
        self._meet(name, rating, text if means else rating.capitalize(), where, means=means, word=rating)

    def _meet(
        self,
        name: str,
        rating: Rating,
        printed: str,
        where: str,
        *,
        word: str,
        means: Progress | None = None,
        by: Literal["rating", "fill"] = "rating",
    ) -> None:
        if rating in (entry.rating for entry in self.key.entries):
            return
        self.met.setdefault(name, _Met(where, rating, printed, means, by=by, word=folded(word))).count += 1

    def settled(self) -> list[KeyEntry]:
        """Give the plan's key, and ask once about each rating that it does not explain."""
        entries = list(self.key.entries)
        for one in self.met.values():
            answer = progress_answered(self.notes, one.by, one.word)
            means = Progress(answer) if answer else one.means or HOUSE_KEY[one.reading]
            source: Literal["confirmed", "assumed"] = "confirmed" if answer else "assumed"
            entries.append(KeyEntry(printed=one.printed, rating=one.reading, means=means, source=source))
            if answer or progress_meant(one.printed) == means:
                continue  # "Complete" says itself what it means.
            why = f"{UNEXPLAINED} Does {one.printed[0].lower()}{one.printed[1:]} mean {means} here?"
            asks = Ask(field=one.by, word=one.word, options=OPTIONS, times=one.count)
            self.notes.ask(one.where, _times(one.printed, one.count), f"{one.reading}: {means}", why, asks)
        for text, (where, count) in self.odd.items():
            asks = Ask(field="rating", word=folded(text), options=OPTIONS, times=count)
            self.notes.ask(where, _times(text, count), "no rating", "This names no single colour", asks)
        return entries


def _times(printed: str, count: int) -> str:
    return printed if count == 1 else f"{printed} ({count} times)"


def coloured_column(table: Table) -> int | None:
    """Find the column whose fill alone may rate the rows: that of the status, or one without a heading beside it.

    Other fills are bars, bands of rows and marks of a pen.
    """
    status = table.columns.get("status")
    if "rating" in table.columns or status is None:
        return None
    beside = [at for at in (status + 1, status - 1) if at not in table.titles and _is_wordless(table, at)]
    for column in [status, *beside]:
        colours = {_rating(row, column) for row in table.rows if not _is_banded(row, column)} - {None}
        if colours - {"grey"}:
            return column
    return None


def tell_other_colours(table: Table, notes: Notes) -> None:
    """Tell of colours that differ by row under a heading that rates nothing."""
    if table.kind != "actions" or "rating" in table.columns:
        return
    for at, title in table.titles.items():
        rows = [row for row in table.rows if _rating(row, at) and not _is_banded(row, at)]
        if at != table.columns.get("status") and len({_rating(row, at) for row in rows} - {"grey"}) > 1:
            what = f"the colours under “{title}”, {len(rows)} cells"
            notes.leave(rows[0].where, what, "only colours under a rating or a status count")


def _is_wordless(table: Table, at: int) -> bool:
    return at >= 0 and not any(row.cell(at).text for row in table.rows)


def _is_banded(row: Row, column: int) -> bool:
    """Whether a cell has but the colour of its row."""
    fill = row.cell(column).fill
    filled = [cell.fill for at, cell in enumerate(row.cells) if at != column and cell.text]
    return bool(filled) and 2 * filled.count(fill) >= len(filled)


def _rating(row: Row, column: int) -> Rating | None:
    return rating_of_fill(row.cell(column).fill)

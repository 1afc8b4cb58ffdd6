"""Read one cell of our own workbook by what its column holds, also where a person has written into it since."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, get_args

from openpyxl.cell.cell import Cell, MergedCell

from store.dates import PrintedDate, read_date
from store.documents.staged import HOUSE_KEY, Doubt, Rating, StagedTheme
from store.loading.escaping import restored
from store.loading.plan_tables import Holds
from store.loading.readers import shown

SheetCell = Cell | MergedCell | None
RATING_OF: dict[str, Rating] = {progress.value: rating for rating, progress in HOUSE_KEY.items()}
COLOURS = frozenset(get_args(Rating))


def words_of(cell: SheetCell) -> str | None:
    """Give the text exactly as it was written; what is no text is given as it is shown."""
    value = cell.value if cell is not None else None
    if isinstance(value, str):
        return restored(value)
    kept, _ = shown.words(cell)
    return kept or None


@dataclass
class Cells:
    """What reading a cell leans on, and what it gathers: a doubt wherever the words are not what an export writes."""

    themes: list[StagedTheme] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    def value(self, cell: SheetCell, beside: SheetCell, holds: Holds, where: str) -> Any:
        """Args: beside: the cell of a printed date's own words."""
        if holds is Holds.PRINTED_DATE:
            return self._printed_date(words_of(cell), words_of(beside), where)
        words = words_of(cell)
        if words is None or not words.strip():
            return [] if holds in (Holds.NUMBERS, Holds.LINES) else words if holds is Holds.TEXT else None
        return self._readers()[holds](words, where)

    def _readers(self) -> dict[Holds, Callable[[str, str], Any]]:
        return {
            Holds.TEXT: lambda words, _: words,
            Holds.LINES: lambda words, _: [line.strip() for line in words.splitlines() if line.strip()],
            Holds.NUMBER: self._number,
            Holds.NUMBERS: self._numbers,
            Holds.DAY: self._day,
            Holds.THEME: self._theme,
            Holds.COLOUR: self._rating,
            Holds.PROGRESS: self._rating,
        }

    def doubt(self, where: str, printed: str, reading: str, why: str) -> None:
        self.doubts.append(Doubt(where=where, printed=printed, reading=reading, why=why))

    def _number(self, words: str, where: str) -> int | None:
        if re.fullmatch(r"\s*\d{1,6}\s*", words, re.ASCII):
            return int(words)
        self.doubt(where, words, "no number", "A whole number stands here")
        return None

    def _numbers(self, words: str, where: str) -> list[int]:
        parts = [part for part in re.split(r"[,;\s]+", words) if part]
        numbers = [int(part) for part in parts if re.fullmatch(r"\d{1,6}", part, re.ASCII)]
        if len(numbers) < len(parts):
            reading = ", ".join(str(number) for number in numbers) or "none"
            self.doubt(where, words, reading, "Numbers with commas between them stand here")
        return list(dict.fromkeys(numbers))

    def _day(self, words: str, where: str) -> date | None:
        read = read_date(words)
        if read.date is None or read.why:
            self.doubt(where, words, str(read.date or "no date"), read.why or "A day stands here")
        return read.date

    def _printed_date(self, day: str | None, printed: str | None, where: str) -> PrintedDate | None:
        """The day counts where somebody has changed it and left the old words beside it."""
        if not (day or printed):
            return None
        own = read_date(day) if day else None
        said = read_date(printed) if printed else None
        read = said or own
        if own and said and own.date != said.date:
            why = f"The words beside it say {said.raw}; the date counts"
            self.doubt(where, own.raw, str(own.date or "no date"), why)
            return own
        if own is None and said and said.date:
            self.doubt(where, said.raw, str(said.date), "The date is gone, and its words are still there")
        elif read and read.why and not said:
            self.doubt(where, read.raw, str(read.date or "no date"), read.why)
        return read

    def _theme(self, words: str, where: str) -> str | None:
        """Read "A", "A. Leadership", or only the title."""
        for name_of in (_named, lambda theme: theme.ref, lambda theme: theme.title):
            for theme in self.themes:
                if name_of(theme).strip().casefold() == words.strip().casefold():
                    return theme.ref
        self.doubt(where, words, "no theme", "The sheet of themes has none of this name")
        return None

    def _rating(self, words: str, where: str) -> Rating | None:
        said = words.strip().casefold()
        found = RATING_OF.get(said) or next((colour for colour in get_args(Rating) if colour == said), None)
        if found is None:
            self.doubt(where, words, "no rating", f"I know {', '.join((*RATING_OF, *get_args(Rating)))}")
        return found


def _named(theme: StagedTheme) -> str:
    return f"{theme.ref}. {theme.title}"

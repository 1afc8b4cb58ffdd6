"""Lines of a delimited file that do not fit under its headings: a comma or a line end stood there without quotes.

Which cell it broke cannot be known for certain. Nothing is shifted in silence.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from store.loading.readers.grid import Grid
from store.loading.readers.telling import short

FEWEST_CELLS = 3
LONGEST = 100


@dataclass(frozen=True)
class Fitting:
    """Args: width: of the headings; None where lines are of many widths, so that none of them is amiss.

    `is_full` tells that every other line is as wide as the headings; a shorter one may then have lost a cell.
    """

    width: int | None = None
    is_full: bool = False

    @classmethod
    def of(cls, rows: Sequence[Sequence[str]]) -> "Fitting":
        filled = [row for row in rows if sum(bool(value.strip()) for value in row) >= FEWEST_CELLS]
        if not filled:
            return cls()
        heading = filled[0]
        if any(not any(value.strip() for value in row) for row in rows[rows.index(heading) : rows.index(filled[-1])]):
            # Several tables, each of its own width, stand under one another.
            return cls()
        width = len(heading)
        counts = Counter(len(row) for row in filled[1:])
        most = sum(count for length, count in counts.items() if length == width)
        return cls(width, is_full=most >= FEWEST_CELLS - 1 and most * 4 >= sum(counts.values()) * 3)

    def settled(self, row: list[str], where: str, grid: Grid) -> list[str] | None:
        """Give the cells of a line; None where nothing of it can be read without a guess."""
        if self.width is None or not any(value.strip() for value in row):
            return row
        if any(value.strip() for value in row[self.width :]):
            return self._too_long(row, where, grid)
        if self.is_full and FEWEST_CELLS - 1 <= len(row) < self.width:
            why = "Cells may be missing between the others. Look whether each stands under its heading"
            many = f"{len(row)} cells under {self.width} headings"
            grid.doubt(where, _short(row), f"{many}, read from the left", why)
        return row[: self.width] if len(row) > self.width else row

    def _too_long(self, row: list[str], where: str, grid: Grid) -> list[str] | None:
        assert self.width is not None
        many = f"{len(row)} cells under {self.width} headings"
        joined = _joined(row, len(row) - self.width)
        if joined is None:
            why = "A comma or the like stands in one of them without quotes, and I can't tell in which"
            grid.doubt(where, _short(row), f"{many}: nothing of this line is read", why)
            return None
        words, cells = joined
        why = "A comma or the like stands in a cell without quotes. It goes on where a cell begins with a blank"
        grid.doubt(where, _short(row), f"{many}: “{words}” is read as one cell", why)
        return cells


def _joined(row: list[str], extra: int) -> tuple[str, list[str]] | None:
    """Join the cells that begin with a blank to those before them, if just so many do: “Train, in plain words”."""
    going_on = [at for at, value in enumerate(row) if at and value[:1] == " " and value.strip()]
    if len(going_on) != extra:
        return None
    cells: list[str] = []
    broken = 0
    for at, value in enumerate(row):
        if at in going_on:
            cells[-1] = f"{cells[-1]},{value}"
            broken = len(cells) - 1
        else:
            cells.append(value)
    return " ".join(cells[broken].split()), cells


def _short(row: Sequence[str]) -> str:
    return short(" | ".join(" ".join(value.split()) for value in row), LONGEST)

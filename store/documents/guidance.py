"""What people have said of a plan's documents: what a column, a sheet or a word means. It goes before every guess."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field

LEAVE_OUT = "leave out"
"""The role of a column, and the kind of a sheet, of which nothing is read; also what a word may mean."""

CHILD = "child"
"""The field of the question whether words tell who a child is. Its answer counts for the file that it was given of."""

Order = Literal["day first", "month first"]


def folded(words: str) -> str:
    """Give words as they are compared: without case, and with one blank between them."""
    return " ".join(words.casefold().split())


class Said(BaseModel):
    """Words in it are folded. `sheet` is the place that a document gives its tables, folded; None is all of them."""

    model_config = ConfigDict(frozen=True, defer_build=True)


class ColumnGuide(Said):
    """Args: role: as in `words/columns.py`, or `LEAVE_OUT`. nth: of headings that are the same, counted from 1."""

    sheet: str | None = None
    heading: str
    nth: int = 1
    role: str


class HeadingRow(Said):
    """Args:
    row: as the place of a row counts it, from 1.
    holds: what stood in it when it was said, so that the row is known again where others were put above it.
    """

    sheet: str | None = None
    row: int
    holds: tuple[str, ...] = Field(default=())

    def is_like(self, words: Iterable[str]) -> bool:
        """Whether most of what stood in it stands among these words."""
        return 2 * len(set(self.holds) & {folded(one) for one in words}) > len(set(self.holds))


class SheetGuide(Said):
    """Args: kind: of what its tables are, or `LEAVE_OUT`."""

    sheet: str | None = None
    kind: str


class WordGuide(Said):
    """A word of one field, and which of the options that were asked it means.

    Args:
        field: "status", "rating", "fill", "date", "owner" or `CHILD`, whose word is a place in one file.
    """

    field: str
    word: str
    means: str


class Guidance(Said):
    columns: tuple[ColumnGuide, ...] = Field(default=())
    headings: tuple[HeadingRow, ...] = Field(default=())
    sheets: tuple[SheetGuide, ...] = Field(default=())
    words: tuple[WordGuide, ...] = Field(default=())
    order: Order | None = None

    def __bool__(self) -> bool:
        return self != Guidance()

    def of_every_file(self) -> Self:
        """Leave out what was said of places in one file alone: in the next one other words stand there."""
        return self.model_copy(update={"words": tuple(one for one in self.words if one.field != CHILD)})

    def column(self, sheet: str | None, heading: str, nth: int = 1) -> ColumnGuide | None:
        """Say what a column is: what was said of this sheet goes before what was said of all."""
        said = [one for one in self.columns if (one.heading, one.nth) == (folded(heading), nth)]
        return _nearest(said, sheet, lambda one: one)

    def heading_row(self, sheet: str | None) -> HeadingRow | None:
        return _nearest(self.headings, sheet, lambda one: one)

    def kind(self, sheet: str | None) -> str | None:
        return _nearest(self.sheets, sheet, lambda one: one.kind)

    def means(self, field: str, word: str) -> str | None:
        return next((one.means for one in self.words if (one.field, one.word) == (field, folded(word))), None)

    def and_also(self, later: "Guidance") -> Self:
        """These answers and later ones; where both answer the same, the later one counts."""
        return self.model_copy(
            update={
                "columns": _merged(self.columns, later.columns, lambda one: (one.sheet, one.heading, one.nth)),
                "headings": _merged(self.headings, later.headings, lambda one: one.sheet),
                "sheets": _merged(self.sheets, later.sheets, lambda one: one.sheet),
                "words": _merged(self.words, later.words, lambda one: (one.field, one.word)),
                "order": later.order or self.order,
            }
        )


Placed = TypeVar("Placed", ColumnGuide, HeadingRow, SheetGuide)
One = TypeVar("One")
Value = TypeVar("Value")


def _nearest(said: Sequence[Placed], sheet: str | None, value: Callable[[Placed], Value]) -> Value | None:
    for place in (folded(sheet), None) if sheet is not None else (None,):
        for one in said:
            if one.sheet == place:
                return value(one)
    return None


def _merged(before: Sequence[One], later: Sequence[One], about: Callable[[One], Hashable]) -> tuple[One, ...]:
    """Later ones stand last, also where they take the place of an earlier one."""
    answered = {about(one): one for one in later}
    return (*(one for one in before if about(one) not in answered), *answered.values())

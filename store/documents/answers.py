"""What people said of a document, one answer at a time: in words, with a code for buttons, and how it is taken back."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from store.documents.guidance import CHILD, ColumnGuide, Guidance, HeadingRow, Order, SheetGuide, WordGuide

ORDER = "order"
"""The field of the question for the order of day and month."""
ORDERS: tuple[Order, ...] = ("day first", "month first")

One = ColumnGuide | HeadingRow | SheetGuide | WordGuide


@dataclass(frozen=True)
class Answer:
    """Args: key: names what was answered, whatever the answer. about: the same in words. means: the answer."""

    key: str
    about: str
    means: str

    @property
    def code(self) -> str:
        return code_of(self.key)


def code_of(key: str) -> str:
    """Name an answer or a question in few letters, since a button has little room."""
    return f"{zlib.crc32(key.encode()):08x}"


def word_key(field: str, word: str) -> str:
    return ORDER if field == ORDER else f"word/{field}/{word}"


def answers_in(guidance: Guidance) -> list[Answer]:
    found = [Answer(_key(one), *_in_words(one)) for one in _all(guidance)]
    if guidance.order:
        found.append(Answer(ORDER, "Dates", guidance.order))
    return found


def answer_to(field: str, word: str, means: str) -> Guidance:
    """Give an answer to one question as the guidance that it is."""
    if field == ORDER:
        return Guidance(order=next(one for one in ORDERS if one == means))
    return Guidance(words=(WordGuide(field=field, word=word, means=means),))


def without(guidance: Guidance, code: str) -> Guidance:
    """The same without one answer."""
    left = {
        name: tuple(one for one in getattr(guidance, name) if code_of(_key(one)) != code)
        for name in ("columns", "headings", "sheets", "words")
    }
    order = None if code == code_of(ORDER) else guidance.order
    return guidance.model_copy(update={**left, "order": order})


def _all(guidance: Guidance) -> Iterator[One]:
    yield from guidance.sheets
    yield from guidance.headings
    yield from guidance.columns
    yield from guidance.words


def _key(one: One) -> str:
    match one:
        case ColumnGuide():
            return f"column/{one.sheet}/{one.heading}/{one.nth}"
        case HeadingRow():
            return f"heading/{one.sheet}"
        case SheetGuide():
            return f"sheet/{one.sheet}"
        case WordGuide():
            return word_key(one.field, one.word)


def _in_words(one: One) -> tuple[str, str]:
    match one:
        case ColumnGuide():
            which = f" ({one.nth})" if one.nth > 1 else ""
            return f"Column “{one.heading}”{which}{_in(one.sheet)}", one.role
        case HeadingRow():
            return f"Heading{_in(one.sheet)}", f"row {one.row}"
        case SheetGuide():
            return f"Sheet “{one.sheet}”" if one.sheet else "The table", one.kind
        case WordGuide():
            return f"“{one.word}” as {FIELDS.get(one.field, one.field)}", one.means


def _in(sheet: str | None) -> str:
    return f" in “{sheet}”" if sheet else ""


FIELDS = {"fill": "a colour that cells are filled with", "rating": "a rating", "status": "a status"}
FIELDS |= {"date": "a date", "owner": "an owner", CHILD: "a place that may tell of a child"}

"""The rows of a plan's tables, with days and ratings still told apart from words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from store.dates import PrintedDate, read_date
from store.dates.saying import day_words, month_words
from store.documents.staged import HOUSE_KEY, Rating, StagedPlan
from store.loading.plan_tables import BRAG_TODAY, SHEETS, Achievement, Column, Holds, Sheet, as_printed
from store.rules.terms import Brag


@dataclass(frozen=True)
class Day:
    """A day that stands for itself or, as its last one, for a whole month."""

    day: date
    month: bool = False

    @property
    def words(self) -> str:
        return month_words(self.day) if self.month else day_words(self.day)


@dataclass(frozen=True)
class Rated:
    words: str
    colour: Rating


Value = str | int | Day | Rated | None


@dataclass(frozen=True)
class Heading:
    """A `spare` column is left out of a table in which it is empty; `field` is its name in the staged model, if any."""

    title: str
    width: int
    spare: bool = False
    field: str | None = None


@dataclass(frozen=True)
class Table:
    name: str
    headings: tuple[Heading, ...]
    rows: tuple[tuple[Value, ...], ...]
    rated: bool = False
    """Whether a row of it is an action, a milestone or a timeline entry."""


def tables_of(plan: StagedPlan, verdicts: Mapping[str, Brag]) -> list[Table]:
    """Args: verdicts: BRAG by reference, for a column that people read and no program reads back."""
    return [_table(plan, sheet, verdicts) for sheet in SHEETS]


def _table(plan: StagedPlan, sheet: Sheet, verdicts: Mapping[str, Brag]) -> Table:
    headings = [heading for column in sheet.columns for heading in _headings(column)]
    rows = []
    for thing in _things(plan, sheet):
        row = [value for column in sheet.columns for value in _values(getattr(thing, column.field), column, plan)]
        if sheet.rated:
            row.append(_verdict(verdicts.get(thing.ref)))
        rows.append(tuple(row))
    if sheet.rated:
        headings.append(Heading(BRAG_TODAY, 12))
    kept = [at for at, one in enumerate(headings) if not one.spare or any(row[at] is not None for row in rows)]
    kept_rows = tuple(tuple(row[at] for at in kept) for row in rows)
    return Table(sheet.name, tuple(headings[at] for at in kept), kept_rows, sheet.rated)


def _things(plan: StagedPlan, sheet: Sheet) -> Iterator[Any]:
    if sheet.field == "milestones":
        for action in plan.actions:
            for one in action.milestones:
                yield sheet.model.model_construct(**dict(one), action=action.ref)
    elif sheet.model is Achievement:
        yield from (Achievement(title=title) for title in plan.achievements)
    else:
        yield from getattr(plan, sheet.field)


def _headings(column: Column) -> Iterator[Heading]:
    yield Heading(column.title, column.width, column.spare, column.field)
    if column.holds is Holds.PRINTED_DATE:
        yield Heading(as_printed(column.title), 18, spare=True)


def _values(value: Any, column: Column, plan: StagedPlan) -> list[Value]:
    if column.holds is Holds.PRINTED_DATE:
        return _dated(value)
    if value is None:
        return [None]
    match column.holds:
        case Holds.NUMBERS:
            return [", ".join(str(number) for number in value) or None]
        case Holds.LINES:
            return ["\n".join(value) or None]
        case Holds.DAY:
            return [Day(value)]
        case Holds.THEME:
            title = next((theme.title for theme in plan.themes if theme.ref == value), "")
            return [f"{value}. {title}" if title else value]
        case Holds.COLOUR:
            return [Rated(value.capitalize(), value)]
        case Holds.PROGRESS:
            return [_said(value, plan)]
        case _:
            return [value]


def _dated(printed: PrintedDate | None) -> list[Value]:
    """Give the day, and the printed words unless they are what the day's cell shows."""
    if printed is None:
        return [None, None]
    if printed.date is None:
        return [None, printed.raw or None]
    day = Day(printed.date, month=printed.precision == "month")
    return [day, None if printed == read_date(day.words) else printed.raw]


def _said(rating: Rating, plan: StagedPlan) -> Rated:
    words = rating if plan.rating_key else HOUSE_KEY[rating].value
    return Rated(words.capitalize(), rating)


def _verdict(brag: Brag | None) -> Rated | None:
    return Rated(brag.value.capitalize(), brag.value) if brag else None

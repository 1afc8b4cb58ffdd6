"""The plan as it would stand once a shared document is accepted, as a table whose doubtful cells say so."""

from collections.abc import Mapping, Sequence
from datetime import date

from commands.cards import Part, Table, Text
from commands.showing.wording import clipped, joined, period
from store.dates import PrintedDate
from store.documents.staged import Doubt, StagedAction
from store.loading.applying_items import precision_of
from store.loading.preview import Preview
from store.loading.things import Staged, Thing
from store.rules.brag import is_overdue
from store.rules.terms import Brag, Kind

PLAN, STEPS = "plan", "steps"
KINDS = {PLAN: (Kind.ACTION, Kind.TIMELINE), STEPS: (Kind.MILESTONE,)}
"""What can be seen as a table, by the word that asks for it."""
MARK = "⚠ check"
FIRST_ROWS = 5
LONGEST_TITLE = 160
LONGEST_CELL = 80
MOST_OWNERS = 2
MOST_NAMED = 20
CELLS: dict[str, tuple[str, ...]] = {
    "Action": ("title",),
    "Owner": ("owners",),
    "Date": ("due", "completed", "start"),
    "Colour": ("rating", "status", "progress", "blocker"),
}
"""The fields of which a column shows something; a doubt about any other stands at the reference."""


def preview_table(shown: Preview, rows: Sequence[Thing], caption: str, today: date, *, steps: bool = False) -> Table:
    """Args: steps: whether these are steps, which have none of their own."""
    columns = ["Ref", "Step" if steps else "Action", *list(CELLS)[1:], *([] if steps else ["Steps"])]
    return Table(caption=caption, columns=columns, rows=[_row(shown, one, today, steps=steps) for one in rows])


def doubted_rows(shown: Preview, rows: Sequence[Thing]) -> list[Part]:
    """Name them: on a phone, what is marked may stand beyond the edge of the table."""
    refs = [one.staged.ref or "" for one in rows if shown.doubts.get(one.staged.ref or "")]
    if not refs:
        return []
    more = len(refs) - MOST_NAMED
    named = joined([*refs[:MOST_NAMED], *([f"{more:,} more"] if more > 0 else [])])
    return [Text(text=f"“{MARK}” stands behind what I am not sure of, in {named}.")]


def _row(shown: Preview, thing: Thing, today: date, *, steps: bool) -> list[str]:
    one = thing.staged
    ref = one.ref or ""
    doubts = shown.doubts.get(ref, {})
    shows = {field for fields in CELLS.values() for field in fields}
    cells = [
        clipped(one.title, LONGEST_TITLE),
        clipped(_owners(one), LONGEST_CELL),
        clipped(_date(one, today, done=shown.colours[ref] is Brag.BLUE), LONGEST_CELL),
        _colour(one, shown.colours[ref], today),
    ]
    row = [_marked(ref, bool(doubts.keys() - shows))]
    row += [_marked(words, _any(doubts, fields)) for words, fields in zip(cells, CELLS.values(), strict=True)]
    if not steps:
        row.append(str(len(one.milestones)) if isinstance(one, StagedAction) and one.milestones else "–")
    return row


def _any(doubts: Mapping[str, list[Doubt]], fields: tuple[str, ...]) -> bool:
    return any(field in doubts for field in fields)


def _marked(words: str, doubted: bool) -> str:
    return f"{words} {MARK}" if doubted else words


def _owners(one: Staged) -> str:
    more = len(one.owners) - MOST_OWNERS
    return "; ".join(one.owners[:MOST_OWNERS]) + (f" and {more} more" if more > 0 else "") or "Nobody"


def _colour(one: Staged, shown: Brag, today: date) -> str:
    """Its colour; where that follows from its date, what is printed beside it."""
    named = shown.value.capitalize()
    late = is_overdue(one.due.date if one.due else None, None, today)
    if shown is not Brag.RED or not late or one.rating in (None, shown.value):
        return named
    return f"{named}: late, printed {one.rating.capitalize()}"


def _date(one: Staged, today: date, *, done: bool) -> str:
    """Args: done: whether it is complete, with or without a day."""
    if one.completed and one.completed.date:
        return f"Done {_said(one.completed, today)}"
    if done:
        return f"Done; due {_said(one.due, today)}" if one.due and one.due.date else "Done"
    return _said(one.due, today) if one.due else "No date"


def _said(printed: PrintedDate, today: date) -> str:
    if printed.date is not None:
        return period(printed.date, precision_of(printed), today)
    return f"No day: “{printed.raw}”" if printed.raw else "No date"

"""How items become lines, pages and summaries; every list of items is made here."""

import json
from collections.abc import Callable, Sequence
from datetime import date

from commands.cards import Button, Buttons, Card, ItemSummary, Line, Lines, Part, Text
from commands.language.saying import titled
from commands.request import Request
from commands.showing.because import RED_AS_SAID, red_because
from commands.showing.other_kinds import milestones_beside
from commands.showing.wording import CLAIMED, clipped, counted, due, joined, near_day, owner_of, period, quoted
from store.plan import updates
from store.plan.item_views import ItemView
from store.plan.updates import Remark
from store.query import executing
from store.query.model import Query
from store.rules.terms import Progress
from store.time import london_day

PAGE_SIZE = 10
LONGEST_SAID = 1_800
"""Characters of a question in a button: a chat takes 2,000, with what the button holds besides."""
LONGEST_REMARK = 100
"""Of the last words on a line; the whole stands where the thing itself is shown."""


def item_list(
    request: Request,
    query: Query,
    *,
    empty: str,
    line: Callable[[Request, ItemView], Line] | None = None,
) -> Card:
    """A page of the items that a query finds, under a title that is made from it, with the way to the others.

    Args:
        empty: what to say and try when there are none.
        line: how each is shown; as `item_line` does, unless a command has more to say.
    """
    request.query, request.asks = query, True
    found = executing.page(request.session, request.plan, query, request.today, request.page, PAGE_SIZE)
    title = titled(query, request.names(query), found.counted)
    if not found.total:
        parts = milestones_beside(request, query) or [Text(text=empty)]
        return Card(title=title, parts=parts, redraw=request.redraw, count=0)
    card = Card(
        title=title,
        parts=[Lines(lines=item_lines(request, found.items, line))],
        redraw=request.redraw if found.number == 1 else f"{request.redraw} page {found.number}",
        items=[summary(item) for item in found.items],
        count=found.total,
        more=found.counted.over,
    )
    if found.last > 1:
        first = (found.number - 1) * found.size + 1
        shown = f"Showing {first} to {first + len(found.items) - 1} of {counted(found.counted)}."
        # What has lines of its own is drawn by its own command.
        again = request.redraw if line else f"ask {query.carried()}"
        card.parts += [Text(text=shown), *_pages(again, found.number, found.last)]
    return card


def _pages(again: str, number: int, last: int) -> list[Part]:
    if len(json.dumps(again)) > LONGEST_SAID:
        return [Text(text="This question is too long for a button that shows the rest. Leave some of it out.")]
    return [page_buttons(again, number, last)]


def page_buttons(again: str, number: int, last: int) -> Buttons:
    buttons = []
    if number > 1:
        buttons.append(Button(label="Previous page", says=f"{again} page {number - 1}"))
    if number < last:
        buttons.append(Button(label="Next page", says=f"{again} page {number + 1}"))
    return Buttons(buttons=buttons)


def item_lines(
    request: Request, found: Sequence[ItemView], line: Callable[[Request, ItemView], Line] | None = None
) -> list[Line]:
    """A line of each, with the last words that were said of it.

    Args:
        line: how each is shown; as `item_line` does, unless a command has more to say.
    """
    said = updates.remarks(request.session, [item.id for item in found])
    lines = [(line or item_line)(request, item) for item in found]
    for one, item in zip(lines, found, strict=True):
        if (remark := said.get(item.id)) is not None:
            one.details.append(_remark(remark, item, request.today))
    return lines


def _remark(remark: Remark, item: ItemView, today: date) -> str:
    """ "29 June: “Twenty of thirty are written up.”", under the name of whoever is not its owner."""
    by = remark.by if remark.by_id else "as printed"
    who = "" if remark.by_id and remark.by_id == item.owner_id else f"{by}, "
    return f"{who}{near_day(london_day(remark.at), today)}: {quoted(clipped(remark.words, LONGEST_REMARK))}"


def item_line(request: Request, item: ItemView) -> Line:
    return Line(
        title=item.title,
        ref=item.ref,
        brag=item.brag,
        details=facts(item, request.today),
        buttons=[update_button(item)] if request.may("update", item) and item.open else [],
    )


def done_or_due(item: ItemView, today: date) -> str:
    return f"Done {period(item.completed_on, None, today)}" if item.completed_on else due(item, today)


def facts(item: ItemView, today: date) -> list[str]:
    """What one line says of an item, most needed first."""
    said = [done_or_due(item, today)]
    if item.forecast and item.open and item.forecast != item.baseline:
        said.append(f"forecast {period(item.forecast, None, today)}")
    said.append(owner_of(item))
    if red := red_because(item, today):
        said.append(red)
    if item.progress and item.open and red != RED_AS_SAID:
        said.append(CLAIMED if item.claimed_on else f"last update: {item.progress.value}")
    if item.percent is not None and item.open:
        said.append(f"{item.percent}% done")
    if item.disowned:
        said.append("its owner says that it is not theirs")
    if item.blocker and item.open:
        said.append("blocked")
    if item.red_below:
        said.append(f"red under it: {joined(list(item.red_below))}")
    return said


def update_button(item: ItemView, label: str = "Update") -> Button:
    return Button(label=label, says=f"update {item.ref}", about=f"{item.ref} {item.title}")


def is_calm(request: Request, item: ItemView) -> bool:
    """Whether it may be said to be on track among others: not overdue, not blocked, and not said to be delayed."""
    late = item.baseline is not None and item.baseline < request.today
    return item.open and not (late or item.claimed_on or item.blocker or item.progress is Progress.DELAYED)


def assign_button(item: ItemView) -> Button:
    """Opens the form in which somebody is picked."""
    return Button(label="Assign", says=f"assign {item.ref}", about=f"{item.ref} {item.title}")


def summary(item: ItemView) -> ItemSummary:
    return ItemSummary(
        ref=item.ref, kind=item.kind, title=item.title, due=item.baseline, owner=item.owner, brag=item.brag
    )


def summaries(found: Sequence[ItemView]) -> list[ItemSummary]:
    return [summary(item) for item in found]

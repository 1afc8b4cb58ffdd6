"""How items become lines, pages and summaries; every list of items is made here."""

from collections.abc import Sequence

from commands.cards import Button, Buttons, Card, ItemSummary, Line, Lines, Text
from commands.request import Request
from commands.wording import count, due, joined, period
from store import items
from store.item_filters import ItemFilter
from store.item_views import ItemView
from store.permissions import may
from store.rules.terms import Role

PAGE_SIZE = 10


def item_list(request: Request, wanted: ItemFilter, title: str, *, empty: str) -> Card:
    """A page of the items that are wanted, with the way to the others.

    Args:
        title: what they are, less how many: "overdue" gives "3 things overdue".
        empty: what to say and try when there are none.
    """
    found = items.page(request.session, request.plan, wanted, request.today, request.page, PAGE_SIZE)
    said = joined_filters(request)
    if not found.total:
        return Card(title=f"Nothing {title}{said}", parts=[Text(text=empty)], again=request.again, count=0)
    card = Card(
        title=f"{count(found.total, 'thing')} {title}{said}",
        parts=[Lines(lines=[item_line(request, item) for item in found.items])],
        again=request.again if found.number == 1 else f"{request.again} page {found.number}",
        items=[summary(item) for item in found.items],
        count=found.total,
    )
    if found.last > 1:
        first = (found.number - 1) * found.size + 1
        shown = f"Showing {first} to {first + len(found.items) - 1} of {found.total:,}."
        card.parts += [Text(text=shown), page_buttons(request.again, found.number, found.last)]
    return card


def page_buttons(again: str, number: int, last: int) -> Buttons:
    buttons = []
    if number > 1:
        buttons.append(Button(label="Previous page", says=f"{again} page {number - 1}"))
    if number < last:
        buttons.append(Button(label="Next page", says=f"{again} page {number + 1}"))
    return Buttons(buttons=buttons)


def joined_filters(request: Request) -> str:
    return f" ({', '.join(request.said)})" if request.said else ""


def item_line(request: Request, item: ItemView) -> Line:
    return Line(
        title=item.title,
        ref=item.ref,
        brag=item.brag,
        details=facts(request, item),
        buttons=[update_button(item)] if may_update(request, item) and item.open else [],
    )


def facts(request: Request, item: ItemView) -> list[str]:
    """What one line says of an item, most needed first."""
    said = [f"Done {period(item.completed_on, None, request.today)}" if item.completed_on else due(item, request.today)]
    if item.forecast and item.open and item.forecast != item.baseline:
        said.append(f"forecast {period(item.forecast, None, request.today)}")
    said.append(item.owner or "no owner")
    if item.progress and item.open:
        said.append(f"said {item.progress.value}")
    if item.blocker and item.open:
        said.append("blocked")
    if item.red_below:
        said.append(f"red under it: {joined(list(item.red_below))}")
    return said


def update_button(item: ItemView, label: str = "Update") -> Button:
    return Button(label=label, says=f"update {item.ref}", about=f"{item.ref} {item.title}")


def may_update(request: Request, item: ItemView) -> bool:
    """`store.permissions.may` for a row that was read as a view."""
    return may(request.person, "read") and (
        item.owner_id == request.person.id or request.person.role in (Role.LEAD, Role.ADMIN)
    )


def summary(item: ItemView) -> ItemSummary:
    return ItemSummary(
        ref=item.ref, kind=item.kind, title=item.title, due=item.baseline, owner=item.owner, brag=item.brag
    )


def summaries(found: Sequence[ItemView]) -> list[ItemSummary]:
    return [summary(item) for item in found]

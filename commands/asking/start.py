"""No words at all: a short personal start page."""

from dataclasses import replace

from commands.cards import Button, Buttons, Card, Lines, Text
from commands.registry import command
from commands.request import Request
from commands.showing.items import item_line, summaries
from commands.showing.pauses import pause_parts
from commands.showing.wording import count
from store.plan import items
from store.plan.item_filters import ItemFilter

SHOWN = 5


@command("start", needs="read", says="Your start page", usage="", example="", aliases=("home", "menu"))
def start(request: Request) -> Card:
    mine = ItemFilter(owner_id=request.person.id, open=True)
    own = items.page(request.session, request.plan, mine, request.today, size=SHOWN)
    late = items.page(request.session, request.plan, replace(mine, overdue=True), request.today, size=1)
    everywhere = items.page(request.session, request.plan, ItemFilter(overdue=True), request.today, size=1)
    card = Card(title=request.plan.title, redraw="start", items=summaries(own.items), count=own.total)
    card.parts.append(Text(text=_summary(own.total, late.total, everywhere.total)))
    card.parts += pause_parts(request)
    if own.items:
        card.parts.append(Lines(lines=[item_line(request, item) for item in own.items]))
    if own.total > SHOWN:
        card.parts.append(Text(text=f"The first {SHOWN} of {own.total}. “All I own” shows the rest."))
    card.parts.append(
        Buttons(
            buttons=[
                *([Button(label="All I own", says="mine")] if own.total else []),
                Button(label="Overdue", says="overdue"),
                Button(label="Due in 14 days", says="due"),
                Button(label="How the plan stands", says="status"),
                Button(label="Help", says="help"),
            ]
        )
    )
    return card


def _summary(own: int, late: int, everywhere: int) -> str:
    whole = f"In the whole plan, {count(everywhere, 'thing')} {'is' if everywhere == 1 else 'are'} overdue."
    if not own:
        return f"You own nothing that is open. {whole}"
    return f"You own {count(own, 'open thing')}, {late or 'none'} of them overdue. {whole}"

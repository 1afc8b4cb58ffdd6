"""No words at all: a short personal start page."""

from commands.cards import Button, Buttons, Card, Lines, Text
from commands.registry import command
from commands.request import Request
from commands.showing.items import item_lines, summaries
from commands.showing.lost_channels import lost_channel_parts
from commands.showing.pauses import pause_parts
from commands.showing.plans import closed_plans
from commands.showing.wording import counted, of_any_kind
from store.query import executing
from store.query.executing import Total
from store.query.model import IS_OVERDUE, Query
from store.query.often import open_of

SHOWN = 5


@command("start", needs="read", says="Your start page", usage="", example="", aliases=("home", "menu"), across=True)
def start(request: Request) -> Card:
    mine = open_of(request.person)
    own = executing.page(request.session, request.plan, mine, request.today, size=SHOWN)
    late, everywhere = (
        executing.total(request.session, request.plan, asked, request.today)
        for asked in (mine.narrowed(IS_OVERDUE), Query(where=(IS_OVERDUE,)))
    )
    card = Card(
        title=request.plan.title, redraw="start", items=summaries(own.items), count=own.total, more=own.counted.over
    )
    if request.plan.closed_at is not None:
        card.parts.append(Text(text="This plan is closed: it can be read, and nobody is asked about it."))
    card.parts.append(Text(text=_summary(own.counted, late, everywhere)))
    card.parts += lost_channel_parts(request)
    if not request.beside:
        card.parts += [*pause_parts(request), *closed_plans(request)]
    if own.items:
        card.parts.append(Lines(lines=item_lines(request, own.items)))
    if own.total > SHOWN:
        card.parts.append(Text(text=f"The first {SHOWN} of {counted(own.counted)}. “All I own” shows the rest."))
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


def _summary(own: Total, late: Total, everywhere: Total) -> str:
    whole = f"In the whole plan, {of_any_kind(everywhere)} {'is' if everywhere.number == 1 else 'are'} overdue."
    if not own.number:
        return f"You own nothing that is open. {whole}"
    return f"You own {of_any_kind(own, 'open')}, {counted(late) if late.number else 'none'} of them overdue. {whole}"

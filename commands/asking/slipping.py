"""`slipping`: what is expected later than it was promised, or had its promised date moved; the worst first."""

from datetime import date, time, timedelta

from commands.advice import say
from commands.cards import Card, Lines, Part, Text
from commands.language.gathering.narrowing import narrowing, refuse_past
from commands.language.saying import within
from commands.registry import command
from commands.request import Request
from commands.showing.items import page_buttons, summaries
from commands.showing.slips import slip_line
from commands.showing.wording import begun, count, day, of_any_kind
from store.people import naming
from store.plan import items, slipping
from store.plan.item_views import ItemView
from store.query.model import Query, Sort, Wanted
from store.query.often import meant
from store.query.shapes import chosen
from store.time import london_moment

PAGE_SIZE = 8


@command(
    "slipping",
    needs="read",
    says="What is expected later than it was promised, how far, since when and why; the worst first",
    usage="slipping [theme] [rec N] [mine | @person] [since DATE]",
    example="slipping workforce",
    aliases=("slips", "slipped", "slippage"),
)
def slipping_words(request: Request) -> Card:
    return slipping_card(request, narrowing(request, request.words, "slipping workforce since 4 July"))


def slipping_card(request: Request, query: Query) -> Card:
    """What slips of what a query means: of its period what became later in it."""
    refuse_past(query)
    asked = query.model_copy(update={"wanted": Wanted.SLIPPING})
    request.query, request.asks = asked, True
    query = Query(where=query.where, otherwise=query.otherwise).narrowed(*meant(query.subjects))
    first, last = (asked.period.first, asked.period.last) if asked.period else (None, None)
    of = chosen(request.plan, query, request.today)
    every = slipping.slipping(
        request.session,
        request.plan,
        of,
        since=london_moment(first, time()) if first else None,
        until=london_moment(last + timedelta(days=1), time()) if last else None,
    )
    found = in_order(every, asked)
    every = found[: asked.limit]
    few = f"; shown: the first {len(every)}" if 1 < len(every) < len(found) else ""
    pages = max(1, -(-len(every) // PAGE_SIZE))
    number = min(request.page, pages)
    shown = every[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
    views = {one.id: one for one in items.with_ids(request.session, [one.item_id for one in shown], request.today)}
    where = within(query, request.names(query)).replace(" slipping by ", " by ", 1)
    card = Card(
        title=f"{_amount(len(found))}{where}{_when(first, last, request.today)}{_worst(found, views)}{few}",
        redraw=request.redraw if number == 1 else f"{request.redraw} page {number}",
        items=summaries([views[one.item_id] for one in shown]),
        count=len(every),
    )
    if not every:
        card.parts = [
            Text(text=f"Nothing is expected later than promised. {say('overdue')} shows what is late already.")
        ]
        return card
    reasons = slipping.reasons(request.session, shown)
    names = naming.names(request.session, {one.said.by_id for one in reasons.values() if one.said})
    card.parts = [
        *_summary(found),
        Lines(
            lines=[slip_line(request, views[one.item_id], one, reasons[one.item_id], names) for one in shown],
        ),
    ]
    if pages > 1:
        card.parts.append(page_buttons(request.redraw, number, pages))
    return card


def in_order(every: list[slipping.Slipping], query: Query) -> list[slipping.Slipping]:
    """The worst first, unless the query has another order."""
    if query.order is not None and query.order.by is Sort.MOVED:
        every = sorted(every, key=lambda one: one.slip.moved, reverse=query.order.greatest_first)
    elif query.order is not None and not query.order.greatest_first:
        every = every[::-1]
    return every


def _amount(number: int) -> str:
    if not number:
        return "Nothing slips"
    return f"{of_any_kind(number)} {'slips' if number == 1 else 'slip'}"


def _worst(every: list[slipping.Slipping], views: dict[int, ItemView]) -> str:
    """ ": C14.2 the most, by 70 days"."""
    if len(every) < 2 or every[0].item_id not in views:
        return ""
    return f": {views[every[0].item_id].ref} the most, by {count(every[0].slip.days, 'day')}"


def _when(first: date | None, last: date | None, today: date) -> str:
    """ ", later since Monday 4 July"."""
    if first and last and last < today:
        return f", made later between {day(first, today)} and {day(last, today)}"
    if first:
        return f", made later since {day(first, today)}"
    return f", made later by {day(last, today)}" if last else ""


def _summary(every: list[slipping.Slipping]) -> list[Part]:
    forecast = sum(one.slip.expected > one.slip.promised for one in every)
    moved = sum(bool(one.moves) for one in every)
    said = [f"{forecast} expected after the promised date"] if forecast else []
    said += [f"{moved} with a promised date that was moved"] if moved else []
    return [Text(text=f"{begun(' and '.join(said))}. The worst first.")] if len(every) > 1 else []

"""`timeline`: the plan's own dated entries, from when to when."""

from commands.cards import Card, Table
from commands.language.saying import titled
from commands.registry import command
from commands.request import Request
from commands.showing.items import summaries
from commands.showing.wording import distance, owner_of, period, start_of
from store.plan.item_views import ItemView
from store.query import executing
from store.query.executing import Total
from store.query.model import OfKind
from store.rules.terms import Kind


@command(
    "timeline",
    needs="read",
    says="The plan's own timeline: from when to when, and how each entry stands",
    usage="timeline [theme] [mine]",
    filters=True,
)
def timeline(request: Request) -> Card:
    request.query = request.query.narrowed(OfKind(kinds=(Kind.TIMELINE,)))
    found = executing.every(request.session, request.plan, request.query, request.today)
    card = Card(
        title=titled(request.query, request.names(request.query), Total(len(found))),
        redraw=request.redraw,
        items=summaries(found),
        count=len(found),
    )
    if found:
        rows = [_row(request, item) for item in found]
        columns = ["Ref", "What", "From", "To", "How it stands"]
        card.parts = [Table(caption="Timeline", columns=columns, rows=rows)]
    return card


def _row(request: Request, item: ItemView) -> list[str]:
    start = start_of(item.start, item.start_precision, request.today) if item.start else "no start"
    end = period(item.baseline, item.baseline_precision, request.today) if item.baseline else "no end"
    stands = [item.brag.value, distance(item, request.today), owner_of(item)]
    return [item.ref, item.title, start, end, ", ".join(word for word in stands if word)]

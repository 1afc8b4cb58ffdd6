"""`how many`: a count in one sentence, with what it is made of and the way to the list."""

from commands.asking.lists import list_of
from commands.cards import Button, Buttons, Card, Part, Text
from commands.language.saying import titled
from commands.registry import Answer, command
from commands.request import Request
from commands.showing.other_kinds import milestones_beside
from commands.showing.wording import joined, kinds
from store.query import executing
from store.query.model import Coloured, Group, Of, Query, Wanted
from store.query.others import groups
from store.rules.terms import Kind


@command(
    "how many",
    needs="read",
    says="How many there are of what fits, and of which kinds",
    usage="how many [red] [milestones] [overdue] [theme] [rec N] [@person]",
    example="how many red",
    filters=True,
)
def how_many(request: Request) -> Answer:
    if request.query.of is not Of.ITEMS:
        return list_of(request, request.query)
    card = count_card(request, request.query)
    if card.count:
        list_ = request.redraw.replace("how many", "list", 1)
        card.parts.append(Buttons(buttons=[Button(label="List them", says=list_)]))
    return card


def count_card(request: Request, query: Query) -> Card:
    """ "8 red actions and milestones: 1 action and 7 milestones"."""
    request.query, request.asks = query.model_copy(update={"wanted": Wanted.COUNT}), True
    of = query.model_copy(update={"wanted": Wanted.LIST, "group": None, "order": None})
    found = executing.total(request.session, request.plan, of, request.today, most=None)
    cut = groups(request.session, request.plan, of.model_copy(update={"group": Group.KIND}), request.today)
    by_kind = {Kind(one.key): one.many for one in cut}
    title = titled(of, request.names(of), found)
    if len(by_kind) > 1:
        title = f"{title}: {joined([kinds(kind, by_kind[kind]) for kind in Kind if kind in by_kind])}"
    parts = [*_groups(request, query), *milestones_beside(request, of)]
    return Card(title=title, parts=parts, redraw=request.redraw, count=found.number)


def _groups(request: Request, query: Query) -> list[Part]:
    several = any(isinstance(one, Coloured) and len(one.colours) > 1 and not one.negated for one in query.where)
    if query.group is None and several:
        # "Red and amber totals": each of them is asked for.
        query = query.model_copy(update={"group": Group.COLOUR})
    if query.group in (None, Group.KIND):
        return []
    found = groups(request.session, request.plan, query, request.today)
    told = "; ".join(f"{one.name or 'none of these'}: {one.many:,}" for one in found)
    return [Text(text=f"{told}.")] if told else []

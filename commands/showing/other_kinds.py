"""What a question about actions leaves out: many people call milestones actions too, and "none" would mislead them."""

from commands.cards import Button, Buttons, Part, Text
from commands.language.saying import said, titled
from commands.request import Request
from commands.showing.wording import begun, clipped
from store.query import executing
from store.query.model import OfKind, Query, Wanted
from store.rules.terms import Kind

LONGEST_LABEL = 70
ACTIONS = OfKind(kinds=(Kind.ACTION,))


def milestones_beside(request: Request, query: Query) -> list[Part]:
    """ "Beside actions: 4 milestones overdue", with the way to both; nothing where the same is true of none."""
    if ACTIONS not in query.where or query.otherwise:
        return []
    rest = tuple(one for one in query.where if one != ACTIONS)
    plain = query.model_copy(update={"wanted": Wanted.LIST, "group": None, "order": None, "limit": None})
    under = plain.model_copy(update={"where": (OfKind(kinds=(Kind.MILESTONE,)), *rest)})
    found = executing.total(request.session, request.plan, under, request.today, most=None)
    if not found.number:
        return []
    both = plain.model_copy(update={"where": rest})
    names = request.names(both)
    label = clipped(begun(said(both, names)), LONGEST_LABEL)
    told = titled(under, names, found)
    return [Text(text=f"Beside actions: {told}."), Buttons(buttons=[Button(label=label, says=f"ask {both.carried()}")])]

"""`due`: what is open and promised for the days to come."""

from datetime import date, timedelta

from commands.advice import say
from commands.cards import Card
from commands.registry import command
from commands.request import Request
from commands.showing.items import item_list
from store.query.model import IS_OPEN, Happens, Query, Window

DAYS = 14


@command(
    "due",
    needs="read",
    says="What is promised for the days to come: 14 days, or those you name",
    usage="due [14 days | next month | by July] [theme] [mine]",
    example="due next month",
    filters=True,
)
def due(request: Request) -> Card:
    return item_list(
        request,
        _from_today(request.query, request.today).narrowed(IS_OPEN),
        empty=f"Try a longer time, such as {say('due by December')}, or {say('overdue')}.",
    )


def _from_today(query: Query, today: date) -> Query:
    """ "due by July" asks for what is still to come; `overdue` has the rest."""
    windows = [one for one in query.where if isinstance(one, Happens)]
    if not windows:
        return query.narrowed(Happens(window=Window(first=today, last=today + timedelta(days=DAYS))))
    others = [one for one in query.where if one not in windows]
    still = [
        one.model_copy(update={"window": Window(first=today, last=one.window.last)})
        if one.window.first is None and one.window.last is not None and one.window.last >= today
        else one
        for one in windows
    ]
    return query.model_copy(update={"where": ()}).narrowed(*others, *still)

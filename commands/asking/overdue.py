"""`overdue`: what is open although its promised date has passed."""

from commands.advice import say
from commands.cards import Card
from commands.registry import command
from commands.request import Request
from commands.showing.items import item_list
from store.query.model import IS_OVERDUE


@command(
    "overdue",
    needs="read",
    says="What is open although its promised date has passed",
    usage="overdue [theme] [rec N] [mine]",
    example="overdue workforce",
    filters=True,
    aliases=("late",),
)
def overdue(request: Request) -> Card:
    return item_list(
        request,
        request.query.narrowed(IS_OVERDUE),
        empty=f"Try {say('due 14 days')} for what comes next, or {say('status')} for the whole plan.",
    )

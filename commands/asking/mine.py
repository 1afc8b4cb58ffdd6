"""`mine`: what I own that is still open."""

from commands.advice import say
from commands.cards import Card
from commands.registry import command
from commands.request import Request
from commands.showing.items import item_list
from store.query.often import owned_by


@command(
    "mine",
    needs="read",
    says="What you own that is still open",
    usage="mine [overdue] [due 14 days]",
    filters=True,
    across=True,
    aliases=("my",),
)
def mine(request: Request) -> Card:
    return item_list(
        request,
        request.query.narrowed(owned_by(request.person)).open_unless_said(),
        empty=f"Try {say('overdue')} or {say('due 14 days')} for the whole plan.",
    )

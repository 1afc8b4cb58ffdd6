"""`digest`: the plan's week, as the channel reads it each Monday."""

from commands.cards import Card
from commands.messages.digest import digest_card
from commands.registry import command
from commands.request import Request


@command(
    "digest",
    needs="read",
    says="The plan's week: what moved, what is late, what comes next",
    aliases=("week", "weekly"),
)
def digest(request: Request) -> Card:
    return digest_card(request.session, request.plan, request.today, request.now)

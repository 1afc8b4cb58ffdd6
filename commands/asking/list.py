"""`list`: everything that fits the words."""

from commands.advice import say
from commands.cards import Card
from commands.registry import command
from commands.request import Request
from commands.showing.items import item_list


@command(
    "list",
    needs="read",
    says="Everything that fits: a colour, a kind, a theme, a recommendation, an owner, a time",
    usage="list [red] [milestones] [theme] [rec N] [@person]",
    example="list red milestones workforce",
    filters=True,
)
def everything(request: Request) -> Card:
    return item_list(
        request,
        request.query,
        empty=f"Take a word away, or try {say('find')} and a word from a title.",
    )

"""A word of thanks, answered."""

from commands.cards import Card
from commands.registry import command
from commands.request import Request


@command(
    "thanks",
    needs="read",
    says="A word of thanks",
    hidden=True,
    of_plan=False,
    aliases=("thank", "thankyou", "cheers", "ta"),
)
def thanks(request: Request) -> Card:
    return Card(title="You are welcome.")

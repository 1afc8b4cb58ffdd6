"""A message about what is overdue without a word, drawn anew after one of its buttons was pressed."""

from commands.cards import Card
from commands.messages.escalation import drawn, told
from commands.registry import command
from commands.request import Request


@command(
    "escalated",
    needs="read",
    says="What I told you is overdue without a word",
    usage="escalated KEY",
    example="escalated escalation/1/2022-07-15",
    hidden=True,
)
def escalated(request: Request) -> Card:
    message = " ".join(request.words)
    return drawn(request, message, told(request, message))

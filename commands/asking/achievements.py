"""`achievements`: what had been done before the plan began."""

from commands.cards import Card, Line, Lines
from commands.registry import command
from commands.request import Request
from commands.showing.wording import count
from store.plan import practice


@command("achievements", needs="read", says="What had been achieved when the plan was written")
def achievements(request: Request) -> Card:
    every = practice.achievements(request.session, request.plan)
    return Card(
        title=count(len(every), "achievement").capitalize(),
        parts=[Lines(lines=[Line(title=one.title) for one in every])] if every else [],
        redraw="achievements",
        count=len(every),
    )

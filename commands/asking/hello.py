"""A greeting, answered with what somebody like this may ask; nothing of the plan is listed."""

from commands.cards import Card, Text
from commands.registry import command
from commands.request import Request
from commands.showing.starters import starter_parts


@command("hello", needs="read", says="A greeting", hidden=True, of_plan=False, without_plan=True)
def hello(request: Request) -> Card:
    said = "I know the improvement plan: ask me about it in your own words, or tell me how something you own stands."
    return Card(title="Hello.", parts=[Text(text=said), *starter_parts(request)], redraw="hello")

"""The questions of a nudge, drawn anew after one of them was answered."""

from commands.cards import Card
from commands.language.plan_words import by_plan
from commands.messages.questions import questions
from commands.registry import command
from commands.request import Request


@command("asked", needs="read", says="What I asked you about", usage="asked REF …", example="asked D1.1", hidden=True)
def asked(request: Request) -> Card:
    return questions(by_plan(request, request.words))

"""`risks`: what may go wrong, how likely, how bad, and what is done about it."""

from commands.advice import say
from commands.cards import Card, Facts, Table
from commands.errors import CommandError
from commands.registry import command
from commands.request import Request
from commands.showing.wording import count, echoed
from store.plan import practice


@command("risks", needs="read", says="What may go wrong, how likely, how bad")
def risks(request: Request) -> Card:
    every = practice.risks(request.session, request.plan)
    card = Card(title=count(len(every), "risk").capitalize(), redraw="risks", count=len(every))
    if every:
        rows = [[one.ref, one.title, one.likelihood or "not said", one.impact or "not said"] for one in every]
        card.parts = [Table(caption="Risks", columns=["Ref", "Risk", "Likelihood", "Impact"], rows=rows)]
    return card


@command("risk", needs="read", says="One risk and its control measures", usage="risk N", example="risk 2")
def risk(request: Request) -> Card:
    return one_risk(request, " ".join(request.words))


def one_risk(request: Request, words: str) -> Card:
    number = words.strip(" .?!").upper().removeprefix("RK")
    found = next((one for one in practice.risks(request.session, request.plan) if one.ref == f"RK{number}"), None)
    if found is None:
        raise CommandError(f"I can't find risk {echoed(words) or '?'}. Try {say('risks')}.")
    said = [("Likelihood", found.likelihood), ("Impact", found.impact), ("Controls", found.controls)]
    facts = [(name, value or "The plan does not say") for name, value in said]
    return Card(title=f"{found.ref} {found.title}", parts=[Facts(facts=facts)], redraw=f"risk {number}")

"""`mine`: what I own that is still open."""

from dataclasses import replace

from commands.advice import say
from commands.cards import Card
from commands.registry import command
from commands.request import Request
from commands.showing.items import item_list


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
    wanted = replace(request.wanted, owner_id=request.person.id)
    if only_open := wanted.open is None:
        wanted = replace(wanted, open=True)
    request.narrowed_by = [said for said in request.narrowed_by if said != "owned by you"]
    return item_list(
        request,
        wanted,
        subject="You own",
        kind="open" if only_open and not wanted.overdue else "",
        empty=f"Try {say('overdue')} or {say('due 14 days')} for the whole plan.",
    )

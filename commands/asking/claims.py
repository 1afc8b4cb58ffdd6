"""`claims`: what was said complete and waits to be verified."""

from commands.cards import Card, Lines, Text
from commands.registry import command
from commands.request import Request
from commands.showing.claims import claim_card, claim_line
from commands.showing.items import page_buttons, summaries
from commands.showing.wording import of_any_kind
from store.plan import claims, items, plan_settings
from store.query import executing
from store.query.model import IS_OPEN, Is, Query, State

PAGE_SIZE = 10


@command(
    "claims",
    needs="read",
    says="What was said complete and waits to be verified",
    usage="claims [REF]",
    example="claims",
)
def waiting_claims(request: Request) -> Card:
    if request.words:
        return _one(request, " ".join(request.words))
    wanted = Query(where=(IS_OPEN, Is(states=(State.CLAIMED,))))
    found = executing.page(request.session, request.plan, wanted, request.today, request.page, PAGE_SIZE)
    if not found.total:
        verified = plan_settings.updates(request.plan).verify == "on"
        title = "Nothing waits to be verified" if verified else "What is said complete counts at once in this plan"
        return Card(title=title, redraw="claims", count=0)
    said = {item.ref: claims.waiting(request.session, request.item(item.ref)) for item in found.items}
    lines = [claim_line(request, item, claim) for item in found.items if (claim := said[item.ref])]
    verb = "waits" if found.total == 1 else "wait"
    card = Card(
        title=f"{of_any_kind(found.counted)} said complete {verb} to be verified",
        parts=[Lines(lines=lines)],
        redraw="claims" if found.number == 1 else f"claims page {found.number}",
        items=summaries(found.items),
        count=found.total,
        more=found.counted.over,
    )
    if found.last > 1:
        card.parts.append(page_buttons("claims", found.number, found.last))
    return card


def _one(request: Request, words: str) -> Card:
    item = request.item(words)
    claim = claims.waiting(request.session, item)
    view = items.view(request.session, item, request.today)
    if claim is not None:
        verifier = request.may("edit") and claim.by_id != request.person.id
        return claim_card(request, view, claim, verifier=verifier)
    stands = "is complete" if item.completed_on else "does not wait to be verified"
    return Card(title=f"{item.ref} {item.title}", parts=[Text(text=f"It {stands}.")], redraw=f"claims {item.ref}")

"""Things said complete that wait to be verified: how the programme lead is asked, and what is shown of one."""

from commands.cards import Button, Buttons, Card, Facts, Line, Link, Part, Text
from commands.messages.claim import CLAIM
from commands.messages.telling import names, other_leads, tell
from commands.request import Request
from commands.showing.wording import CLAIMED, day, due, quoted
from store.models import Claim, Item, Update
from store.people import directory
from store.people.naming import name_of
from store.plan import claims, items, updates
from store.plan.item_views import ItemView


def waits_for(request: Request) -> str:
    """Who is asked to verify."""
    leads = other_leads(request)
    if not leads:
        return "It counts as complete once somebody else who leads the plan has verified it; there is nobody yet."
    return f"It counts as complete once it is verified. I have asked {names(leads)}."


def tell_leads(request: Request, item: Item, said: Update) -> None:
    claim = claims.waiting(request.session, item)
    assert claim is not None
    card = claim_card(request, items.view(request.session, item, request.today), claim, verifier=True)
    card.title = f"{name_of(request.person)} says that {item.ref} is complete. Is it?"
    for lead in other_leads(request):
        tell(request, lead, CLAIM, key=f"claim/{claim.id}/{lead.id}", card=card)


def claim_card(request: Request, item: ItemView, claim: Claim, *, verifier: bool) -> Card:
    """Args: verifier: whether whoever reads it may verify it."""
    by = directory.get(request.session, claim.by_id)
    facts = [
        ("What", f"{item.ref} {item.title}"),
        ("Said complete", f"{day(claim.day, request.today)} by {name_of(by) if by else 'somebody'}"),
        ("Date", due(item, request.today)),
    ]
    parts: list[Part] = [Facts(facts=facts)]
    newest = updates.latest_of(request.session, item.id)
    if newest and newest.words:
        parts.append(Text(text=quoted(newest.words)))
    parts.append(Link(label="Evidence", url=item.evidence) if item.evidence else Text(text="No evidence was given."))
    if verifier:
        parts.append(Buttons(buttons=_buttons(item)))
    return Card(title=f"{item.ref} is {CLAIMED}", parts=parts, redraw=f"claims {item.ref}")


def claim_line(request: Request, item: ItemView, claim: Claim) -> Line:
    by = directory.get(request.session, claim.by_id)
    details = [
        f"said complete {day(claim.day, request.today)} by {name_of(by) if by else 'somebody'}",
        due(item, request.today),
    ]
    details.append("evidence given" if item.evidence else "no evidence given")
    verifier = request.may("edit") and claim.by_id != request.person.id
    return Line(
        title=item.title, ref=item.ref, brag=item.brag, details=details, buttons=_buttons(item) if verifier else []
    )


def _buttons(item: ItemView) -> list[Button]:
    about = f"{item.ref} {item.title}"
    return [
        Button(label="Verify", says=f"verify {item.ref}", seen_version=item.version, style="primary", about=about),
        Button(label="Not yet…", says=f"verify {item.ref} not yet", seen_version=item.version, about=about),
    ]

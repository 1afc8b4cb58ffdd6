"""`/plan assign REF @person`: who is accountable."""

from commands.cards import Card
from commands.changing.update import split_reference
from commands.items import summary
from commands.people import future_owner
from commands.registry import command
from commands.request import Request
from store import items, people, plan_edits


@command(
    "assign",
    says="Make somebody the owner of an action, milestone or timeline entry, or nobody",
    usage="assign REF @person | nobody",
    example="assign D1 @Head of Safeguarding",
    changes=True,
)
def assign(request: Request) -> Card:
    request.must("edit")
    ref, rest = split_reference(request.words)
    item = request.item(ref)
    words = rest[1:] if rest and rest[0].lower() == "to" else rest
    person = None if words and words[0].lower() == "nobody" else future_owner(request.session, words)
    before = people.get(request.session, item.owner_id)
    plan_edits.assign(request.session, item, person, by=request.person, now=request.now)
    request.session.flush()
    said = f"{item.ref} now belongs to {person.name}." if person else f"{item.ref} now belongs to nobody."
    if before and before is not person:
        said += f" It belonged to {before.name}."
    return Card(title=said, items=[summary(items.view(request.session, item, request.today))])

"""`/plan assign REF @person`: who is accountable."""

from pydantic import BaseModel, Field

from commands.cards import Card
from commands.changing.update import split_reference
from commands.forms import Form, Words
from commands.items import summary
from commands.people import future_owner
from commands.registry import Answer, command, form
from commands.request import Request
from commands.telling import tell
from store import items, people, plan_edits
from store.models import Item

LONGEST = 200


class AssignForm(BaseModel):
    who: str = Field(min_length=1, max_length=LONGEST)


@command(
    "assign",
    says="Make somebody the owner of an action, milestone or timeline entry, or nobody",
    usage="assign REF @person | nobody",
    example="assign D1 @Head of Safeguarding",
    changes=True,
)
def assign(request: Request) -> Answer:
    request.must("edit")
    ref, rest = split_reference(request.words)
    item = request.item(ref)
    words = rest[1:] if rest and rest[0].lower() == "to" else rest
    return _assign(request, item, words) if words else _form(item)


@form("assign", AssignForm)
def take(request: Request, values: AssignForm, about: dict[str, str]) -> Card:
    request.must("edit")
    return _assign(request, request.item(about["ref"]), values.who.split())


def _form(item: Item) -> Form:
    return Form(
        title=f"Assign {item.ref}",
        submit="Assign",
        handler="assign",
        about={"ref": item.ref},
        intro=f"{item.ref} {item.title}",
        fields=[Words(name="who", label="Whose is it?", hint="A name, a post or an e-mail address.", longest=LONGEST)],
        in_words=f"assign {item.ref} @Head of Safeguarding",
    )


def _assign(request: Request, item: Item, words: list[str]) -> Card:
    person = None if words and words[0].lower() == "nobody" else future_owner(request.session, words)
    before, disowned = people.get(request.session, item.owner_id), item.disowned_at
    plan_edits.assign(request.session, item, person, by=request.person, now=request.now)
    request.session.flush()
    if disowned and before:
        # Whoever said that it is not theirs hears what was decided.
        stays = person is not None and person.id == before.id
        outcome = "stays with you" if stays else f"now belongs to {person.name}" if person else "now belongs to nobody"
        card = Card(title=f"{item.ref} {item.title} {outcome}. {request.person.name} has decided.")
        tell(request, before, key=f"disowned/{item.id}/{disowned.isoformat()}/decided", kind="outcome", card=card)
    said = f"{item.ref} now belongs to {person.name}." if person else f"{item.ref} now belongs to nobody."
    return Card(title=said, items=[summary(items.view(request.session, item, request.today))])

"""`assign REF @person`: who is accountable."""

from datetime import datetime

from pydantic import BaseModel

from commands.cards import Card
from commands.changing.update import split_reference
from commands.forms import Form, PersonField
from commands.language.names import future_owner, picked_owner
from commands.messages.changed import tell_of_handover
from commands.messages.outcome import OUTCOME
from commands.messages.telling import tell
from commands.registry import Answer, command, form
from commands.request import Request
from commands.showing.items import summary
from commands.showing.wording import owner_of
from store.models import Item, Person
from store.people import directory
from store.people.naming import name_of
from store.plan import edits, items


class AssignForm(BaseModel):
    who: str


@command(
    "assign",
    needs="edit",
    says="Make somebody the owner of an action, milestone or timeline entry, or nobody",
    usage="assign REF [@person | nobody]",
    example="assign D1 @Head of Safeguarding",
    changes=True,
    plan_last=True,
    undo=True,
)
def assign(request: Request) -> Answer:
    ref, rest = split_reference(request.words)
    item = request.item(ref)
    words = rest[1:] if rest and rest[0].lower() == "to" else rest
    if not words:
        return _form(request, item)
    return _assign(request, item, None if words[0].lower() == "nobody" else future_owner(request.session, words))


@form("assign", AssignForm, needs="edit", undo=True)
def take(request: Request, values: AssignForm, about: dict[str, str]) -> Answer:
    item = request.item(about["ref"])
    person = picked_owner(request.session, values.who, "who")
    if about["was"] != str(item.owner_id) and item.owner_id != person.id:
        changed = f"{item.ref} has changed hands since you opened this. Yours is below, not saved yet."
        return _form(request, item, picked=person, intro=changed)
    return _assign(request, item, person)


def _form(request: Request, item: Item, picked: Person | None = None, intro: str | None = None) -> Form:
    now = owner_of(items.view(request.session, item, request.today))
    said = f"{item.ref} {item.title} Owner now: {now}."
    return Form(
        title=f"Assign {item.ref}",
        submit="Assign",
        handler="assign",
        about={"ref": item.ref, "was": str(item.owner_id)},
        intro=f"{intro} {said}" if intro else said,
        fields=[PersonField(name="who", label="Who is accountable?", value=picked.id if picked else item.owner_id)],
        in_words=f"assign {item.ref} @Head of Safeguarding",
    )


def _assign(request: Request, item: Item, person: Person | None) -> Card:
    before, disowned = directory.get(request.session, item.owner_id), item.disowned_at
    edits.assign(request.session, item, person, by=request.person, now=request.now)
    request.session.flush()
    if disowned and before:
        _tell_outcome(request, item, before, person, disowned)
    if before is not person:
        tell_of_handover(request, before, item, told=disowned is not None)
    said = f"{item.ref} now belongs to {name_of(person)}." if person else f"{item.ref} now belongs to nobody."
    if before and before is not person:
        said += f" It belonged to {name_of(before)}."
    return Card(title=said, items=[summary(items.view(request.session, item, request.today))])


def _tell_outcome(request: Request, item: Item, before: Person, person: Person | None, disowned: datetime) -> None:
    """Whoever said that it is not theirs hears what was decided."""
    stays = person is not None and person.id == before.id
    outcome = "stays with you" if stays else f"now belongs to {name_of(person)}" if person else "now belongs to nobody"
    card = Card(title=f"{item.ref} {item.title} {outcome}. {name_of(request.person)} has decided.")
    tell(request, before, OUTCOME, key=f"disowned/{item.id}/{disowned.isoformat()}/decided", card=card)

"""`reassign @from @to`: everything open that one person owns goes to another, in one go."""

from collections.abc import Sequence

from pydantic import BaseModel

from commands.advice import say
from commands.cards import Button, Buttons, Card, Text
from commands.errors import CommandError
from commands.forms import Form, PersonField
from commands.language.names import everyone_named, find_person, future_owner, nobody, picked_owner
from commands.messages.changed import tell_of_handover
from commands.registry import Answer, command, form
from commands.request import Request
from commands.showing.wording import clipped, joined, lost, of_any_kind, quoted
from store.models import Person
from store.people import directory
from store.people.naming import name_of
from store.plan import edits, printed_owners
from store.query import executing
from store.query.executing import Total
from store.query.often import open_of
from store.rules.folding import folded

LONGEST_LISTED = 1_500
"""Characters of references: two hundred of them, and nobody reads more."""


class ReassignForm(BaseModel):
    who: str


@command(
    "reassign",
    needs="edit",
    says="Give everything open that one person owns to another, also from somebody who has left",
    usage="reassign @person [@person]",
    example="reassign @Head of Safeguarding @Head of Specialist Services",
    changes=True,
    plan_last=True,
    undo=True,
)
def reassign(request: Request) -> Answer:
    if not request.words:
        raise CommandError(
            f"Say from whom and to whom. For example: {say('reassign @Head of Safeguarding @Workforce Lead')}."
        )
    words = request.words[1:] if request.words[0].lower() == "from" else request.words
    of, used = find_person(words, lambda named: _owners_named(request, named))
    if of is None:
        raise nobody(" ".join(words))
    rest = words[used:]
    rest = rest[1:] if rest and rest[0].lower() == "to" else rest
    return _reassign(request, of, future_owner(request.session, rest)) if rest else _form(request, of)


@form("reassign", ReassignForm, needs="edit", undo=True)
def take(request: Request, values: ReassignForm, about: dict[str, str]) -> Card:
    of = directory.get(request.session, int(about["of"]))
    if of is None:
        raise CommandError(f"I no longer know whose actions these were. Ask again with {say('unowned')}.")
    return _reassign(request, of, picked_owner(request.session, values.who, "who"))


def _owners_named(request: Request, words: str) -> Sequence[Person]:
    """Whoever bears this name, whether they are here or have left; of several, those who own something."""
    found = list(everyone_named(request.session, words))
    if len(found) != 1 or folded(found[0].name) == folded(words):
        found += [one for one in directory.by_name(request.session, words, active=False) if one not in found]
    owning = [one for one in found if _owned(request, one).number]
    return owning or found


def _owned(request: Request, person: Person) -> Total:
    return executing.total(request.session, request.plan, open_of(person), request.today)


def _form(request: Request, of: Person) -> Answer:
    if not (owned := _owned(request, of)).number:
        return _nothing(of)
    return Form(
        title="Give everything to",
        submit="Move",
        handler="reassign",
        about={"of": str(of.id)},
        intro=f"{of_any_kind(owned, 'open').capitalize()} of {name_of(of)}{lost(of)}, to be moved to one person.",
        fields=[PersonField(name="who", label="Who takes it over?")],
        in_words=f"reassign @{of.name} to @person",
    )


def _reassign(request: Request, of: Person, to: Person) -> Card:
    if of.id == to.id:
        raise CommandError(f"That is {name_of(of)} twice. Say to whom it goes.", field="who")
    moved = edits.reassign(request.session, request.plan, of, to, by=request.person, now=request.now)
    if not moved:
        return _nothing(of)
    tell_of_handover(request, of, *moved)
    belong = "belongs" if len(moved) == 1 else "belong"
    said = f"{of_any_kind(len(moved), 'open')} of {name_of(of)} now {belong} to {name_of(to)}."
    card = Card(title=said, parts=[Text(text=f"{clipped(joined([one.ref for one in moved]), LONGEST_LISTED)}.")])
    card.count = len(moved)
    if still := [
        one.owner.words for one in printed_owners.mentioned(request.session, request.plan) if one.person is of
    ]:
        said = (
            f"The document's {joined([quoted(words) for words in still])} still {'mean' if len(still) > 1 else 'means'}"
        )
        card.parts.append(Text(text=f"{said} {name_of(of)}, which counts when a next document comes."))
        card.parts.append(Buttons(buttons=[Button(label="Whom owners mean", says="people")]))
    return card


def _nothing(of: Person) -> Card:
    return Card(title=f"{name_of(of)} owns nothing that is open.", count=0)

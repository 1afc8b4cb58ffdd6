"""`who`: who owns something, or who somebody is and what they own."""

from collections.abc import Sequence
from itertools import dropwhile, pairwise

from commands.advice import say
from commands.cards import Button, Buttons, Card, Facts, Heading, Lines
from commands.errors import NotReadError
from commands.language.filters import SMALL_WORDS, plain
from commands.language.names import SeveralFitError, everyone_named
from commands.registry import command
from commands.request import Request
from commands.showing.items import done_or_due, item_lines, summaries, summary
from commands.showing.wording import lost, of_any_kind, owner_of
from store.models import Item, Person
from store.people import directory
from store.people.naming import name_of
from store.plan import items
from store.plan.item_views import ItemView
from store.query import executing
from store.query.model import IS_OVERDUE, Coloured
from store.query.often import open_of
from store.rules.terms import Brag

SHOWN = 5
LEADING = SMALL_WORDS | {"owns", "own", "leads", "lead", "responsible", "accountable", "runs", "has", "does", "doing"}
"""What stands between "who" and what is meant."""


@command(
    "who",
    needs="read",
    says="Who owns an action or milestone, or who somebody is and what they own",
    usage="who REF | who @person",
    example="who C14.2",
)
def who(request: Request) -> Card:
    words = list(dropwhile(lambda word: plain(word) in LEADING, request.words))
    if (item := _named(request, words)) is not None:
        return owner_card(request, items.view(request.session, item, request.today))
    name = " ".join(words).strip(" ,.?!")
    found = everyone_named(request.session, name) if name else ()
    if len(found) > 1:
        raise SeveralFitError(name.removeprefix("@"), found)
    if not found:
        raise NotReadError(f"I know nobody and nothing called that. Try {say('who C14.2')} or {say('who @person')}.")
    return person_card(request, found[0])


def _named(request: Request, words: Sequence[str]) -> Item | None:
    said = [one.strip(" ,.?!") for one in (*words, *(" ".join(two) for two in pairwise(words)))]
    return next((item for one in said if (item := items.get(request.session, request.plan, one))), None)


def owner_card(request: Request, item: ItemView) -> Card:
    """Who is accountable for one item."""
    owns = f"{item.owner} owns" if item.owner and not item.owner_lost else "Nobody who can be asked owns"
    facts = [("Owner", owner_of(item)), ("Date", done_or_due(item, request.today))]
    if others := "; ".join(one.person or one.words for one in item.printed_owners if one.person_id != item.owner_id):
        facts.insert(1, ("Printed beside", others))
    buttons = [Button(label=f"All of {item.ref}", says=f"show {item.ref}")]
    if item.owner_id:
        buttons.append(Button(label=f"What {item.owner} owns", says=f"who @person:{item.owner_id}"))
    return Card(
        title=f"{owns} {item.ref} {item.title}",
        parts=[Facts(facts=facts), Buttons(buttons=buttons)],
        redraw=f"who {item.ref}",
        items=[summary(item)],
        count=1,
    )


def person_card(request: Request, person: Person) -> Card:
    """Who somebody is and what they own: how much is open and late, and what comes next."""
    theirs = open_of(person)
    own = executing.page(request.session, request.plan, theirs, request.today, size=SHOWN)
    late = executing.total(request.session, request.plan, theirs.narrowed(IS_OVERDUE), request.today).number
    red = executing.total(
        request.session, request.plan, theirs.narrowed(Coloured(colours=(Brag.RED,))), request.today
    ).number
    told = f"owns {of_any_kind(own.counted, 'open')}" if own.total else "owns nothing that is open"
    card = Card(
        title=f"{name_of(person)} {told}{f', {late:,} of them overdue' if late else ''}",
        redraw=f"who @person:{person.id}",
        items=summaries(own.items),
        count=own.total,
        more=own.counted.over,
    )
    facts = [
        ("Post", person.post),
        ("Manager", _manager(request, person)),
        ("Account", lost(person).lstrip(", ") or None),
    ]
    if own.total:
        facts.append(("Open", f"{own.total:,}: {late or 'none'} overdue, {red or 'none'} red"))
    if shown := [(name, value) for name, value in facts if value]:
        card.parts.append(Facts(facts=shown))
    if own.items:
        card.parts += [Heading(text="Next, by date"), Lines(lines=item_lines(request, own.items))]
    if own.total > SHOWN:
        label = f"All {own.total:,}"
        card.parts.append(Buttons(buttons=[Button(label=label, says=f"owner @person:{person.id}")]))
    return card


def _manager(request: Request, person: Person) -> str | None:
    """For themselves, for the manager, and for whoever leads the plan."""
    manager = directory.get(request.session, person.manager_id)
    allowed = request.person.id in (person.id, person.manager_id) or request.may("edit")
    return name_of(manager) if manager and allowed else None

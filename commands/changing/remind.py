"""`remind @person about REF`: a question that somebody who may has an owner asked, shown before it goes."""

from commands.advice import say
from commands.cards import Button, Buttons, Card, Question, Text
from commands.errors import CommandError
from commands.language.names import everyone_named, find_person, nobody
from commands.registry import Answer, command
from commands.request import Request
from commands.showing.asking_for import hindered, may_have_asked, told_when
from commands.showing.items import done_or_due, summaries
from commands.showing.wording import joined
from store.models import Item, Person
from store.people import directory
from store.people.naming import name_of
from store.plan import items
from store.reminders import asked_for

NOW = "now"
"""Said in front of the name once what would go was shown."""
MOST = 12


@command(
    "remind",
    needs="read",
    says="Have me ask an owner about something of theirs; for whoever leads the plan or manages them",
    usage="remind @person about REF [REF …]",
    example="remind @Head of Safeguarding about D1",
    changes=True,
    undo=True,
)
def remind(request: Request) -> Answer:
    sure = bool(request.words) and request.words[0].lower() == NOW
    named, _, about = " ".join(request.words[sure:]).partition(" about ")
    if not named or not about.strip():
        raise CommandError(f"Say whom and about what. For example: {say('remind @Head of Safeguarding about D1')}.")
    words = named.split()
    person, _ = find_person(words, lambda one: everyone_named(request.session, one))
    if person is None:
        raise nobody(named)
    found = [request.item(word) for word in _refs(about)]
    to = _asked(request, person, found)
    return _send(request, to, found) if sure else _preview(request, to, found)


def _refs(words: str) -> list[str]:
    named = [word for word in (one.strip(" ,.;?!") for one in words.split()) if word and word.lower() != "and"]
    if len(named) > MOST:
        raise CommandError(f"You named {len(named)} actions and milestones, and {MOST} can be asked about at once.")
    return list(dict.fromkeys(named))


def _asked(request: Request, person: Person, found: list[Item]) -> Person:
    """Whoever is asked: the owner, whom this person may have asked.

    Raises:
        CommandError: something stands in the way; it says what.
    """
    if person.id == request.person.id:
        raise CommandError(f"That is yourself. {say('mine')} lists what you own.")
    if not may_have_asked(request, person):
        raise CommandError(
            f"Only the programme lead and {name_of(person)}'s manager can have me ask them. Talk to them instead."
        )
    for item in found:
        owner = directory.get(request.session, item.owner_id)
        if item.owner_id != person.id:
            whose = f"belongs to {name_of(owner)}" if owner else "belongs to nobody"
            raise CommandError(f"{item.ref} {whose}, so {name_of(person)} cannot say how it stands.")
        if why := _needs_no_word(request, item):
            raise CommandError(f"{item.ref} {why}, so nobody is asked about it.")
    urgent = any(asked_for.is_urgent(request.session, request.plan, person, item, request.now) for item in found)
    standing = asked_for.standing(request.session, person, request.now, urgent=urgent)
    if standing.hindrance is not None:
        raise CommandError(f"{name_of(person)} {hindered(request, person, standing)}. Nothing was sent.")
    return person


def _needs_no_word(request: Request, item: Item) -> str | None:
    if item.closed_at is not None:
        return "is complete"
    if item.claimed_on is not None:
        return "waits to be verified"
    if item.disowned_at is not None:
        return "is in doubt: its owner says that it is not theirs"
    if item.snoozed_until is not None and item.snoozed_until > request.today:
        return "is snoozed"
    return None


def _preview(request: Request, person: Person, found: list[Item]) -> Question:
    refs = [item.ref for item in found]
    views = items.views(request.session, request.plan, refs, request.today)
    said = [f"{one.ref} {one.title}: {done_or_due(one, request.today)}." for one in views]
    says = f"remind {NOW} @person:{person.id} about {' '.join(refs)}"
    return Question(
        title=f"Ask {name_of(person)} about {joined(refs)}?",
        parts=[
            Text(text=" ".join(said)),
            Text(text=f"They read that you asked. {told_when(request, person)} Nothing is sent yet."),
            Buttons(buttons=[Button(label="Send", says=says, style="primary", about=joined(refs))]),
        ],
        items=summaries(views),
    )


def _send(request: Request, person: Person, found: list[Item]) -> Card:
    refs = [item.ref for item in found]
    key = asked_for.queue(
        request.session, request.plan, person, refs, by=request.person, now=request.now, said_key=request.key or ""
    )
    request.queued_for_others = True
    request.queued.append(key)
    return Card(title=f"{name_of(person)} is asked about {joined(refs)}, in your name.")

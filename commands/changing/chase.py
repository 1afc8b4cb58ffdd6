"""`chase everyone late`: each owner of something overdue is asked once, after all of them were shown."""

from dataclasses import dataclass

from commands.advice import say
from commands.cards import Button, Buttons, Card, Line, Lines, Question, Text
from commands.errors import CommandError
from commands.registry import Answer, command
from commands.request import Request
from commands.showing.asking_for import hindered
from commands.showing.wording import count, joined
from store.models import Person
from store.people import directory
from store.people.naming import name_of
from store.plan.item_views import ItemView
from store.query import executing
from store.query.model import Is, Query, State
from store.reminders import asked_for

WORDS = {"everyone", "everybody", "all", "late", "overdue", "who", "is", "owners", "owner", "the", "of"}
NOW = "now"
LATE = Query(
    where=(Is(states=(State.OVERDUE,)), Is(states=(State.SNOOZED, State.DISOWNED), negated=True)),
)
MOST_SHOWN = 12
MOST_EACH = 12
"""References of one person that a message is asked to hold."""


@dataclass(frozen=True)
class _Late:
    person: Person
    items: list[ItemView]
    left_out: str | None
    """Why they are not asked, behind their name."""

    @property
    def refs(self) -> list[str]:
        return [one.ref for one in self.items]


@command(
    "chase",
    needs="edit",
    says="Ask every owner of something overdue how it stands, once you have seen who is asked",
    usage="chase everyone late",
    example="chase everyone late",
    changes=True,
    undo=True,
)
def chase(request: Request) -> Answer:
    words = [word.lower().strip(",.?!") for word in request.words]
    sure = words[:1] == [NOW]
    if set(words[sure:]) - WORDS:
        raise CommandError(
            f"I can chase everyone who is late: {say('chase everyone late')}. One person is asked with"
            f" {say('remind @person about REF')}."
        )
    late, nobodys = _late(request)
    asked, left_out = [one for one in late if not one.left_out], [one for one in late if one.left_out]
    if not sure:
        return _preview(asked, left_out, nobodys)
    for one in asked:
        key = f"{request.key or ''}/{one.person.id}"
        request.queued.append(
            asked_for.queue(
                request.session, request.plan, one.person, one.refs, by=request.person, now=request.now, said_key=key
            )
        )
    request.queued_for_others = bool(asked)
    who = (
        joined([name_of(one.person) for one in asked])
        if len(asked) <= MOST_SHOWN
        else count(len(asked), "person", "people")
    )
    said = f"Asked, in your name: {who}." if asked else "Nobody was asked."
    return Card(title=said, parts=[Lines(lines=list(map(_line, left_out)))] if left_out else [])


def _late(request: Request) -> tuple[list[_Late], list[ItemView]]:
    """By owner, the most overdue first, and what nobody owns who could be asked."""
    found = executing.every(request.session, request.plan, LATE, request.today)
    theirs: dict[int, list[ItemView]] = {}
    for one in found:
        if one.owner_id is not None:
            theirs.setdefault(one.owner_id, []).append(one)
    late = []
    for owner_id, some in theirs.items():
        person = directory.get(request.session, owner_id)
        if person is not None:
            late.append(_Late(person, some[:MOST_EACH], _why_not(request, person)))
    return late, [one for one in found if one.owner_id is None]


def _why_not(request: Request, person: Person) -> str | None:
    if person.id == request.person.id:
        return "is you"
    standing = asked_for.standing(request.session, person, request.now)
    return None if standing.hindrance is None else hindered(request, person, standing)


def _preview(asked: list[_Late], left_out: list[_Late], nobodys: list[ItemView]) -> Answer:
    notes = [Text(text=f"Nobody owns {joined([one.ref for one in nobodys[:MOST_SHOWN]])}, so nobody is asked of it.")]
    notes = notes if nobodys else []
    out = [Text(text="Left out:"), Lines(lines=list(map(_line, left_out[:MOST_SHOWN])))] if left_out else []
    if not asked:
        return Card(title="Nobody who is late can be asked now.", parts=[*out, *notes], count=0)
    people = count(len(asked), "person", "people")
    more = len(asked) - MOST_SHOWN
    send = Button(
        label=f"Send to {people}", says=f"chase {NOW} everyone late", style="primary", about="what is overdue"
    )
    return Question(
        title=f"Ask {people} about what is overdue?",
        parts=[
            Lines(lines=list(map(_line, asked[:MOST_SHOWN]))),
            *([Text(text=f"And {more} more.")] if more > 0 else []),
            *out,
            *notes,
            Text(text="Each gets one message in their hours, which says that you asked. Nothing is sent yet."),
            Buttons(buttons=[send]),
        ],
        count=len(asked),
    )


def _line(one: _Late) -> Line:
    return Line(title=name_of(one.person), details=[one.left_out or "is asked", joined(one.refs)])

"""`set …`: what the programme lead changes: dates, titles, managers, and what holds for the whole plan.

Who leads the plan and who runs its pulses is set by an administrator.
"""

from collections.abc import Callable, Sequence

from commands.advice import say
from commands.cards import Card, Text
from commands.changing import set_board
from commands.changing.set_date import set_due
from commands.changing.set_role import role_in, set_role
from commands.errors import CommandError
from commands.language.names import future_owner, named_person, spelt_out
from commands.messages.changed import tell_owners
from commands.registry import Answer, command
from commands.request import Request
from commands.screening import screened, warned
from commands.settings import BY_WORD, Setting, week
from store.people.naming import name_of
from store.people.permissions import Verb
from store.plan import edits

LONGEST_TITLE = 500

FOR_ONE = {word: one.for_one for word, one in BY_WORD.items() if one.for_one}
USAGE = " | ".join(
    (
        *("set REF due DATE because WHY agreed by WHO", "set REF title WORDS", "set @person manager @person"),
        *("set @person lead", "set @person not lead"),
        *("set @person custodian", "set @person not custodian"),
        *(f"set REF {one.example}" for one in FOR_ONE.values()),
        *set_board.USAGE,
        *(f"set plan {one.usage or one.example}" for one in BY_WORD.values()),
    )
)


def needs_of_set(words: Sequence[str]) -> Verb:
    if role_in(words):
        return "admin"
    setting = _of_the_plan(words)
    return setting.needs if setting else "edit"


def _of_the_plan(words: Sequence[str]) -> Setting | None:
    return BY_WORD.get(words[1].lower()) if len(words) > 1 and words[0].lower() == "plan" else None


@command(
    "set",
    needs=needs_of_set,
    says="Change a date, title or manager, when a board meets, the digest's channel, or what holds for the whole plan",
    usage=USAGE,
    example="set D1.1 due 5 August because the supplier is late agreed by the Improvement Board",
    changes=True,
    undo=True,
)
def set_one(request: Request) -> Answer:
    if (role := role_in(request.words)) is not None:
        return set_role(request, role)
    if set_board.is_of_board(request.words):
        return set_board.set_board(request)
    setting = _of_the_plan(request.words)
    if setting is not None and setting.set is not None:
        return setting.set(request, " ".join(request.words[2:]).strip())
    verbs: dict[str, Callable[[Request, str, str], Answer]] = {
        "due": set_due,
        "title": _title,
        "manager": _manager,
        "channel": _no_channel,
        **{word: one.set for word, one in FOR_ONE.items()},
    }
    for place, word in enumerate(request.words):
        if place and _ends_a_post(request.words, place):
            continue
        if place and word.lower() in verbs:
            what, value = " ".join(request.words[:place]), " ".join(request.words[place + 1 :])
            return verbs[word.lower()](request, what, value)
    raise CommandError(
        "Say what to set: due, title, manager, channel, nudges, evidence, verify or impact. For example:"
        f" {say('set D1.1 title Brief managers')}."
    )


def _ends_a_post(words: Sequence[str], place: int) -> bool:
    """Whether it is a word of a person's post, since the same word stands before a second person further on."""
    again = (
        words[at].lower() == words[place].lower() and words[at + 1][:1] == "@"
        for at in range(place + 1, len(words) - 1)
    )
    return words[0].startswith("@") and any(again)


def _title(request: Request, what: str, value: str) -> Card:
    item, title = request.item(what), spelt_out(request.session, value).strip()
    if not title:
        raise CommandError(f"Say the new title of {item.ref}.")
    if len(title) > LONGEST_TITLE:
        raise CommandError(f"That is {len(title):,} characters and a title holds {LONGEST_TITLE}. Shorten it.")
    if title == item.title:
        return Card(title=f"{item.ref} is already called: {title}")
    screened(request, "title", title)
    before = item.title
    edits.rename(request.session, item, title, by=request.person, now=request.now)
    tell_owners(request, item)
    card = Card(title=f"{item.ref} is now called: {title}", parts=[Text(text=f"It was called: {before}")])
    return warned(request, card, f"reword {item.ref} title")


def _manager(request: Request, what: str, value: str) -> Card:
    person = named_person(request.session, what.split())
    manager = future_owner(request.session, value.split())
    if person.id == manager.id:
        raise CommandError(f"{name_of(person)} cannot be their own manager. Name somebody else.")
    edits.set_manager(request.session, request.plan, person, manager, by=request.person, now=request.now)
    return Card(title=f"{name_of(person)}'s manager is now {name_of(manager)}.")


def _no_channel(request: Request, what: str, value: str) -> Card:
    """Only the plan has one."""
    raise CommandError(week.HOW)

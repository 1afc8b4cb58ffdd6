"""Five questions to start with, for this person and of this plan: what is theirs, and what their role looks after."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from commands.cards import Button, Buttons, Part
from commands.registry import called
from commands.request import Request
from commands.showing.wording import clipped
from store.people.permissions import is_admin, is_custodian, is_lead
from store.plan.item_views import ItemView
from store.query import executing
from store.query.model import Coloured, Group, Is, OwnedBy, Query, State
from store.query.others import groups
from store.rules.terms import Brag

SHOWN = 5
LONGEST_LABEL = 75


@dataclass(frozen=True)
class Starter:
    asks: str
    """The question, as people ask it."""
    says: str
    """The words of a command that answers it."""


def starter_parts(request: Request) -> list[Part]:
    found = starters(request)
    buttons = [Button(label=clipped(one.asks, LONGEST_LABEL), says=one.says) for one in found]
    return [Buttons(buttons=buttons)] if buttons else []


def starters(request: Request) -> list[Starter]:
    """The first five that there are; each is a whole question with an answer here."""
    if request.chosen is None:
        return []
    found: dict[str, Starter] = {}
    for one in _likely(request):
        if called(one.says.split()[0]) is not None:
            found.setdefault(one.says, one)
        if len(found) == SHOWN:
            break
    return list(found.values())


def _likely(request: Request) -> Iterator[Starter]:
    """By role first, then as an owner, then what anybody asks."""
    for fits, of_role in ROLES:
        if fits(request):
            yield from of_role(request)
            break
    yield from _of_owner(request)
    yield from _of_anybody(request)


def _of_custodian(request: Request) -> Iterator[Starter]:
    yield Starter("Which pulses are there, and how do they stand?", "pulse")
    yield Starter("How do I write a pulse survey?", "help pulses")
    yield Starter("What did staff say in the last pulse?", "pulse results")
    yield Starter("Which ready questions can a pulse ask?", "pulse bank")


def _of_lead(request: Request) -> Iterator[Starter]:
    yield Starter("What is slipping, how far and why?", "slipping")
    yield Starter("How does the plan stand?", "status")
    yield Starter("Who was asked and has not answered?", "silent")
    yield Starter("What has changed in the last week?", "changes")
    yield from _worst_theme(request)


def _of_admin(request: Request) -> Iterator[Starter]:
    yield Starter("How does the plan stand?", "status")
    yield Starter("What is slipping, how far and why?", "slipping")
    yield from _worst_theme(request)
    yield Starter("What has changed in the last week?", "changes")
    yield Starter("What comes next week?", "digest")


def _of_owner(request: Request) -> Iterator[Starter]:
    mine = _own(request)
    if not mine:
        return
    first = mine[0]
    yield Starter("What do I own that is still open?", "mine")
    if first.brag in (Brag.RED, Brag.AMBER):
        yield Starter(f"Why is {first.ref} {first.brag}?", f"why {first.ref}")
    yield Starter(f"What is known of {first.ref}?", f"show {first.ref}")
    yield Starter("What of mine is due in the next 14 days?", "due mine")


def _of_anybody(request: Request) -> Iterator[Starter]:
    yield Starter("How does the plan stand?", "status")
    yield Starter("What is overdue?", "overdue")
    yield Starter("What is due in the next 14 days?", "due")
    yield from _worst_theme(request)
    yield Starter("Which recommendations does the plan answer?", "recs")
    yield Starter("Who sits on which board?", "boards")


def _own(request: Request) -> list[ItemView]:
    own = Query(where=(OwnedBy(people=(request.person.id or 0,)), Is(states=(State.OPEN,))))
    return list(executing.page(request.session, request.plan, own, request.today, 1, 1).items)


def _worst_theme(request: Request) -> Iterator[Starter]:
    red = Query(where=(Coloured(colours=(Brag.RED,)),), group=Group.THEME)
    found = [one for one in groups(request.session, request.plan, red, request.today) if one.key and one.many]
    if found:
        worst = min(found, key=lambda one: one.badness)
        yield Starter(f"What is red in {worst.name}?", f"list red theme {worst.key}")


def _leads(request: Request) -> bool:
    return is_lead(request.person, request.plan)


def _runs_pulses(request: Request) -> bool:
    return is_custodian(request.person, request.plan)


def _looks_after(request: Request) -> bool:
    return is_admin(request.person)


ROLES: tuple[tuple[Callable[[Request], bool], Callable[[Request], Iterator[Starter]]], ...] = (
    (_runs_pulses, _of_custodian),
    (_leads, _of_lead),
    (_looks_after, _of_admin),
)

"""Telling somebody else, privately: queued in the same transaction as what it is about, and sent by delivery."""

from collections.abc import Sequence

from commands.cards import Card
from commands.errors import CommandError
from commands.messages.registry import MessageKind
from commands.request import Request
from commands.showing.plans import of_plan
from commands.showing.wording import joined
from store.delivery import outbox
from store.delivery.envelope import finished
from store.models import Person
from store.people import roles
from store.people.naming import name_of


def other_leads(request: Request) -> list[Person]:
    """Whoever leads the plan and can be written to, but the one who speaks."""
    return [one for one in roles.leads(request.session, request.plan) if one.id != request.person.id]


def leads_to_tell(request: Request) -> list[Person]:
    """Raises `CommandError` where there is nobody."""
    if found := other_leads(request):
        return found
    raise CommandError("There is nobody else who leads this plan, so there is nobody to tell. Nothing was sent.")


def tell(request: Request, person: Person, kind: MessageKind, *, key: str, card: Card) -> bool:
    """Returns whether it is new: what was queued under this key is not said again."""
    card = of_plan(card, request.plan, named=request.several)
    request.queued_for_others = True
    request.queued.append(key)
    return outbox.queue(
        request.session,
        request.plan,
        key=key,
        kind=kind.name,
        card=finished(card),
        now=request.now,
        person_id=person.id,
        good_until=request.now + kind.good_for if kind.good_for else None,
    )


def names(found: Sequence[Person]) -> str:
    return joined([name_of(one) for one in found])

"""Which calls for help went out today: the outbox knows them by their keys, and no other record has them."""

from collections.abc import Sequence

from commands.messages.telling import other_leads
from commands.request import Request
from store.delivery import outbox
from store.models import Item, Outgoing, Person


def key_of(request: Request, item_id: int | None, lead: Person, number: int) -> str:
    """Args: number: how many calls about this thing the person has made today, with this one."""
    return f"help/{item_id}/{request.person.id}/{request.today.isoformat()}/{number}/{lead.id}"


def told_before(request: Request, item: Item, leads: Sequence[Person], number: int) -> Outgoing | None:
    found = outbox.with_keys(request.session, [key_of(request, item.id, lead, number) for lead in leads])
    return found[0] if found else None


def asked_today(request: Request, item_id: int) -> bool:
    keys = [key_of(request, item_id, lead, 1) for lead in other_leads(request)]
    return bool(keys and outbox.with_keys(request.session, keys))

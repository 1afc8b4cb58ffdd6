"""An owner's private call for help. The outbox knows it by its key, and no other record has it."""

from collections.abc import Sequence

from commands.cards import Button, Buttons, Card, Facts, Part, Text
from commands.messages.registry import MessageKind
from commands.messages.telling import other_leads
from commands.messages.why_asked import because
from commands.request import Request
from commands.showing.wording import BRAG_WORDS, due, quoted
from store.delivery import outbox
from store.models import Item, Outgoing, Person
from store.people.naming import name_of
from store.plan import items


def key_of(request: Request, item_id: int | None, lead: Person, number: int) -> str:
    """Args: number: how many calls about this thing the person has made today, with this one."""
    return f"help/{item_id}/{request.person.id}/{request.today.isoformat()}/{number}/{lead.id}"


def told_before(request: Request, item: Item, leads: Sequence[Person], number: int) -> Outgoing | None:
    found = outbox.with_keys(request.session, [key_of(request, item.id, lead, number) for lead in leads])
    return found[0] if found else None


def asked_today(request: Request, item_ids: Sequence[int]) -> set[int]:
    """Those of these things with which the person has asked for help today."""
    leads = other_leads(request)
    of = {key_of(request, item_id, lead, 1): item_id for item_id in item_ids for lead in leads}
    return {of[row.key] for row in outbox.with_keys(request.session, of)} if of else set()


def help_card(request: Request, item: Item, words: str | None) -> Card:
    view = items.view(request.session, item, request.today)
    facts = [
        ("What", f"{item.ref} {item.title}"),
        ("Date", due(view, request.today)),
        ("BRAG", BRAG_WORDS[view.brag].capitalize()),
    ]
    said = quoted(words) if words else "They wrote nothing beside it. Talk to them."
    parts: list[Part] = [Text(text=said), Facts(facts=facts)]
    parts.append(Buttons(buttons=[Button(label="Show all of it", says=f"show {item.ref}", about=item.ref)]))
    return Card(title=f"{name_of(request.person)} asks for your help with {item.ref}", parts=parts)


HELP = MessageKind(
    name="help",
    private=True,
    says="a call for help",
    to="each programme lead",
    when="at once, when an owner asks for help",
    why=lambda context, row: because("help", "Somebody asked for help with what they own, and you lead the plan."),
)

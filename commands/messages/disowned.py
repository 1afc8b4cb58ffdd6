"""An owner's private word that something is not theirs, with what the programme lead can do about it."""

from commands.cards import Button, Buttons, Card, Facts, Part, Text
from commands.messages.reasons import needs_evidence
from commands.messages.registry import MessageKind
from commands.messages.why_asked import because
from commands.request import Request
from commands.showing.items import done_or_due
from commands.showing.wording import quoted
from store.models import Item
from store.people.naming import name_of
from store.plan import items


def disowned_card(request: Request, item: Item, words: str | None) -> Card:
    view, about = items.view(request.session, item, request.today), f"{item.ref} {item.title}"
    facts = [("What", about), ("Date", done_or_due(view, request.today))]
    if needs_evidence(request, view):
        facts.append(("Asked", "for its evidence, which is missing"))
    said = f"Who it should be, in their words: {quoted(words)}" if words else "They do not say whose it is."
    parts: list[Part] = [Text(text=said), Facts(facts=facts)]
    keep = f"assign {item.ref} @person:{request.person.id}"
    parts.append(
        Buttons(
            buttons=[
                Button(label="Assign", says=f"assign {item.ref}", style="primary", about=about),
                Button(label=f"Keep with {name_of(request.person)}", says=keep, about=about),
                Button(label="Show all of it", says=f"show {item.ref}", about=about),
            ]
        )
    )
    return Card(title=f"{name_of(request.person)} says that {item.ref} is not theirs. Whose is it?", parts=parts)


DISOWNED = MessageKind(
    name="disowned",
    private=True,
    says="whose something is",
    to="each programme lead",
    when="at once, when an owner says that something is not theirs",
    why=lambda context, row: because("disowned", "An owner says that something is not theirs, and you lead the plan."),
)

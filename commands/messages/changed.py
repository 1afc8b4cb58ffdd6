"""What somebody else said of or changed in what a person owns, told to its owner in a line each.

A message that still waits tells what comes after it as well.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from commands.cards import Buttons, Card, Lines, Part, Text
from commands.language.plan_words import heading_of
from commands.messages.registry import Context, MessageKind
from commands.messages.why_asked import because, why_button
from commands.request import Request
from commands.showing.stories import event_line
from commands.showing.wording import joined
from store.delivery import outbox, undrawn
from store.delivery.envelope import Envelope
from store.models import Item, Person
from store.people import directory
from store.people.permissions import can_be_asked
from store.plan import history

NAME = "changed"
MOST = 12


class ChangedEnvelope(Envelope):
    since: datetime
    """When the first change was made that it tells."""
    item_ids: tuple[int, ...]
    """What was changed."""


def tell_owners(request: Request, *changed: Item) -> None:
    """Let whoever owns these hear of what was just done to them, unless they did it themselves."""
    theirs: dict[int, list[int]] = defaultdict(list)
    for item in changed:
        if item.owner_id is not None and item.id is not None:
            theirs[item.owner_id].append(item.id)
    for owner_id, item_ids in sorted(theirs.items()):
        owner = directory.get(request.session, owner_id)
        if owner is not None and owner.id != request.person.id and can_be_asked(owner):
            _tell(request, owner, item_ids)


def _tell(request: Request, owner: Person, item_ids: Sequence[int]) -> None:
    request.queued_for_others = True
    if (waiting := undrawn.waiting_for(request.session, owner, NAME)) is not None:
        known = ChangedEnvelope.of(waiting.card)
        waiting.card = known.model_copy(update={"item_ids": (*known.item_ids, *item_ids)})
        outbox.speak_also_of(request.session, [waiting.key], request.plan)
        return
    outbox.queue(
        request.session,
        request.plan,
        key=f"{NAME}/{owner.id}/{request.now.isoformat()}/{request.key or request.plan.id}",
        kind=NAME,
        card=ChangedEnvelope(since=request.now, item_ids=tuple(item_ids)),
        now=request.now,
        person_id=owner.id,
    )


def _draw(context: Context, envelope: Envelope) -> Card | None:
    queued = ChangedEnvelope.of(envelope)
    found = []
    for plan in context.readable:
        events = history.by_others(context.session, plan, context.person, queued.since, context.now)
        if told := [event for event in events if event.item_id in queued.item_ids]:
            found.append((context.in_plan(plan, []), told))
    if not found:
        return None
    parts: list[Part] = []
    for of, events in found:
        lines = [event_line(event, of.request.today, named=True) for event in events[:MOST]]
        parts += [*heading_of(of, [one for one, _ in found]), Lines(lines=lines)]
        if more := len(events) - MOST:
            parts += [Text(text=f"And {more} more.")] if more > 0 else []
    events = [event for _, some in found for event in some]
    who = joined(list(dict.fromkeys(event.by or "Somebody" for event in events)))
    what = joined(list(dict.fromkeys(event.ref for event in events)))
    parts.append(Buttons(buttons=[why_button(NAME)]))
    return Card(title=f"{who} changed what you own: {what}", parts=parts)


CHANGED = MessageKind(
    name=NAME,
    says="what somebody else changed",
    to="the owner",
    when="in their hours, once somebody else says how something of theirs stands, moves its date, renames it or"
    " puts off the questions about it",
    why=lambda context, row: because(NAME, "Somebody else said how something that you own stands, or changed it."),
    draw=_draw,
    waits_for_morning=True,
)

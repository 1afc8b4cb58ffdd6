"""What somebody else said of or changed in what a person owns, told to its owner in a line each.

Whoever gets something or loses it hears of that alike.

A message that still waits tells what comes after it as well.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from commands.cards import Buttons, Card, Lines, Part, Text
from commands.language.plan_words import heading_of
from commands.messages.registry import Context, MessageKind
from commands.messages.why_asked import because, why_button
from commands.request import OldQuestion, Request
from commands.showing.stories import event_line
from commands.showing.wording import joined, of_any_kind
from store.delivery import outbox, undrawn
from store.delivery.chats import Chat
from store.delivery.envelope import Envelope
from store.models import Item, Person
from store.people import directory
from store.people.permissions import can_be_asked
from store.plan import history
from store.plan.history import Event
from store.reminders import shown

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


def tell_of_handover(request: Request, before: Person | None, *moved: Item, told: bool = False) -> None:
    """Let the new and the former owner hear of it, and have what the former one was asked drawn anew.

    Args:
        told: whether the former owner is told by a message of its own.
    """
    tell_owners(request, *moved)
    if before is None or before.id is None or not can_be_asked(before):
        return
    if before.id != request.person.id and not told:
        _tell(request, before, [item.id for item in moved if item.id is not None])
    asked = shown.newest_about(request.session, before.id, [(item.plan_id, item.ref) for item in moved], request.now)
    if asked is not None and asked.message_ref is not None and asked.platform is not None:
        chat = Chat(asked.platform, asked.tenant)
        request.old_questions.append(OldQuestion(before.id, asked.message_ref, chat))


def _tell(request: Request, owner: Person, item_ids: Sequence[int]) -> None:
    request.queued_for_others = True
    if (waiting := undrawn.waiting_for(request.session, owner, NAME)) is not None:
        known = ChangedEnvelope.of(waiting.card)
        waiting.card = known.model_copy(update={"item_ids": (*known.item_ids, *item_ids)})
        outbox.speak_also_of(request.session, [waiting.key], request.plan)
        request.told.append(waiting.key)
        return
    key = f"{NAME}/{owner.id}/{request.now.isoformat()}/{request.key or request.plan.id}"
    request.told.append(key)
    outbox.queue(
        request.session,
        request.plan,
        key=key,
        kind=NAME,
        card=ChangedEnvelope(since=request.now, item_ids=tuple(item_ids)),
        now=request.now,
        person_id=owner.id,
    )


def _draw(context: Context, envelope: Envelope) -> Card | None:
    queued = ChangedEnvelope.of(envelope)
    found = []
    for plan in context.readable:
        since, until = queued.since, context.now
        if told := history.by_others(context.session, plan, context.person, queued.item_ids, since, until):
            found.append((context.in_plan(plan, []), told))
    if not found:
        return None
    parts: list[Part] = []
    for of, events in found:
        lines = [event_line(event, of.request.today, named=True) for event in events[:MOST]]
        parts += [*heading_of(of, [one for one, _ in found]), Lines(lines=lines)]
        if more := len(events) - MOST:
            parts += [Text(text=f"And {more} more.")] if more > 0 else []
    parts.append(Buttons(buttons=[why_button(NAME)]))
    return Card(title=_title(context, [event for _, some in found for event in some]), parts=parts)


def _title(context: Context, events: Sequence[Event]) -> str:
    """ "You now own A1.", "You no longer own A2.", "Improvement Lead changed what you own: A3"."""
    yours = history.owned_among(context.session, context.person, {event.item_id or 0 for event in events})
    given = [event for event in events if event.gives_away]
    came = [event for event in given if event.item_id in yours]
    went = [event for event in given if event.item_id not in yours]
    said = [f"You now own {_refs(came)}."] if came else []
    said += [f"You no longer own {_refs(went)}."] if went else []
    if others := [event for event in events if not event.gives_away]:
        who = joined(list(dict.fromkeys(event.by or "Somebody" for event in others)))
        said.append(f"{who} changed what you own: {_refs(others)}")
    return " ".join(said)


def _refs(events: Sequence[Event]) -> str:
    refs = list(dict.fromkeys(event.ref for event in events))
    return joined(refs) if len(refs) <= MOST else of_any_kind(len(refs))


CHANGED = MessageKind(
    name=NAME,
    says="what somebody else changed",
    to="the owner, and whoever was it until then",
    when="in their hours, once somebody else says how something of theirs stands, moves its date, renames it, puts"
    " off the questions about it, gives it to them or takes it from them",
    why=lambda context, row: because(
        NAME, "Somebody else changed something that you own, said how it stands, or changed whose it is."
    ),
    draw=_draw,
    waits_for_morning=True,
)

"""Whether an account in another chat is somebody's own: asked of themselves, since what they may do hangs on it."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import Session

from commands import chats
from commands.cards import Button, Buttons, Card, Text
from commands.messages.registry import Context, MessageKind, Schedule
from commands.messages.why_asked import because, why_button
from store.delivery import outbox
from store.delivery.envelope import Envelope
from store.models import Outgoing, Plan, SamePerson
from store.people import same_person

KIND = "is this you"


def _moments(session: Session, plans: Sequence[Plan], day: date) -> list[datetime]:
    """It comes up when somebody is first seen in a second chat."""
    return []


def _waiting(session: Session) -> list[SamePerson]:
    return [one for one in same_person.waiting(session) if one.platform is not None]


def _due(session: Session, plans: Sequence[Plan], now: datetime) -> bool:
    return bool(_waiting(session))


def _decide(session: Session, plans: Sequence[Plan], now: datetime) -> int | None:
    waiting = _waiting(session)
    queued = [
        outbox.queue(session, plan, key=f"you/{one.id}", kind=KIND, card=Envelope(), now=now, person_id=person.id)
        for one in waiting
        for person, plan in same_person.who_says(session, one, plans)
    ]
    return sum(queued) if waiting else None


def _draw(context: Context, envelope: Envelope) -> Card | None:
    """None where they have said it meanwhile."""
    question = same_person.get(context.session, int(context.key.split("/")[1]))
    return None if question is None or question.same is not None else _card(context, question)


def _redraw(context: Context, row: Outgoing) -> Card:
    asked = Context(row.key, context.session, context.plans, context.to, context.now)
    return _draw(asked, row.card) or Card(title="You have said already whether that account is yours.")


def _card(context: Context, question: SamePerson) -> Card:
    _, other = same_person.both(context.session, question)
    chat = chats.name_of(question.platform or "")
    about = f"the account in {chat}"
    buttons = [
        Button(label="Yes, that is me", says=f"my account {question.id} yes", style="primary", about=about),
        Button(label="No", says=f"my account {question.id} no", about=about),
        why_button(context.key),
    ]
    said = (
        f"{other.name} in {chat} has your address, {question.email}. You may do more than read, so I ask you once"
        " before that account may do the same. Until you say yes, it may only read."
    )
    return Card(
        title=f"Is this you in {chat}?",
        parts=[Text(text=said), Buttons(buttons=buttons)],
        redraw=f"redraw {context.key}",
    )


IS_THIS_YOU = MessageKind(
    name=KIND,
    says="whether an account in another chat is yours",
    to="whoever leads a plan, administers or keeps pulses, in the chat in which they are known",
    when="in their hours, once an account in a second chat has their address",
    why=lambda context, row: because(
        KIND,
        "An account in another chat has your address. What you may do is more than to read, so I ask before it may.",
    ),
    draw=_draw,
    redraw=_redraw,
    schedule=Schedule("ask whether it is you", _moments, _decide, _due, in_hours=True),
    waits_for_morning=True,
)

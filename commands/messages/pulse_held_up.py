"""What keeps a pulse's round from opening, told to those who run the plan's pulses, with what to do."""

from datetime import date, datetime

from sqlmodel import Session

from commands.cards import Button, Buttons, Card, Text
from commands.messages.registry import MessageKind
from commands.messages.why_asked import because
from store.delivery import outbox
from store.delivery.envelope import finished
from store.models.plan import Plan
from store.models.pulse import Pulse
from store.people import roles
from store.time import london_day

PULSE_HELD_UP = MessageKind(
    name="pulse held up",
    says="what keeps a round from opening",
    to="each custodian of the plan",
    when="when a round is due and cannot open, once a day for each reason; that it is not approved, once a round",
    why=lambda context, row: because("pulse held up", "A round of a pulse cannot open, and you run the plan's pulses."),
)


def tell(
    session: Session,
    plan: Plan,
    pulse: Pulse,
    *,
    reason: str,
    sentences: list[str],
    button: Button,
    now: datetime,
    day: date | None = None,
) -> int:
    """Say it once a day.

    Args:
        reason: names it, whatever is counted in the sentences.
        day: for which it is said, if not today.
    """
    title = f"The pulse “{pulse.title}” cannot open yet."
    shown = Button(label="Show it", says=f"pulse show {pulse.id}", about=pulse.title)
    buttons = [button, shown] if button.says != shown.says else [shown]
    card = Card(title=title, parts=[*(Text(text=one) for one in sentences), Buttons(buttons=buttons)])
    queued = 0
    for person in roles.custodians(session, plan):
        queued += outbox.queue(
            session,
            plan,
            key=f"{PULSE_HELD_UP.name}/{pulse.id}/{reason}/{day or london_day(now)}/{person.id}",
            kind=PULSE_HELD_UP.name,
            card=finished(card),
            now=now,
            person_id=person.id,
        )
    return queued

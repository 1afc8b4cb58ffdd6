"""The weekly message to a programme lead: what nobody who can be asked owns, with a button to assign it."""

from datetime import datetime

from sqlmodel import Session

from commands.cards import Button, Buttons, Card, Lines, Text
from commands.messages.why_asked import why_button
from commands.request import Request
from commands.showing.items import assign_button, item_line, summaries
from commands.showing.wording import count
from store.delivery.envelope import Envelope
from store.models import Person, Plan
from store.people.permissions import may
from store.plan import items
from store.reminders.unowned_rounds import KIND, UNOWNED
from store.time import london_day

SHOWN = 5


def unowned_card(session: Session, plan: Plan, person: Person, envelope: Envelope, now: datetime) -> Card | None:
    """None where everything has an owner by now."""
    if not may(person, "edit", plan):
        return None
    request = Request(session, person, plan, london_day(now), now)
    found = items.page(session, plan, UNOWNED, request.today, 1, SHOWN)
    if not found.total:
        return None
    lines = [item_line(request, item).model_copy(update={"buttons": [assign_button(item)]}) for item in found.items]
    more = f"The first {SHOWN} are here. " if found.total > SHOWN else ""
    return Card(
        title=f"{count(found.total, 'open thing')} without an owner who can be asked",
        parts=[
            Lines(lines=lines),
            Text(text=f"{more}Nobody is asked about what has no owner, so nobody would notice when it is late."),
            Buttons(buttons=[Button(label="All without an owner", says="unowned"), why_button(KIND)]),
        ],
        redraw="unowned",
        items=summaries(found.items),
        count=found.total,
    )

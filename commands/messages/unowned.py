"""The weekly message to a programme lead: what nobody who can be asked owns, with a button to assign it."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import Session

from commands.advice import say
from commands.cards import Button, Buttons, Card, Lines, Text
from commands.messages.registry import Context, MessageKind, Schedule
from commands.messages.why_asked import because, why_button
from commands.request import Request
from commands.showing.items import assign_button, item_line, summaries
from commands.showing.wording import count
from store.delivery.envelope import Envelope
from store.models import Outgoing, Plan
from store.people import roles
from store.people.permissions import may
from store.plan import items
from store.reminders import unowned_rounds
from store.reminders.unowned_rounds import UNOWNED

SHOWN = 5


def _moments(session: Session, plans: Sequence[Plan], day: date) -> set[datetime]:
    return {unowned_rounds.hour_of(plan, lead, day) for plan in plans for lead in roles.programme_leads(session, plan)}


def _decide(session: Session, plans: Sequence[Plan], now: datetime) -> int | None:
    (plan,) = plans[-1:]
    return unowned_rounds.decide(session, plan, now)


def _draw(context: Context, envelope: Envelope) -> Card | None:
    """None where everything has an owner by now."""
    (plan,) = context.plans[-1:]
    if not may(context.person, "edit", plan):
        return None
    request = context.request(plan)
    found = items.page(request.session, plan, UNOWNED, request.today, 1, SHOWN)
    if not found.total:
        return None
    lines = [item_line(request, item).model_copy(update={"buttons": [assign_button(item)]}) for item in found.items]
    more = f"The first {SHOWN} are here. " if found.total > SHOWN else ""
    return Card(
        title=f"{count(found.counted, 'open thing')} without an owner who can be asked",
        parts=[
            Lines(lines=lines),
            Text(text=f"{more}Nobody is asked about what has no owner, so nobody would notice when it is late."),
            Buttons(buttons=[Button(label="All without an owner", says="unowned"), why_button(unowned_rounds.KIND)]),
        ],
        redraw="unowned",
        items=summaries(found.items),
        count=found.total,
        more=found.counted.over,
    )


def _why(request: Request, row: Outgoing | None) -> Card:
    return because(
        unowned_rounds.KIND,
        "You lead this plan. Once a week its leads see what nobody owns who can be asked: without an owner, with a"
        " printed owner whom nobody matched, or with an owner whose account is closed or a guest's.",
        "It comes on Mondays from 09:00 by your clocks, or on your own day and hour:"
        f" {say('nudge me on Thursdays at 14:00')}. Where everything has an owner, nothing comes.",
    )


UNOWNED_QUEUE = MessageKind(
    name=unowned_rounds.KIND,
    says="what has no owner",
    about="what has no owner:",
    to="each programme lead",
    when="once a week, on Monday at 09:00 or on their own day and hour",
    why=_why,
    draw=_draw,
    schedule=Schedule("ask for owners", _moments, _decide, in_hours=True),
    waits_for_morning=True,
    good_for=unowned_rounds.WEEK,
)

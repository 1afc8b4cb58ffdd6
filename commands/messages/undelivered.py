"""What could not be said and never will be, told to whoever leads the plan: once a day for each reason."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlmodel import Session

from commands.advice import say
from commands.cards import Card, Text
from commands.messages.explaining import why
from commands.messages.registry import Context, MessageKind, kind
from commands.messages.why_asked import because
from commands.showing.wording import count, joined
from store.delivery import outbox, undelivered
from store.delivery.envelope import Envelope
from store.models import Outgoing, Plan
from store.people import directory, roles
from store.rules import reasons
from store.time import london_day

MOST_NAMED = 5
DAY = timedelta(days=1)
OTHER_CHANNEL = f"Name another channel with {say('set plan channel #channel')}"
TO_DO = {
    reasons.CHANNEL_GONE: f"{OTHER_CHANNEL}, or invite me there again.",
    reasons.BOT_NOT_IN_CHANNEL: f"{OTHER_CHANNEL}, or invite me there again.",
    reasons.CHANNEL_ARCHIVED: f"{OTHER_CHANNEL}, or open that one again.",
    reasons.CHANNEL_SHARED: f"{OTHER_CHANNEL}, or name that one again and say yes to it.",
    reasons.NOT_ALLOWED: "Ask whoever runs the workspace to let me post there.",
    reasons.SCOPE_MISSING: "Ask whoever installed me to do it again: “sightline check” names what is missing.",
}
ELSE = "It is a fault of mine. Tell whoever runs me: “sightline outbox” says more."


class Lost(Envelope):
    reason: str = ""
    channel: str | None = None
    """The channel's name, where it was to be said in one."""


def tell_leads(session: Session, plans: Iterable[Plan], row: Outgoing, reason: str, now: datetime) -> None:
    """Once a day for people whom the same keeps me from, and once for each message to a channel."""
    what = f"channel/{row.id}" if row.person_id is None else f"{reason}/{london_day(now).isoformat()}"
    for plan in plans:
        name = plan.channel_name if row.person_id is None and row.channel == plan.channel else None
        for lead in roles.programme_leads(session, plan):
            outbox.queue(
                session,
                plan,
                key=f"undelivered/{plan.id}/{what}/{lead.id}",
                kind=UNDELIVERED.name,
                card=Lost(reason=reason, channel=name),
                now=now,
                person_id=lead.id,
                good_until=now + DAY * 7,
            )


def _drawn(context: Context, envelope: Envelope) -> Card | None:
    lost = Lost.of(envelope)
    if lost.channel is not None:
        return _of_channel(lost.channel, lost.reason)
    plan_id = context.key.split("/")[1]
    plan = next((one for one in context.plans if str(one.id) == plan_id), None)
    if plan is None:
        return None
    rows = undelivered.failed_for(context.session, plan, lost.reason, context.now - DAY)
    # That a pulse could not reach somebody would tell who is asked.
    told = [row for row in rows if (of := kind(row.kind)) is None or not of.sealed]
    ids = dict.fromkeys(row.person_id for row in told if row.person_id != context.person_id)
    people = [one.name for person_id in ids if (one := directory.get(context.session, person_id))]
    if not people:
        return None
    more = len(people) - MOST_NAMED
    named = joined([*people[:MOST_NAMED], *([f"{count(more, 'other')}"] if more > 0 else [])])
    return Card(
        title=f"I could not write to {named}: {why(lost.reason)}.",
        parts=[Text(text=f"{to_do(lost.reason)} What I had to say is not tried again.")],
    )


def _of_channel(name: str, reason: str) -> Card:
    return Card(
        title=f"I could not tell the week in #{name}: {why(reason)}.",
        parts=[Text(text=f"{to_do(reason)} The week is told as soon as a channel takes it, for up to seven days.")],
    )


def to_do(reason: str) -> str:
    return TO_DO.get(reason, ELSE)


UNDELIVERED = MessageKind(
    name="undelivered",
    says="what could not be said",
    to="each programme lead",
    when="at once, when a chat refuses what it will not take later either; once a day for each reason",
    why=lambda context, row: because("undelivered", "Something could not be said, and you lead the plan."),
    draw=_drawn,
    good_for=DAY * 7,
    told_where_lost=False,
)

"""What the next round of a pulse will be, told to its custodian while something can still be done about it."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time

from sqlmodel import Session

from commands.cards import Button, Buttons, Card, Text
from commands.messages.registry import MessageKind, Schedule
from commands.messages.why_asked import because
from commands.pulse.outlook import outlook
from commands.request import Request
from commands.showing.wording import moment
from store.delivery import outbox
from store.delivery.envelope import finished
from store.models import Person, Plan, Pulse
from store.people import roles
from store.plan import plan_settings
from store.pulse import questionnaires, rounds
from store.rules.working_days import DAY, working_day_on_or_before
from store.time import london_day, london_moment

NAME = "pulse outlook"
AT = time(9)


def _moments(session: Session, plans: Sequence[Plan], day: date) -> set[datetime]:
    midnight = london_moment(day, time())
    told = {_told_at(plan, opens) for _, plan, opens in _coming(session, plans, midnight)}
    return {one for one in told if london_day(one) == day}


def _due(session: Session, plans: Sequence[Plan], now: datetime) -> bool:
    return any(_told_at(plan, opens) <= now < opens for _, plan, opens in _coming(session, plans, now))


def _decide(session: Session, plans: Sequence[Plan], now: datetime) -> int | None:
    queued = None
    for pulse, plan, opens in _coming(session, plans, now):
        if _told_at(plan, opens) <= now < opens:
            queued = (queued or 0) + _queue(session, plan, pulse, opens, now)
    return queued


def _coming(session: Session, plans: Sequence[Plan], now: datetime) -> Iterator[tuple[Pulse, Plan, datetime]]:
    """The approved pulses with a round to come. What keeps others from opening is told when they are due."""
    by_id = {plan.id: plan for plan in plans}
    for pulse in questionnaires.running(session, [one for one in by_id if one is not None]):
        plan = by_id[pulse.plan_id]
        opens = rounds.next_opening(session, pulse, plan, now) if pulse.approved_at is not None else None
        if opens is not None:
            yield pulse, plan, opens


def _told_at(plan: Plan, opens: datetime) -> datetime:
    """On the working day before."""
    calendar = plan_settings.nudges(plan).calendar
    return london_moment(working_day_on_or_before(london_day(opens) - DAY, calendar), AT)


def _queue(session: Session, plan: Plan, pulse: Pulse, opens: datetime, now: datetime) -> int:
    return sum(
        outbox.queue(
            session,
            plan,
            key=f"{NAME}/{pulse.id}/{london_day(opens)}/{one.id}",
            kind=NAME,
            card=finished(_card(session, plan, pulse, one, opens, now)),
            now=now,
            person_id=one.id,
            good_until=opens,
        )
        for one in roles.custodians(session, plan)
    )


def _card(session: Session, plan: Plan, pulse: Pulse, person: Person, opens: datetime, now: datetime) -> Card:
    request = Request(session, person, plan, london_day(now), now)
    shown = Button(label="Show it", says=f"pulse show {pulse.id}", about=pulse.title)
    return Card(
        title=f"A round of the pulse “{pulse.title}” opens {moment(opens, request.today)}",
        parts=[Text(text=" ".join(outlook(request, pulse))), Buttons(buttons=[shown])],
    )


PULSE_OUTLOOK = MessageKind(
    name=NAME,
    says="what the next round will be",
    to="each custodian of the plan",
    when="at 09:00 on the working day before a round opens",
    why=lambda context, row: because(NAME, "A round of a pulse is about to open, and you run the plan's pulses."),
    schedule=Schedule("tell of rounds to come", _moments, _decide, _due),
    waits_for_morning=True,
    told_where_lost=False,
)

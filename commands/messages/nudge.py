"""The question to an owner before a date comes, and while what they own is overdue or has gone quiet.

Each is asked at their own hour, by their own clocks, one message a day at most. It is drawn when it goes, so that what
has been answered meanwhile is not in it.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from sqlmodel import Session

from commands.cards import Card
from commands.messages.nudge_rules import why_asked
from commands.messages.questions import questions
from commands.messages.registry import Context, MessageKind, Schedule
from commands.request import Request
from store.delivery import outbox
from store.delivery.envelope import Envelope
from store.models import Outgoing, Plan
from store.people import leave
from store.people.permissions import may
from store.plan import plan_settings
from store.reminders import nudge_rounds, nudging
from store.reminders.nudge_rounds import NudgeEnvelope
from store.rules import reasons


def _moments(session: Session, plans: Sequence[Plan], day: date) -> set[datetime]:
    return {moment for plan in plans for moment in nudge_rounds.hours_on(session, plan, day)}


def _decide(session: Session, plans: Sequence[Plan], now: datetime) -> int | None:
    (plan,) = plans[-1:]
    claimed = nudge_rounds.claim(session, plan, now)
    return nudge_rounds.decide(session, plan, claimed, now) if claimed else None


def _draw(context: Context, envelope: Envelope) -> Card | None:
    person, (plan,) = context.person, context.plans[-1:]
    if not may(person, "read", plan):
        return None
    queued = NudgeEnvelope.of(envelope)
    ask = nudging.asking(context.session, plan, person, context.now, queued.after, back=queued.back)
    assert person.id is not None
    owners = [person.id, *(one.person_id for one in leave.stood_in_for(context.session, person, ask.day))]
    refs = nudging.refs(context.session, plan, owners, ask)
    return questions(context.request(plan), refs) if refs else None


def _held_refs(context: Context, row: Outgoing) -> tuple[str, ...]:
    if row.problem not in (reasons.ON_LEAVE, reasons.FULL_WEEK):
        return ()
    person, (plan,) = context.person, context.plans[-1:]
    queued = NudgeEnvelope.of(row.card)
    ask = nudging.asking(context.session, plan, person, row.queued_at, queued.after, back=queued.back)
    if row.problem == reasons.ON_LEAVE:
        ask = replace(ask, calendar=plan_settings.nudges(plan).calendar)
    assert person.id is not None
    return tuple(nudging.refs(context.session, plan, [person.id], ask))


def _why(request: Request, row: Outgoing | None) -> Card:
    return why_asked(request, outbox.refs_said(row) if row else [])


NUDGE = MessageKind(
    name=nudge_rounds.KIND,
    says="questions about what they own",
    about="a question about",
    to="each owner, or whoever stands in for them",
    when="at their own hour, on the days before a date and weekly while something is overdue or quiet",
    why=_why,
    draw=_draw,
    schedule=Schedule("nudge owners", _moments, _decide, in_hours=True),
    waits_for_morning=True,
    asks=True,
    held_refs=_held_refs,
)

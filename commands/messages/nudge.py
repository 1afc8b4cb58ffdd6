"""The question to an owner before a date comes, and while what they own is overdue or has gone quiet.

Each is asked at their own hour, by their own clocks, one message a day at most. It is drawn when it goes, so that what
has been answered meanwhile is not in it.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from sqlmodel import Session

from commands.cards import Card
from commands.language.plan_words import InPlan
from commands.language.replying import words_asked
from commands.messages.nudge_rules import why_asked
from commands.messages.questions import questions
from commands.messages.registry import Context, MessageKind, Schedule
from store.delivery import outbox
from store.delivery.envelope import Envelope
from store.models import Outgoing, Plan
from store.people import leave
from store.reminders import nudge_rounds, nudging, shown
from store.reminders.nudge_rounds import NudgeEnvelope
from store.reminders.nudging import PersonsDay
from store.rules import reasons


def _moments(session: Session, plans: Sequence[Plan], day: date) -> set[datetime]:
    return nudge_rounds.hours_on(session, day)


def _decide(session: Session, plans: Sequence[Plan], now: datetime) -> int | None:
    claimed = nudge_rounds.claim(session, plans, now)
    return nudge_rounds.decide(session, plans, claimed, now) if claimed else None


def _draw(context: Context, envelope: Envelope) -> Card | None:
    session, person = context.session, context.person
    queued = NudgeEnvelope.of(envelope)
    of = nudging.persons_day(session, person, context.now, queued.after)
    owners = [context.person_id, *(one.person_id for one in leave.stood_in_for(session, person, of.day))]
    asked = _asked(context, of, owners, back=queued.back)
    return questions(asked) if asked else None


def _held(context: Context, row: Outgoing) -> list[InPlan]:
    if row.problem not in (reasons.ON_LEAVE, reasons.FULL_WEEK):
        return []
    queued = NudgeEnvelope.of(row.card)
    of = nudging.persons_day(context.session, context.person, row.queued_at, queued.after)
    if row.problem == reasons.ON_LEAVE:
        of = replace(of, away=())
    return _asked(context, of, [context.person_id], back=queued.back)


def _asked(context: Context, of: PersonsDay, owners: Sequence[int], *, back: bool) -> list[InPlan]:
    """What falls on somebody's day, plan by plan."""
    found = []
    asked = shown.on_the_day_before(context.session, [context.person_id], of.midnight)
    yesterday = asked.get(context.person_id, frozenset[shown.Ref]())
    for rules in nudging.rules_of(context.session, context.readable):
        ask = nudging.asking(rules, of, back=back)
        refs = nudging.refs(context.session, owners, ask) if ask is not None else []
        # Nobody is asked about the same on two days running.
        if refs := [ref for ref in refs if (rules.plan_id, ref) not in yesterday]:
            found.append(context.in_plan(rules.plan, refs))
    return found


def _why(context: Context, row: Outgoing | None) -> Card:
    if row is None:
        return why_asked(context.request(context.plans[0]), [])
    # Words that name no plan were said while there was one.
    plan, *_ = outbox.plans_of(context.session, row)
    return why_asked(context.request(plan), words_asked(row))


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
    held=_held,
)

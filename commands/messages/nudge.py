"""The question to an owner before a date comes, and while what they own is overdue or has gone quiet.

Each is asked at their own hour, by their own clocks, one message a day at most. It is drawn when it goes, so that what
has been answered meanwhile is not in it.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from sqlmodel import Session

from commands.cards import Card, Text
from commands.language.plan_words import InPlan
from commands.language.replying import words_asked
from commands.messages.nudge_rules import why_asked
from commands.messages.questions import questions
from commands.messages.registry import Context, MessageKind, Schedule
from commands.showing.wording import joined
from store.delivery import outbox
from store.delivery.envelope import Envelope
from store.models import Outgoing, Plan
from store.people import directory, leave
from store.people.naming import name_of
from store.plan import items
from store.reminders import asked_for, nudge_rounds, nudging, shown
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
    wished = _wished(context, queued, owners)
    asked = _together(wished, _asked(context, of, owners, back=queued.back))
    card = questions(asked) if asked else None
    if card is not None and wished is not None:
        card.parts = [Text(text=_asker(context, queued, wished.refs)), *card.parts]
    return card


def _wished(context: Context, queued: NudgeEnvelope, owners: Sequence[int]) -> InPlan | None:
    """What a person has them asked about, as far as it is still theirs and open, and nobody has said anything since."""
    plan = next((one for one in context.readable if one.id == queued.plan_id), None)
    if plan is None or not queued.refs or queued.asked_at is None:
        return None
    request = context.request(plan)
    found = items.views(context.session, plan, queued.refs, request.today)
    still = [one.ref for one in found if one.open and not one.claimed_on and one.owner_id in owners]
    answered = asked_for.answered_since(context.session, plan, still, queued.asked_at)
    refs = [ref for ref in still if ref not in answered]
    return context.in_plan(plan, refs) if refs else None


def _together(wished: InPlan | None, asked: list[InPlan]) -> list[InPlan]:
    """What was wished for first, and nothing twice."""
    if wished is None:
        return asked
    plan = wished.request.plan
    same = next((one for one in asked if one.request.plan is plan), None)
    more = [ref for ref in same.refs if ref not in wished.refs] if same else []
    return [replace(wished, refs=[*wished.refs, *more]), *(one for one in asked if one is not same)]


def _asker(context: Context, queued: NudgeEnvelope, refs: Sequence[str]) -> str:
    by = directory.get(context.session, queued.by_id)
    return f"{name_of(by) if by else 'Somebody'} has asked me to ask you about {joined(refs)}."


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
    card, queued = why_asked(context.request(plan), words_asked(row)), NudgeEnvelope.of(row.card)
    if queued.refs:
        card.parts = [Text(text=_asker(context, queued, queued.refs)), *card.parts]
    return card


NUDGE = MessageKind(
    name=nudge_rounds.KIND,
    says="questions about what they own",
    about="a question about",
    to="each owner, or whoever stands in for them",
    when="at their own hour, on the days before a date and weekly while something is overdue or quiet, and in their"
    " hours once a lead or their manager has them asked",
    why=_why,
    draw=_draw,
    schedule=Schedule("nudge owners", _moments, _decide, nudge_rounds.is_due, in_hours=True),
    waits_for_morning=True,
    asks=True,
    held=_held,
)

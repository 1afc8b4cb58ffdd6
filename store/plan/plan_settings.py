"""What is set for a plan: reading it, and the one verb that sets it, with history."""

from datetime import date, datetime

from sqlmodel import Session

from store.documents.choices import Choices
from store.models import Person, Plan
from store.plan import history
from store.rules.escalation import EscalationSettings
from store.rules.nudge_settings import Closure, NudgeSettings
from store.rules.plan_settings import PlanSettings, UpdateSettings
from store.rules.subject import Subject


def of(plan: Plan) -> PlanSettings:
    return plan.settings or PlanSettings()


def nudges(plan: Plan) -> NudgeSettings:
    return of(plan).nudges


def escalation(plan: Plan) -> EscalationSettings:
    return of(plan).escalation


def updates(plan: Plan) -> UpdateSettings:
    return of(plan).updates


def change(session: Session, plan: Plan, to: Subject, *, by: Person, now: datetime) -> None:
    """Let one subject of the plan's settings be so, and write down each that is another than before.

    Args:
        to: made with `but` from the subject as it is, so that only what somebody set is kept.
    """
    assert plan.id is not None
    before = (plan.choices or Choices()) if isinstance(to, Choices) else of(plan).subject(type(to))
    for field, noted in type(to).noted().items():
        old, new = getattr(before, field), getattr(to, field)
        if old != new:
            history.note(session, plan.id, "plan", noted.name, noted.say(old), noted.say(new), by=by, now=now)
    if isinstance(to, Choices):
        plan.choices = to
    else:
        plan.settings = of(plan).holding(to)
    session.add(plan)


def close(session: Session, plan: Plan, first: date, last: date, *, by: Person, now: datetime) -> None:
    """Nobody works on these days, beside weekends and bank holidays."""
    kept = [*nudges(plan).without(first, last), Closure(first=first, last=last)]
    closed = sorted(kept, key=lambda one: one.span)
    change(session, plan, nudges(plan).but(closed=closed), by=by, now=now)


def open_again(session: Session, plan: Plan, first: date, last: date, *, by: Person, now: datetime) -> None:
    change(session, plan, nudges(plan).but(closed=nudges(plan).without(first, last)), by=by, now=now)

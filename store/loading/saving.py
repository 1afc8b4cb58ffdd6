"""Save a staged plan that somebody has accepted: all of it or nothing, in the caller's transaction."""

from datetime import datetime

from sqlmodel import Session

from store.documents.choices import Choices
from store.documents.staged import StagedPlan
from store.loading.accepted import Accepted
from store.loading.applying import apply
from store.loading.plan_reading import with_key_of
from store.loading.revision import revise
from store.models import Person, Plan
from store.people import roles
from store.people.permissions import is_lead
from store.plan import plans
from store.rules.terms import Role
from store.time import london_day


def save_plan(
    session: Session,
    staged: StagedPlan,
    *,
    source: str,
    now: datetime,
    by: Person | None = None,
    choices: Choices | None = None,
    accepted: Accepted | None = None,
    demo: bool = False,
) -> Plan:
    """Save it as a plan of its own, which is from now on the one that questions are about.

    An earlier plan is closed; where it told its week to a channel, this one goes on there, and its leads lead this one.

    Args:
        source: the document's file name, without its folder.
    """
    before = plans.current(session)
    plan = Plan(title=staged.title, council=staged.council, source=source, demo=demo, created_at=now)
    plan.rating_key = tuple(staged.rating_key) or None
    plan.choices = choices
    if before is not None:
        plan.channel, plan.channel_name = before.channel, before.channel_name
        before.closed_at = before.closed_at or now
    session.add(plan)
    session.flush()
    if before is not None:
        for lead in roles.leads(session, before):
            if is_lead(lead, before):
                roles.give(session, lead, Role.LEAD, plan)
    apply(
        session, revise(session, plan, staged, london_day(now)), accepted or Accepted(), source=source, by=by, now=now
    )
    return plan


def save_version(
    session: Session,
    plan: Plan,
    staged: StagedPlan,
    accepted: Accepted,
    *,
    source: str,
    by: Person | None,
    now: datetime,
) -> None:
    """Bring a plan to a newer version of its document; updates, history and what people added here stay."""
    staged = with_key_of(plan, staged)
    plan.rating_key = tuple(staged.rating_key) or None
    plan.source = source
    session.add(plan)
    apply(session, revise(session, plan, staged, london_day(now)), accepted, source=source, by=by, now=now)

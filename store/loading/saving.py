"""Save a staged plan that somebody has accepted: all of it or nothing, in the caller's transaction."""

from datetime import datetime

from sqlmodel import Session

from store.documents.choices import Choices
from store.documents.staged import StagedPlan
from store.loading.accepted import Accepted
from store.loading.applying import apply
from store.loading.plan_reading import remember, with_key_of
from store.loading.revision import revise
from store.models import Person, Plan
from store.people import directory, roles
from store.people.permissions import is_lead
from store.plan import history, lifecycle
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
    in_place_of: Plan | None = None,
    demo: bool = False,
) -> Plan:
    """Save it as a plan of its own, beside those that are here. Whoever brings it leads it.

    Args:
        in_place_of: a plan that is closed with this. Its leads lead the new one, which tells its week to the same
            channels.
        source: the document's file name, without its folder.
    """
    plan = Plan(title=staged.title, council=staged.council, source=source, demo=demo, created_at=now)
    plan.rating_key = tuple(staged.rating_key) or None
    plan.choices = choices
    if in_place_of is not None:
        plan.channel, plan.channel_name = in_place_of.channel, in_place_of.channel_name
        plan.more_channels = in_place_of.more_channels
        plan.replaces_id = in_place_of.id
    session.add(plan)
    session.flush()
    remember(session, plan, staged, by=by, now=now)
    leads = [one for one in roles.leads(session, in_place_of) if is_lead(one, in_place_of)] if in_place_of else []
    for lead in leads:
        roles.give(session, lead, Role.LEAD, plan)
    if by is not None and not is_lead(by, plan) and not directory.is_operator(by):
        roles.give(session, by, Role.LEAD, plan)
    if in_place_of is not None:
        lifecycle.close(session, in_place_of, by=by, now=now)
    revision = revise(session, plan, staged, london_day(now))
    with history.read_from(session, source):
        apply(session, revision, accepted or Accepted(), source=source, by=by, now=now)
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
    remember(session, plan, staged, by=by, now=now)
    revision = revise(session, plan, staged, london_day(now))
    with history.read_from(session, source):
        apply(session, revision, accepted, source=source, by=by, now=now)

"""What each beat and sender asks of the outbox. Built once: where nothing waits, building takes longer than running."""

from datetime import datetime
from functools import cache

import sqlalchemy as sa
from sqlalchemy import BindParameter, ColumnElement, Executable, Update, bindparam, case
from sqlalchemy.orm import aliased
from sqlalchemy.sql.dml import ReturningUpdate
from sqlmodel import and_, col, exists, func, or_, select, update

from store.models import Outgoing, OutgoingPlan, Plan
from store.models.outbox import OPEN
from store.rules.reasons import CUT_SHORT, PLAN_CLOSED
from store.rules.terms import OutgoingState


def _of_closed_plans() -> ColumnElement[bool]:
    """What waits and speaks of closed plans alone, but for the kinds that are spared."""
    is_open = select(Plan.id).where(col(Plan.closed_at).is_(None))
    beside = select(OutgoingPlan.plan_id).where(OutgoingPlan.outgoing_id == Outgoing.id).correlate(Outgoing)
    speaks = or_(
        and_(col(Outgoing.plan_id).is_not(None), col(Outgoing.plan_id).in_(is_open)),
        and_(col(Outgoing.plan_id).is_(None), beside.where(col(OutgoingPlan.plan_id).in_(is_open)).exists()),
    )
    waiting = and_(OPEN, col(Outgoing.state) == OutgoingState.WAITING, col(Outgoing.claimed_until).is_(None))
    return and_(waiting, ~speaks, col(Outgoing.kind).not_in(bindparam("spared", expanding=True)))


@cache
def any_of_closed_plans() -> ColumnElement[bool]:
    return exists(select(Outgoing.id).where(_of_closed_plans()))


@cache
def end_for_closed_plans() -> Update:
    return (
        update(Outgoing)
        .where(_of_closed_plans())
        .values(state=OutgoingState.SUPPRESSED, problem=PLAN_CLOSED)
        .execution_options(synchronize_session=False)
    )


@cache
def claim(one_tenant: bool, apart: bool) -> ReturningUpdate[int | None]:
    at: BindParameter[datetime] = bindparam("at")
    shared: BindParameter[datetime] = bindparam("shared")
    free = or_(col(Outgoing.claimed_until).is_(None), col(Outgoing.claimed_until) <= shared)
    # What only rests, since it is in doubt, has nobody who could have died.
    cut_short = and_(col(Outgoing.claimed_until).is_not(None), col(Outgoing.claimed_by).is_not(None))
    found = (
        select(Outgoing.id)
        .where(OPEN, *_through(one_tenant), col(Outgoing.not_before) <= at, free, *([_rested()] if apart else []))
        .order_by(col(Outgoing.not_before), col(Outgoing.id))
        .limit(1)
        .with_for_update(skip_locked=True, of=Outgoing)
    )
    return (
        update(Outgoing)
        # Not IN: PostgreSQL may run such a subquery more than once, and claim more than one row.
        .where(col(Outgoing.id) == found.scalar_subquery())
        .values(
            state=case((cut_short, OutgoingState.UNCERTAIN.value), else_=col(Outgoing.state)),
            problem=case((cut_short, CUT_SHORT), else_=col(Outgoing.problem)),
            claimed_by=bindparam("by"),
            claimed_until=bindparam("until"),
            attempts=col(Outgoing.attempts) + 1,
        )
        .returning(col(Outgoing.id))
        .execution_options(synchronize_session=False)
    )


@cache
def lease() -> Executable:
    by, attempt = col(Outgoing.claimed_by) == bindparam("by"), col(Outgoing.attempts) == bindparam("attempt")
    return sa.select(col(Outgoing.claimed_until)).where(col(Outgoing.id) == bindparam("claimed"), OPEN, by, attempt)


@cache
def next_due(one_tenant: bool) -> Executable:
    until, before = col(Outgoing.claimed_until), col(Outgoing.not_before)
    free, held = case((until.is_(None), before)), case((until.is_not(None), before))
    return sa.select(func.min(free), func.min(held), func.min(until)).where(OPEN, *_through(one_tenant))


def _through(one_tenant: bool) -> list[ColumnElement[bool]]:
    """What goes through the chat that is named."""
    platform = col(Outgoing.platform) == bindparam("chat")
    return [platform, col(Outgoing.tenant) == bindparam("workspace")] if one_tenant else [platform]


def _rested() -> ColumnElement[bool]:
    """Nothing has gone to the same person or channel since the moment `rested`."""
    other = aliased(Outgoing)
    same = or_(other.person_id == Outgoing.person_id, other.channel == Outgoing.channel)
    return ~select(other.id).where(and_(col(other.tried_at) > bindparam("rested"), same)).exists()

"""What was to be said and was given up, was said twice, or has waited for long."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, func, select

from store.delivery import outbox
from store.models import Outgoing, Plan
from store.models.outbox import OPEN
from store.rules.terms import OutgoingState

NOT_ROUTED = "none yet"
"""Where it is not known which chat a person has."""


def failed_for(session: Session, plan: Plan, problem: str, since: datetime) -> Sequence[Outgoing]:
    """What was given up for this reason, oldest first."""
    query = select(Outgoing).where(
        Outgoing.state == OutgoingState.FAILED,
        Outgoing.problem == problem,
        col(Outgoing.person_id).is_not(None),
        col(Outgoing.tried_at) >= since,
    )
    rows = session.exec(query.order_by(col(Outgoing.id))).all()
    of_each = outbox.plans_of_each(session, rows)
    return [row for row in rows if plan.id in {one.id for one in of_each[row.id]}]


def many_open(session: Session) -> dict[str, int]:
    """How many messages are queued or uncertain, by the platform of their chat."""
    rows = session.exec(select(Outgoing.platform, func.count()).where(OPEN).group_by(col(Outgoing.platform)))
    return {platform or NOT_ROUTED: many for platform, many in rows}


def many_twice(session: Session, since: datetime) -> int:
    """How many messages that went since then are known to stand in the chat more than once."""
    twice = select(func.count()).where(col(Outgoing.copies) > 0, col(Outgoing.sent_at) >= since)
    return session.exec(twice).one()


def many_failed(session: Session, since: datetime) -> int:
    """How many messages that were queued since then have failed."""
    failed = select(func.count()).where(Outgoing.state == OutgoingState.FAILED, Outgoing.queued_at >= since)
    return session.exec(failed).one()


def oldest_due(session: Session, now: datetime) -> datetime | None:
    """Since when the message has waited that has waited longest; None where none could have gone by now."""
    query = select(func.min(Outgoing.not_before)).where(OPEN, col(Outgoing.not_before) <= now)
    return session.exec(query).one()

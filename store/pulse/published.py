"""What the rounds of the last 12 months have told: no later round may tell what follows together with it."""

from datetime import datetime

from sqlmodel import Session, col, select

from store.models.pulse import Pulse, PulseRound
from store.pulse import results
from store.pulse.rounds import invited
from store.rules.pulse.auditing import REMEMBERED, Group, PublishedRound


def published(session: Session, plan_id: int, now: datetime) -> list[PublishedRound]:
    """Those of every pulse of the plan."""
    query = select(PulseRound).join(Pulse).where(Pulse.plan_id == plan_id, col(PulseRound.closed_at) > now - REMEMBERED)
    return [
        PublishedRound(one.floors, invited(session, one), frozenset(Group(of.dimension, of.name) for of in told))
        for one in session.exec(query.order_by(col(PulseRound.id)))
        if (told := results.groups_told(session, one))
    ]

"""What the rounds of the last 12 months have told: no later round may tell what follows together with it."""

from datetime import datetime

from sqlmodel import Session, col, select

from store.models.pulse import PulseRound
from store.pulse import results
from store.pulse.rounds import invited
from store.rules.pulse.auditing import REMEMBERED, Group, PublishedRound


def published(session: Session, now: datetime) -> list[PublishedRound]:
    """Those of every pulse of every plan: whoever reads the results of two plans can compare them."""
    query = select(PulseRound).where(col(PulseRound.closed_at) > now - REMEMBERED)
    return [
        PublishedRound(one.floors, invited(session, one), frozenset(Group(of.dimension, of.name) for of in told))
        for one in session.exec(query.order_by(col(PulseRound.id)))
        if (told := results.groups_told(session, one))
    ]

"""How long what names or quotes people is kept: 12 months after a round, for as long as later rounds are checked by it.

What may be told in bands stays with the plan.
"""

from datetime import datetime

from sqlmodel import Session, col, delete, exists, or_, select

from store.models.pulse import PulseComment, PulseInvited, PulseRound
from store.rules.pulse.auditing import REMEMBERED


def outlived(session: Session, now: datetime) -> list[int]:
    """The rounds whose lists and comments have been kept for long enough."""
    kept = or_(*(exists().where(col(table.round_id) == PulseRound.id) for table in (PulseInvited, PulseComment)))
    query = select(PulseRound.id).where(col(PulseRound.closed_at) <= now - REMEMBERED, kept)
    return [one for one in session.exec(query.order_by(col(PulseRound.id))) if one is not None]


def forget(session: Session, round_id: int) -> None:
    """Delete who was asked, with their slices, and the comments."""
    for table in (PulseInvited, PulseComment):
        session.execute(delete(table).where(col(table.round_id) == round_id))

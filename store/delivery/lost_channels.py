"""Channels that take nothing any more, and what waits for them.

What was to be said there is not lost: it is tried again each hour, and goes at once where somebody names a channel.
After a week it is no longer worth saying.
"""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement
from sqlmodel import Session, and_, col, or_, select, update

from store.delivery.chats import Chat
from store.models import Outgoing, Plan
from store.models.outbox import OPEN
from store.plan.channels import told_in
from store.rules import reasons
from store.rules.terms import OutgoingState, Routed

NO_WAY_THERE = frozenset(
    {
        reasons.CHANNEL_GONE,
        reasons.CHANNEL_ARCHIVED,
        reasons.BOT_NOT_IN_CHANNEL,
        reasons.CHANNEL_SHARED,
        reasons.NOT_ALLOWED,
        reasons.SCOPE_MISSING,
    }
)
"""Nothing of what is said matters: somebody must open the way, or name another."""
AGAIN = timedelta(hours=1)
WORTH_SAYING = timedelta(days=7)


def waiting_for(session: Session, plan: Plan) -> Outgoing | None:
    """The newest message that a channel of the plan did not take; None where each takes what is said."""
    addresses = [one.address for one in told_in(plan)]
    query = select(Outgoing).where(OPEN, _of(plan), col(Outgoing.channel).in_(addresses))
    return session.exec(query.order_by(col(Outgoing.id).desc()).limit(1)).first()


def send_to_new_channel(session: Session, plan: Plan, address: str, now: datetime) -> bool:
    """What waited for a channel that the plan has no more goes to this one. Returns whether there was something.

    What waits for another channel of the plan waits there.
    """
    chat = Chat.of_channel(address)
    moved = {
        "channel": address,
        "platform": chat.platform if chat else None,
        "tenant": chat.tenant if chat else None,
        "routed": Routed.CHANNEL if chat else None,
        "state": OutgoingState.WAITING,
        "problem": None,
        "not_before": now,
        "attempts": 0,
    }
    kept = [one.address for one in told_in(plan) if one.address != address]
    # Earlier releases gave up at once.
    given_up = and_(col(Outgoing.state) == OutgoingState.FAILED, col(Outgoing.queued_at) > now - WORTH_SAYING)
    done = session.execute(
        update(Outgoing)
        .where(
            or_(OPEN, given_up), _of(plan), col(Outgoing.channel).not_in(kept), col(Outgoing.claimed_until).is_(None)
        )
        .values(moved)
        .returning(col(Outgoing.id))
        .execution_options(synchronize_session=False)
    ).all()
    return bool(done)


def _of(plan: Plan) -> ColumnElement[bool]:
    return and_(
        col(Outgoing.plan_id) == plan.id,
        col(Outgoing.person_id).is_(None),
        col(Outgoing.problem).in_(NO_WAY_THERE),
    )

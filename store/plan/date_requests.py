"""Dates that owners ask to move. Only `agree` moves one, by the same verb as the programme lead's own change."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import Session, col, select

from store import database
from store.models import DateRequest, Item, Person, Plan
from store.plan import edits
from store.rules.terms import Decision, Precision


def get(session: Session, plan: Plan, number: int, *, lock: bool = False) -> tuple[DateRequest, Item] | None:
    """Args: lock: nobody else may decide it, or change its item, until this transaction ends."""
    query = select(DateRequest, Item).join(Item, col(Item.id) == DateRequest.item_id)
    found = session.exec(query.where(Item.plan_id == plan.id, DateRequest.id == number)).first()
    if found and lock:
        for row in reversed(found):
            database.lock(session, row)
    return found


def waiting(session: Session, plan: Plan) -> Sequence[tuple[DateRequest, Item]]:
    """Oldest first."""
    query = select(DateRequest, Item).join(Item, col(Item.id) == DateRequest.item_id)
    waits = query.where(Item.plan_id == plan.id, DateRequest.state == Decision.WAITING)
    return session.exec(waits.order_by(col(DateRequest.id))).all()


def waiting_for(session: Session, item: Item) -> DateRequest | None:
    query = select(DateRequest).where(DateRequest.item_id == item.id, DateRequest.state == Decision.WAITING)
    return session.exec(query).first()


def ask(session: Session, item: Item, to: date, *, why: str, by: Person, now: datetime) -> DateRequest:
    """A newer wish takes the place of one that waits."""
    assert item.id is not None
    assert by.id is not None
    if (older := waiting_for(session, item)) is not None:
        _decide(session, older, Decision.WITHDRAWN, None, by, now)
    request = DateRequest(item_id=item.id, by_id=by.id, to=to, why=why, at=now)
    session.add(request)
    session.flush()
    return request


def agree(session: Session, request: DateRequest, item: Item, *, by: Person, agreed_by: str, now: datetime) -> None:
    _decide(session, request, Decision.AGREED, agreed_by, by, now)
    edits.rebaseline(session, item, request.to, Precision.DAY, by=by, why=request.why, agreed_by=agreed_by, now=now)


def decline(session: Session, request: DateRequest, *, by: Person, why: str, now: datetime) -> None:
    _decide(session, request, Decision.DECLINED, why, by, now)


def _decide(
    session: Session, request: DateRequest, state: Decision, said: str | None, by: Person, now: datetime
) -> None:
    request.state, request.said, request.decided_by_id, request.decided_at = state, said, by.id, now
    session.add(request)
    session.flush()

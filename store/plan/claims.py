"""Things said complete that wait to be verified: `Item.claimed_on` is set while one waits, and only then."""

from datetime import date, datetime

from sqlmodel import Session, col, select

from store.models import Claim, Item, Person, Update
from store.plan import history
from store.plan.withdrawals import standing
from store.rules.terms import Decision, Progress


def waiting(session: Session, item: Item) -> Claim | None:
    return session.exec(select(Claim).where(Claim.item_id == item.id, Claim.state == Decision.WAITING)).first()


def latest(session: Session, item: Item) -> Claim | None:
    """Whoever said it complete last, and what became of that."""
    return session.exec(select(Claim).where(Claim.item_id == item.id).order_by(col(Claim.id).desc()).limit(1)).first()


def make(session: Session, item: Item, *, by: Person, now: datetime, day: date) -> None:
    """The first day on which it was said stands, however often it is said before it is verified."""
    if item.claimed_on is not None:
        return
    assert item.id is not None
    assert by.id is not None
    item.claimed_on = day
    session.add(Claim(item_id=item.id, by_id=by.id, day=day, at=now))


def correct(session: Session, item: Item, day: date) -> None:
    """Somebody names the day on which what waits became complete."""
    if (claim := waiting(session, item)) is not None:
        claim.day = item.claimed_on = day
        session.add_all([claim, item])


def withdraw(session: Session, item: Item, *, by: Person | None, now: datetime) -> None:
    """Somebody says something else of it: nothing is left to verify."""
    _decide(session, item, Decision.WITHDRAWN, by, now)


def verify(session: Session, item: Item, *, by: Person, now: datetime) -> None:
    """It was complete on the day on which its owner said so, however long the word for it took."""
    day = item.claimed_on
    _decide(session, item, Decision.AGREED, by, now)
    item.completed_on, item.closed_at = day, now
    history.note(session, item.plan_id, item.ref, "complete", "said", "verified", by=by, now=now, item=item)


def decline(session: Session, item: Item, *, by: Person, now: datetime) -> None:
    """It stands again as was said before it was said complete. Why goes to its owner, and into no record."""
    _decide(session, item, Decision.DECLINED, by, now)
    item.progress = _said_before(session, item)
    history.note(session, item.plan_id, item.ref, "complete", "said", "not yet", by=by, now=now, item=item)


def _decide(session: Session, item: Item, state: Decision, by: Person | None, now: datetime) -> None:
    if (claim := waiting(session, item)) is not None:
        claim.state, claim.decided_by_id, claim.decided_at = state, by.id if by else None, now
        session.add(claim)
    item.claimed_on = None
    session.add(item)
    # A new claim may follow in the same transaction, and only one may wait.
    session.flush()


def _said_before(session: Session, item: Item) -> Progress | None:
    query = select(Update).where(Update.item_id == item.id, Update.progress != Progress.COMPLETE, standing())
    found = session.exec(query.order_by(col(Update.at).desc(), col(Update.id).desc()).limit(1)).first()
    return found.progress if found else None

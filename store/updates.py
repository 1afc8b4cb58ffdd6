"""Statements about how an item stands: the one verb that records them."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from store.database import lock
from store.models import Item, Person, Update
from store.rules.terms import Progress


@dataclass(frozen=True)
class Statement:
    progress: Progress
    words: str | None = None
    forecast: date | None = None
    blocker: str | None = None


def latest(session: Session, item: Item) -> Update | None:
    return latest_of(session, item.id)


def latest_of(session: Session, item_id: int | None) -> Update | None:
    query = select(Update).where(Update.item_id == item_id).order_by(col(Update.at).desc(), col(Update.id).desc())
    return session.exec(query.limit(1)).first()


def by_key(session: Session, said_key: str | None) -> Update | None:
    """What a click or form has already said, if it has."""
    if said_key is None:
        return None
    return session.exec(select(Update).where(Update.said_key == said_key)).first()


def record_update(
    session: Session,
    item: Item,
    said: Statement,
    *,
    by: Person | None,
    now: datetime,
    day: date,
    said_key: str | None = None,
) -> Update:
    """Add a statement and bring the item to it.

    Args:
        day: the London date of `now`; a thing said complete is complete on it.
        said_key: names the click or form, so that the same one delivered twice is one update.
    """
    lock(session, item)
    if known := by_key(session, said_key):
        return known
    assert item.id is not None
    update = Update(
        item_id=item.id,
        by_id=by.id if by else None,
        at=now,
        progress=said.progress,
        words=said.words,
        forecast=said.forecast,
        blocker=said.blocker,
        said_key=said_key,
    )
    session.add(update)
    item.progress, item.blocker = said.progress, said.blocker
    if said.forecast is not None:
        item.forecast = said.forecast
    _open_or_close(item, now, day)
    session.add(item)
    session.flush()
    return update


def _open_or_close(item: Item, now: datetime, day: date) -> None:
    if item.progress is not Progress.COMPLETE:
        item.completed_on = item.closed_at = None
    elif item.completed_on is None:
        item.completed_on, item.closed_at = day, now

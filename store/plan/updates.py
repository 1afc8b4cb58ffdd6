"""Statements about how an item stands: the verb that records them, and those of an owner who is asked for one."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy import Integer, bindparam
from sqlalchemy.orm.attributes import flag_modified
from sqlmodel import Session, col, select

from store.database import lock, rows_of
from store.models import Item, Person, Update
from store.people.naming import called
from store.plan import claims, history, item_settings
from store.plan.withdrawals import standing
from store.rules.terms import Progress


@dataclass(frozen=True)
class Statement:
    progress: Progress
    words: str | None = None
    forecast: date | None = None
    blocker: str | None = None
    percent: int | None = None
    evidence: str | None = None
    impact: str | None = None
    """Of these three and the forecast, None says nothing: what was said before stands."""
    completed_on: date | None = None
    """With complete alone: the day on which it became so. None means the day on which it is said."""


def latest(session: Session, item: Item) -> Update | None:
    return latest_of(session, item.id)


def latest_of(session: Session, item_id: int | None) -> Update | None:
    query = (
        select(Update)
        .where(Update.item_id == item_id, standing())
        .order_by(col(Update.at).desc(), col(Update.id).desc())
    )
    return session.exec(query.limit(1)).first()


def newest(session: Session, item_ids: Collection[int]) -> dict[int, Update]:
    """The newest statement about each of these items that has any, by the item's id."""
    order = (col(Update.at).desc(), col(Update.id).desc())
    ranked = (
        sa.select(
            col(Update.id), sa.func.row_number().over(partition_by=col(Update.item_id), order_by=order).label("n")
        )
        .where(col(Update.item_id).in_(item_ids), standing())
        .subquery()
    )
    query = select(Update).join(ranked, ranked.c.id == Update.id).where(ranked.c.n == 1)
    return {update.item_id: update for update in session.exec(query)}


class Remark(NamedTuple):
    """Words that were said of an item."""

    item_id: int
    words: str
    at: datetime
    by_id: int | None
    by: str | None


_NEWEST_FIRST = (col(Update.at).desc(), col(Update.id).desc())
_WORDED = (col(Update.words).is_not(None), col(Update.words) != "", standing())
_THESE = bindparam("these", expanding=True, type_=Integer)
_PLACED = (
    sa.select(
        col(Update.id),
        sa.func.row_number().over(partition_by=col(Update.item_id), order_by=_NEWEST_FIRST).label("place"),
    )
    .where(col(Update.item_id).in_(_THESE), *_WORDED)
    .subquery()
)
_REMARKS = (
    sa.select(col(Update.item_id), col(Update.words), col(Update.at), col(Update.by_id), called())
    .join(_PLACED, _PLACED.c.id == Update.id)
    .join(Person, col(Person.id) == Update.by_id, isouter=True)
    .where(_PLACED.c.place == 1)
)
"""Built once: every list asks for it."""


def remarks(session: Session, item_ids: Collection[int]) -> dict[int, Remark]:
    """The newest words about each of these items of which any were said, by the item's id."""
    return {row[0]: Remark(*row) for row in rows_of(session, _REMARKS, {"these": list(item_ids)})}


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
        day: the London date of `now`: of what is said complete, unless the statement names another.
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
        percent=said.percent,
        evidence=said.evidence,
        impact=said.impact,
        completed_on=said.completed_on,
        said_key=said_key,
    )
    session.add(update)
    item.progress, item.blocker = said.progress, said.blocker
    for field in ("forecast", "percent", "evidence", "impact"):
        if (value := getattr(said, field)) is not None:
            setattr(item, field, value)
    _open_or_close(session, item, said, by, now, day)
    session.add(item)
    # What is said again in the same words makes a new version too, so that a second press finds the first.
    flag_modified(item, "progress")
    session.flush()
    return update


def _open_or_close(session: Session, item: Item, said: Statement, by: Person | None, now: datetime, day: date) -> None:
    if item.progress is not Progress.COMPLETE:
        item.completed_on = item.closed_at = None
        if item.claimed_on is not None:
            claims.withdraw(session, item, by=by, now=now)
    elif item.completed_on is not None:
        item.completed_on = said.completed_on or item.completed_on
    elif by is not None and item_settings.updates(session, item).verify == "on":
        claims.make(session, item, by=by, now=now, day=said.completed_on or day)
        if said.completed_on is not None:
            claims.correct(session, item, said.completed_on)
    else:
        if item.claimed_on is not None:
            claims.withdraw(session, item, by=by, now=now)
        item.completed_on, item.closed_at = said.completed_on or day, now


def snooze(session: Session, item: Item, until: date, *, why: str | None, by: Person, now: datetime) -> None:
    """Its owner is not asked before that day. What is overdue stays so."""
    before = item.snoozed_until
    history.note(session, item.plan_id, item.ref, "snoozed until", before, until, by=by, now=now, item=item, why=why)
    item.snoozed_until = until
    session.add(item)


def disown(session: Session, item: Item, *, by: Person, now: datetime) -> None:
    """Its owner says that it is not theirs. They are named until the programme lead has decided, and asked no more."""
    if item.disowned_at is not None:
        return
    history.note(session, item.plan_id, item.ref, "ownership", None, "said not theirs", by=by, now=now, item=item)
    item.disowned_at = now
    session.add(item)

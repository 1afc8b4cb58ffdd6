"""What changed and what was said, and when."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time

import sqlalchemy as sa
from sqlalchemy import ColumnElement
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, func, select

from store.database import insert_once
from store.models import Change, Item, Person, Plan, Snapshot, Update, Withdrawal
from store.people.naming import called
from store.plan import plans
from store.plan.withdrawals import standing, unchanged
from store.rules.terms import Brag, Kind, Progress
from store.time import london_moment

TAKEN_BACK = "taken back"
"""Why something is as it was before."""
READ_FROM = "read from"
"""In a session, the document that is being read in."""


@contextmanager
def read_from(session: Session, source: str) -> Iterator[None]:
    """What is noted meanwhile was brought by a document, whoever accepted it."""
    session.info[READ_FROM] = source
    try:
        yield
    finally:
        del session.info[READ_FROM]


def note(
    session: Session,
    plan_id: int,
    what: str,
    field: str,
    before: object,
    after: object,
    *,
    by: Person | None,
    now: datetime,
    item: Item | None = None,
    why: str | None = None,
    agreed_by: str | None = None,
    undoes: Change | None = None,
) -> None:
    """Write down one change. The verb that makes the change calls this, in the same transaction."""
    session.add(
        Change(
            plan_id=plan_id,
            item_id=item.id if item else None,
            what=what,
            field=field,
            before=None if before is None else str(before),
            after=None if after is None else str(after),
            by_id=by.id if by else None,
            why=why,
            agreed_by=agreed_by,
            source=session.info.get(READ_FROM),
            at=now,
            undoes_id=undoes.id if undoes else None,
        )
    )


def note_undone(session: Session, change: Change, *, by: Person, now: datetime) -> None:
    """Write down that a change was taken back: what it was before is so again."""
    session.add(
        Change(
            plan_id=change.plan_id,
            item_id=change.item_id,
            what=change.what,
            field=change.field,
            before=change.after,
            after=change.before,
            by_id=by.id,
            why=TAKEN_BACK,
            at=now,
            undoes_id=change.id,
        )
    )


def note_in_each_plan(
    session: Session,
    what: str,
    field: str,
    before: object,
    after: object,
    *,
    by: Person | None,
    now: datetime,
    why: str | None = None,
) -> None:
    """Write down what is of no plan, such as somebody's leave, in the history of every open one."""
    for plan in plans.open_ones(session):
        assert plan.id is not None
        note(session, plan.id, what, field, before, after, by=by, now=now, why=why)


@dataclass(frozen=True)
class Event:
    """An update, a change, or that an update was taken back, with the names a reader needs."""

    at: datetime
    ref: str
    title: str | None
    by: str | None
    update: Update | None = None
    change: Change | None = None
    withdrawal: Withdrawal | None = None
    """By which the update beside it was taken back."""

    @property
    def item_id(self) -> int | None:
        row = self.update or self.change
        return row.item_id if row else None

    @property
    def by_id(self) -> int | None:
        row = self.withdrawal or self.update or self.change
        return row.by_id if row else None

    @property
    def gives_away(self) -> bool:
        """Whether it made somebody else the owner, or nobody."""
        return self.change is not None and self.change.field == "owner"


def updates_between(session: Session, plan: Plan, since: datetime, until: datetime) -> list[Event]:
    """Statements by people, newest first. What an imported plan had printed is not news.

    Both ends count: on a clock that stands still, what is said after a digest bears the digest's own moment.
    """
    query = (
        select(Update, Item.ref, Item.title, called())
        .join(Item, col(Item.id) == Update.item_id)
        .join(Person, col(Person.id) == Update.by_id)
        .where(*_said_between(plan, since, until))
        .order_by(col(Update.at).desc(), col(Update.id).desc())
    )
    return [Event(row.at, ref, title, by, update=row) for row, ref, title, by in session.exec(query)]


def _said_between(plan: Plan, since: datetime, until: datetime) -> tuple[ColumnElement[bool], ...]:
    # The sum keeps SQLite from going through all items of the plan: few things are said in a week.
    return col(Item.plan_id) + 0 == plan.id, col(Update.at) >= since, col(Update.at) <= until, standing()


def withdrawn_between(session: Session, plan: Plan, since: datetime, until: datetime) -> list[Event]:
    """What was said before and taken back in this time. What was both said and taken back in it is no news."""
    query = (
        select(Withdrawal, Update, Item, called())
        .join(Update, col(Update.id) == Withdrawal.update_id)
        .join(Item, col(Item.id) == Update.item_id)
        .join(Person, col(Person.id) == Withdrawal.by_id)
        .where(Item.plan_id == plan.id, Withdrawal.at >= since, Withdrawal.at <= until, Update.at < since)
    )
    found = session.exec(query.order_by(col(Withdrawal.id).desc()))
    return [Event(row.at, of.ref, of.title, by, update=said, withdrawal=row) for row, said, of, by in found]


def was_said_between(session: Session, plan: Plan, since: datetime, until: datetime) -> bool:
    """Whether `updates_between` has any."""
    query = select(Update.id).join(Item, col(Item.id) == Update.item_id).join(Person, col(Person.id) == Update.by_id)
    said = query.where(*_said_between(plan, since, until))
    return session.exec(said.limit(1)).first() is not None


def last_by_a_person(session: Session, plans: Sequence[Plan]) -> datetime | None:
    """When a person last said how something stands or changed it. What a document brought is no such change."""
    ids = [plan.id for plan in plans]
    said = (
        select(func.max(Update.at))
        .join(Item, col(Item.id) == Update.item_id)
        .where(col(Item.plan_id).in_(ids), col(Update.by_id).is_not(None))
    )
    changed = select(func.max(Change.at)).where(
        col(Change.plan_id).in_(ids),
        col(Change.item_id).is_not(None),
        col(Change.by_id).is_not(None),
        col(Change.source).is_(None),
    )
    found = [session.exec(said).one(), session.exec(changed).one()]
    return max((one for one in found if one is not None), default=None)


def completed_since(session: Session, plan: Plan, since: Snapshot | datetime) -> list[tuple[str, datetime]]:
    """What has become complete, each reference with the moment, in the order of the references.

    Args:
        since: the count before, and then all that has joined those that were complete in it. Where there was none, a
            moment, and then what people said complete: what a first document printed is not news.
    """
    query = select(Item.ref, Item.closed_at).where(
        # The sum keeps SQLite from going through all that is complete: few things become so in a week.
        col(Item.plan_id) + 0 == plan.id,
        col(Item.completed_on).is_not(None),
        col(Item.closed_at) >= (counted_at(since) if isinstance(since, Snapshot) else since),
    )
    if not isinstance(since, Snapshot):
        by_people = select(Update.id).where(
            Update.item_id == Item.id, Update.progress == Progress.COMPLETE, col(Update.by_id).is_not(None), standing()
        )
        query = query.where(by_people.exists())
    return sorted((ref, at) for ref, at in session.exec(query) if at is not None)


def counted_at(snapshot: Snapshot) -> datetime:
    return snapshot.at or london_moment(snapshot.day, time(9))


def changes_between(
    session: Session, plan: Plan, since: datetime, until: datetime, field: str | None = None
) -> list[Event]:
    """Newest first. What was changed and taken back in this time is no news. Args: field: of this one only."""
    undo, undone = aliased(Change), aliased(Change)
    taken_back = sa.select(col(undo.id)).where(col(undo.undoes_id) == Change.id, col(undo.at) <= until)
    done_in_it = sa.select(col(undone.id)).where(col(undone.id) == Change.undoes_id, col(undone.at) >= since)
    query = (
        select(Change, Item.title, called())
        .join(Item, col(Item.id) == Change.item_id, isouter=True)
        .join(Person, col(Person.id) == Change.by_id, isouter=True)
        .where(Change.plan_id == plan.id, Change.at >= since, Change.at <= until)
        .where(~taken_back.correlate(Change).exists(), ~done_in_it.correlate(Change).exists())
        .order_by(col(Change.at).desc(), col(Change.id).desc())
    )
    found = session.exec(query if field is None else query.where(Change.field == field))
    return [Event(row.at, row.what, title, by, change=row) for row, title, by in found]


def by_others(
    session: Session, plan: Plan, owner: Person, of: Collection[int], since: datetime, until: datetime
) -> list[Event]:
    """What anybody else said of or changed in these items, oldest first.

    Of those that somebody no longer owns only to whom they went.
    """
    events = [*updates_between(session, plan, since, until), *changes_between(session, plan, since, until)]
    events += withdrawn_between(session, plan, since, until)
    theirs = owned_among(session, owner, of)
    found = [
        event
        for event in events
        if event.item_id in of and event.by_id not in (None, owner.id) and (event.item_id in theirs or event.gives_away)
    ]
    found.reverse()  # Of one moment, what was written first.
    return sorted(found, key=lambda event: event.at)


def owned_among(session: Session, owner: Person, ids: Collection[int]) -> set[int]:
    """Which of these items somebody owns now."""
    owned = select(Item.id).where(col(Item.id).in_(ids), Item.owner_id == owner.id)
    return {one for one in session.exec(owned) if one is not None}


def of_item(session: Session, item: Item, limit: int) -> list[Event]:
    """What was said of one item and what changed in it, newest first."""
    updates = session.exec(
        select(Update, called())
        .join(Person, col(Person.id) == Update.by_id, isouter=True)
        .where(Update.item_id == item.id)
        .order_by(col(Update.at).desc(), col(Update.id).desc())
        .limit(limit)
    )
    changes = session.exec(
        select(Change, called())
        .join(Person, col(Person.id) == Change.by_id, isouter=True)
        .where(Change.item_id == item.id)
        .order_by(col(Change.at).desc(), col(Change.id).desc())
        .limit(limit)
    )
    withdrawals = session.exec(
        select(Withdrawal, Update, called())
        .join(Update, col(Update.id) == Withdrawal.update_id)
        .join(Person, col(Person.id) == Withdrawal.by_id)
        .where(Update.item_id == item.id)
        .order_by(col(Withdrawal.id).desc())
        .limit(limit)
    )
    events = [Event(row.at, item.ref, item.title, by, update=said, withdrawal=row) for row, said, by in withdrawals]
    events += [Event(row.at, item.ref, item.title, by, update=row) for row, by in updates]
    events += [Event(row.at, item.ref, item.title, by, change=row) for row, by in changes]
    return sorted(events, key=lambda event: event.at, reverse=True)[:limit]


def latest_change_of(session: Session, item: Item) -> Event | None:
    """What was last changed in it, of whatever kind; what was said of it is no change."""
    query = (
        select(Change, called())
        .join(Person, col(Person.id) == Change.by_id, isouter=True)
        .where(Change.item_id == item.id, unchanged())
        .order_by(col(Change.at).desc(), col(Change.id).desc())
    )
    found = session.exec(query.limit(1)).first()
    return Event(found[0].at, item.ref, item.title, found[1], change=found[0]) if found else None


def latest_change(session: Session, item: Item, field: str) -> Change | None:
    query = select(Change).where(Change.item_id == item.id, Change.field == field, unchanged())
    return session.exec(query.order_by(col(Change.id).desc()).limit(1)).first()


def latest_setting(session: Session, plan: Plan | None, field: str, what: str = "plan") -> Change | None:
    """The newest change of something that is set for the whole plan, or for a person.

    Args:
        plan: None for whichever plan: what is a person's own holds for all of them.
    """
    query = select(Change).where(Change.what == what, Change.field == field, unchanged())
    query = query if plan is None else query.where(Change.plan_id == plan.id)
    return session.exec(query.order_by(col(Change.id).desc()).limit(1)).first()


def last_snapshot(session: Session, plan: Plan, before: date) -> Snapshot | None:
    query = select(Snapshot).where(Snapshot.plan_id == plan.id, Snapshot.day < before)
    return session.exec(query.order_by(col(Snapshot.day).desc()).limit(1)).first()


def keep_snapshot(
    session: Session, plan: Plan, day: date, counts: Mapping[Kind, Mapping[Brag, int]], at: datetime
) -> None:
    """The first count of a day stands: it is the one that was said."""
    insert_once(session, Snapshot, {"plan_id": plan.id, "day": day, "at": at, "counts": counts})

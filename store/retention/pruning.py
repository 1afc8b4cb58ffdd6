"""Deleting what has outlived its period, each night, and saying what that was."""

from collections.abc import Callable, Collection
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, bindparam
from sqlmodel import Session, SQLModel, and_, col, delete, exists, func, select, update

from store.database import insert_once
from store.delivery.envelope import Envelope
from store.loading import stored_imports
from store.models import Leave, Outgoing, RetentionRun, StagedImport
from store.retention import cleaning, periods
from store.retention.periods import DOCUMENTS, HELP, LEAVE, LEDGER, Period
from store.rules.terms import OutgoingState
from store.time import london_day, london_moment

NIGHT = time(2)
"""London time."""
WAS_DONE = exists(select(col(RetentionRun.day)).where(col(RetentionRun.day) == bindparam("night")))
"""Whether it was done on the day `night`."""

Which = Callable[[datetime, Collection[str]], ColumnElement[bool]]
"""Given the moment before which a thing is too old, and the kinds of private messages: which rows it means."""

_WENT = func.coalesce(Outgoing.sent_at, Outgoing.tried_at, Outgoing.queued_at)
_ENDED = col(Outgoing.state).in_([OutgoingState.SENT, OutgoingState.FAILED, OutgoingState.SUPPRESSED])
_FULL = col(Outgoing.emptied_at).is_(None)


def _private(before: datetime, private: Collection[str]) -> ColumnElement[bool]:
    return and_(_FULL, _ENDED, col(Outgoing.kind).in_(private), before > _WENT)


def _others(before: datetime, private: Collection[str]) -> ColumnElement[bool]:
    return and_(_FULL, _ENDED, col(Outgoing.kind).not_in(private), before > _WENT)


def _unanswered(before: datetime, private: Collection[str]) -> ColumnElement[bool]:
    return stored_imports.unanswered_since(before)


def _over(before: datetime, private: Collection[str]) -> ColumnElement[bool]:
    return col(Leave.last) < london_day(before)


OUTLIVED: dict[Period, tuple[type[SQLModel], Which]] = {
    HELP: (Outgoing, _private),
    LEDGER: (Outgoing, _others),
    DOCUMENTS: (StagedImport, _unanswered),
    LEAVE: (Leave, _over),
}
"""What this room deletes. What else has a period is deleted where it is kept."""


def night_of(now: datetime) -> date:
    """The day whose night's work is due."""
    today = london_day(now)
    return today if now >= london_moment(today, NIGHT) else today - timedelta(days=1)


def outlived(session: Session, now: datetime, private: Collection[str]) -> dict[str, int]:
    """How many there are of each, without deleting any.

    Args:
        private: the kinds of messages that tell somebody's words in private.
    """
    found = {}
    for period, (table, which) in OUTLIVED.items():
        rows = select(func.count()).select_from(table).where(which(periods.since(session, period, now), private))
        found[period.name] = session.exec(rows).one()
    return found


def prune(session: Session, now: datetime, private: Collection[str]) -> dict[str, int]:
    """Delete it, and have the file cleaned. Returns how many there were of each."""
    found = outlived(session, now, private)
    for period, (table, which) in OUTLIVED.items():
        if found[period.name]:
            _delete(session, table, which(periods.since(session, period, now), private), now)
            cleaning.want(session, table)
    return found


def nightly(session: Session, now: datetime, private: Collection[str]) -> dict[str, int] | None:
    """The same once a day, for the process that claims it. None for the others."""
    row = {"day": night_of(now), "at": now, "deleted": {}}
    if not insert_once(session, RetentionRun, row):
        return None
    found = {name: many for name, many in prune(session, now, private).items() if many}
    session.execute(update(RetentionRun).where(col(RetentionRun.day) == row["day"]).values(deleted=found))
    return found


def last_run(session: Session) -> RetentionRun | None:
    return session.exec(select(RetentionRun).order_by(col(RetentionRun.day).desc()).limit(1)).first()


def _delete(session: Session, table: type[SQLModel], these: ColumnElement[bool], now: datetime) -> None:
    if table is Outgoing:
        # The row stays: its key is what keeps it from being said again.
        session.execute(update(Outgoing).where(these).values(card=Envelope(), emptied_at=now))
    elif table is StagedImport:
        stored_imports.let_go(session, these)
    else:
        session.execute(delete(table).where(these))
    session.expire_all()

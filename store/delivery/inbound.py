"""Each thing that comes in acts once, however often and to however many processes it is delivered.

1. `claim` inserts the key in the transaction that makes the change.
2. It was new: go on, and both are committed together. A crash between undoes both, and the next delivery does it.
3. It was there: it has been done. On PostgreSQL the insert waits until the transaction that holds the key ends; on
   SQLite transactions stand in line anyway. So of two processes, one is told so once the other is done.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlmodel import Session, col, delete, exists, select, update

from store.database import SessionMaker, first_row, insert_once
from store.models import Inbound

KEEP = timedelta(days=3)
"""Chats deliver again within hours; a person may leave a form open longer, but each of its versions is sent once."""
MOST_PRUNED = 10_000
"""At each beat, so that nobody waits long for it."""


@dataclass(frozen=True)
class Claim:
    key: str
    new: bool
    answer: str | None = None
    """What was done, where it is not new."""


def claim(
    session: Session,
    key: str,
    kind: str,
    now: datetime,
    *,
    person_id: int | None = None,
    keep_until: datetime | None = None,
) -> Claim:
    if remember(session, key, kind, now, person_id=person_id, keep_until=keep_until):
        return Claim(key, new=True)
    return Claim(key, new=False, answer=session.exec(select(Inbound.answer).where(Inbound.key == key)).first())


def remember(
    session: Session,
    key: str,
    kind: str,
    now: datetime,
    *,
    person_id: int | None = None,
    keep_until: datetime | None = None,
) -> bool:
    """Keep a key. Returns whether it was new."""
    row = {
        "key": key,
        "kind": kind,
        "received_at": now,
        "keep_until": keep_until or now + KEEP,
        "person_id": person_id,
    }
    return insert_once(session, Inbound, row)


# Asked twice for every question, so built once.
_KNOWN = sa.select(col(Inbound.key)).where(col(Inbound.key) == sa.bindparam("asked"))


def is_known(session: Session, key: str) -> bool:
    """Whether any process has dealt with it, as far as is written by now."""
    return session.connection().execute(_KNOWN, {"asked": key}).first() is not None


def was_known(sessions: SessionMaker, key: str) -> bool:
    """The same, where nothing else is read with it."""
    return first_row(sessions, _KNOWN, {"asked": key}) is not None


def note_answer(session: Session, key: str, answer: str) -> None:
    session.execute(update(Inbound).where(col(Inbound.key) == key).values(answer=answer))


def release(session: Session, key: str) -> None:
    """Nothing was changed after all: the next delivery is to be answered as this one was."""
    session.execute(delete(Inbound).where(col(Inbound.key) == key))


_OLD = select(Inbound.key).where(col(Inbound.keep_until) < sa.bindparam("now"))
ANY_OLD = exists(_OLD)
"""Whether there is something to prune at the moment `now`."""
_PRUNE = (
    delete(Inbound)
    .where(col(Inbound.key).in_(_OLD.limit(MOST_PRUNED).with_for_update(skip_locked=True)))
    .execution_options(synchronize_session=False)
)


def prune(session: Session, now: datetime) -> None:
    """Forget what cannot come again, some of it at a time. What another process prunes just now is left to it."""
    session.execute(_PRUNE, {"now": now})

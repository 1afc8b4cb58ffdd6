"""When a chat's whole directory is read: each night, soon after a reading that failed, and for whom a message waits.

A chat tells of changes as they happen. What it could not tell, since the bot was down or was not let in, is found here.
"""

from datetime import datetime, time, timedelta

from sqlalchemy import bindparam
from sqlmodel import Session, col, or_, select, update

from store.database import insert_once, lock, rows_of
from store.models import DirectoryReading, Outgoing, Person
from store.models.outbox import OPEN
from store.rules.reasons import NO_ACCOUNT
from store.time import london_day, london_moment

NIGHT = time(3)
"""London time: long before anybody is asked anything."""
TRY_AGAIN = timedelta(minutes=5)
"""After a reading that failed, where the chat does not say how long to wait."""
LEASE = timedelta(minutes=15)
"""How long a reading may take. After that its process is taken for dead."""
APART = timedelta(hours=1)
"""Between two readings, where messages wait for an account."""


# Asked at each beat, so built once.
_WAITS = (
    select(col(Outgoing.id))
    .join(Person, col(Person.id) == Outgoing.person_id)
    .where(OPEN, Outgoing.problem == NO_ACCOUNT, col(Person.email).is_not(None))
    .where(or_(col(Outgoing.good_until).is_(None), col(Outgoing.good_until) > bindparam("now")))
    .limit(1)
)


def want(session: Session, platform: str, tenant: str, now: datetime) -> None:
    """Have it read soon: when a bot starts, it may have missed what changed."""
    first = {"platform": platform, "tenant": tenant, "due_at": now}
    if not insert_once(session, DirectoryReading, first):
        row = _row(session, platform, tenant)
        assert row is not None
        lock(session, row)
        row.due_at = now
        session.flush()


def want_all(session: Session, now: datetime) -> None:
    """Have the directory of every chat that was ever read be read soon: somebody was named who may stand in it."""
    session.execute(update(DirectoryReading).values(due_at=now))


def is_due(session: Session, platform: str, tenant: str, now: datetime) -> bool:
    row = _row(session, platform, tenant)
    return row is not None and _is_due(session, row, now)


def begin(session: Session, platform: str, tenant: str, now: datetime) -> bool:
    """Claim the reading. Returns whether it is this process that reads."""
    row = _row(session, platform, tenant)
    if row is None:
        return False
    lock(session, row)
    if not _is_due(session, row, now):
        return False
    row.begun_at, row.due_at = now, now + LEASE
    session.flush()
    return True


def finish(session: Session, platform: str, tenant: str, now: datetime) -> None:
    if row := _row(session, platform, tenant):
        row.read_at, row.due_at = now, _next_night(now)


def put_off(session: Session, platform: str, tenant: str, now: datetime, wait: timedelta | None) -> None:
    """It could not be read to its end.

    Args:
        wait: how long the chat asked to be left alone.
    """
    if row := _row(session, platform, tenant):
        row.due_at = now + (TRY_AGAIN if wait is None else wait)


def last(session: Session, platform: str, tenant: str) -> DirectoryReading | None:
    """None where no bot has run yet."""
    return _row(session, platform, tenant)


def _row(session: Session, platform: str, tenant: str) -> DirectoryReading | None:
    return session.get(DirectoryReading, (platform, tenant))


def _is_due(session: Session, row: DirectoryReading, now: datetime) -> bool:
    # A clock that people move may have been ahead of this one.
    if row.due_at <= now or row.begun_at is None or row.begun_at > now:
        return True
    return now - row.begun_at >= APART and _somebody_waits(session, now)


def _somebody_waits(session: Session, now: datetime) -> bool:
    """Whether a message waits for an account that a directory could tell: by its person's address."""
    return bool(rows_of(session, _WAITS, {"now": now}))


def _next_night(now: datetime) -> datetime:
    today = london_moment(london_day(now), NIGHT)
    return today if now < today else london_moment(london_day(now) + timedelta(days=1), NIGHT)

"""Whether the real clock is believed: the newest moment seen, and the hold when a clock has jumped."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select, update

from store.database import insert_once
from store.models import Heartbeat

NAME = "clock"
WRITES = "writes"
"""The row that is written to see whether anything can be."""
JUMP = timedelta(days=1)


def believe(session: Session, now: datetime, before: datetime | None) -> bool:
    """Whether work may go on at the moment that a real clock shows.

    It may not when the clock has moved by more than a day since this process last looked (`before`), or stands more
    than a day behind what some process has seen; and then not until somebody has looked (`resume`). A bot that was
    down for a week is no jump.
    """
    beat = _locked(session, now)
    if beat.held_at is not None:
        return False
    jumped = before if before is not None and abs(now - before) > JUMP else None
    if jumped is None and beat.seen_at - now > JUMP:
        jumped = beat.seen_at
    if jumped is not None:
        beat.held_at, beat.held_from = now, jumped
    else:
        beat.seen_at = max(beat.seen_at, now)
    session.flush()
    return jumped is None


def held(session: Session) -> Heartbeat | None:
    """The hold, where there is one."""
    beat = session.get(Heartbeat, NAME)
    return beat if beat is not None and beat.held_at is not None else None


def newest(session: Session) -> datetime | None:
    """When a process with a real clock has last beaten."""
    beat = session.get(Heartbeat, NAME)
    return beat.seen_at if beat is not None else None


def wrote(session: Session, now: datetime) -> None:
    """Write something, to see whether it can be done."""
    if not insert_once(session, Heartbeat, {"name": WRITES, "seen_at": now}):
        session.connection().execute(update(Heartbeat).where(col(Heartbeat.name) == WRITES).values(seen_at=now))


def resume(session: Session, now: datetime) -> bool:
    """Believe the clock as it stands now. Returns whether there was a hold."""
    beat = _locked(session, now)
    was_held = beat.held_at is not None
    beat.seen_at, beat.held_at, beat.held_from = now, None, None
    session.flush()
    return was_held


def _locked(session: Session, now: datetime) -> Heartbeat:
    insert_once(session, Heartbeat, {"name": NAME, "seen_at": now})
    query = select(Heartbeat).where(Heartbeat.name == NAME).with_for_update()
    return session.exec(query.execution_options(populate_existing=True)).one()

"""Noting each beat, in the database and in a file beside it, so that a backup that was put back is known as one."""

from datetime import datetime

import structlog
from sqlalchemy.exc import OperationalError
from sqlmodel import Session

from store.database import SessionMaker, briefly, engine_of
from store.delivery import beat_file, restored
from store.delivery.restored import Window
from store.retrying import in_transaction

log = structlog.get_logger()


def note_beat(sessions: SessionMaker, now: datetime, *, pauses: bool = True) -> Window | None:
    """Returns since when messages are to be looked up before they go, where beats are missing.

    Args:
        pauses: whether hours without a beat are missing ones. Where people move the clock they are not.
    """
    engine = engine_of(sessions)
    kept, last = beat_file.read(engine), restored.last_beat(sessions)
    if last is None or restored.is_missing(last, now, kept, pauses=pauses):
        window = in_transaction(sessions, lambda session: _note(session, now, kept, pauses))
        if window is not None:
            log.warning("beats are missing, messages are looked up first", since=window.since, why=window.why)
    else:
        window = restored.window(last, now)
        if now - last.seen_at < restored.OFTEN:
            return window
        try:
            with briefly(sessions) as session:
                restored.note(session, now, kept, pauses=pauses)
        except OperationalError:
            # A beat waits for nobody who writes: the next one is noted.
            return window
    try:
        beat_file.write(engine, now)
    except OSError as error:
        log.warning("the last beat cannot be kept beside the database", reason=type(error).__name__)
    return window


def _note(session: Session, now: datetime, kept: datetime | None, pauses: bool) -> Window | None:
    return restored.window(restored.note(session, now, kept, pauses=pauses), now)

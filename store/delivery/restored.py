"""A database that may be older than what was said from it: a backup was put back, or no process ran for a while.

1. Each beat notes its moment here, and in a small file beside the database.
2. A beat over an hour after the one before, or after what the file says, opens a window until the end of its day.
3. Whatever waits in the window without a try is looked up in the chat before it goes, since somebody may have it.
4. Where it cannot be looked up, the file tells: one as old as the database means a pause, and the message goes as it
   is. A newer one, or none, means that a backup was put back, and the message goes marked.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy import bindparam
from sqlmodel import Session, and_, col, select, update

from store.database import SessionMaker, first_row, insert_once
from store.models import LastBeat, Outgoing
from store.models.outbox import OPEN
from store.rules.terms import LookUp, OutgoingState
from store.time import london_day, london_moment

NAME = "beat"
LONG = timedelta(hours=1)
"""After so long without a beat it is not known what was said meanwhile."""
OFTEN = timedelta(seconds=15)
"""A beat so soon after another need not be noted."""
SLACK = timedelta(minutes=1)
"""How much newer the file beside a database may be that was not put back: it is written after each beat."""
UNKNOWN = timedelta(days=30)
"""How far back is looked where no beat is known."""


def _kept(column: Any) -> Any:
    return sa.select(column).where(col(LastBeat.name) == NAME).scalar_subquery()


WINDOW = [_kept(LastBeat.look_up_since), _kept(LastBeat.look_up_until), _kept(LastBeat.look_up_why)]
"""What `opened` tells a window from."""
_LAST = sa.select(
    col(LastBeat.seen_at), col(LastBeat.look_up_since), col(LastBeat.look_up_until), col(LastBeat.look_up_why)
).where(col(LastBeat.name) == NAME)


@dataclass(frozen=True)
class Window:
    """What is queued now may have been said since a moment."""

    since: datetime
    why: LookUp


def mark(session: Session, now: datetime) -> None:
    """Say that this database was put back from a copy: the next beat looks up whatever it would send on its day."""
    last, _ = _locked(session, now - UNKNOWN)
    last.look_up_since, last.look_up_until, last.look_up_why = last.seen_at, None, LookUp.RESTORE
    session.flush()


def last_beat(sessions: SessionMaker) -> LastBeat | None:
    found: Any = first_row(sessions, _LAST, {})
    return None if found is None else LastBeat(name=NAME, **found._mapping)


def is_missing(last: LastBeat, now: datetime, kept: datetime | None, *, pauses: bool = True) -> bool:
    """Whether this beat opens a window.

    Args:
        kept: the last beat as the file beside the database has it; None where there is none.
        pauses: whether it does for the hours since the last one.
    """
    marked = last.look_up_since is not None and last.look_up_until is None
    return marked or _is_older(last.seen_at, kept) or (pauses and abs(now - last.seen_at) > LONG)


def note(session: Session, now: datetime, kept: datetime | None, *, pauses: bool = True) -> LastBeat:
    """Note a beat, and open a window where beats are missing."""
    last, is_new = _locked(session, now)
    seen = kept - UNKNOWN if is_new and kept is not None else last.seen_at
    if last.look_up_since is not None and last.look_up_until is None:
        _open(last, last.look_up_since, LookUp.RESTORE, now)
    elif _is_older(seen, kept):
        _open(last, seen, LookUp.RESTORE, now)
    elif pauses and now - seen > LONG:
        _open(last, seen, LookUp.RESTORE if kept is None else LookUp.PAUSE, now)
    # A clock that people move may have been ahead.
    last.seen_at = now if last.seen_at - now > LONG else max(last.seen_at, now)
    session.flush()
    return last


def window(last: LastBeat, now: datetime) -> Window | None:
    """The window that is open at this moment."""
    return opened(last.look_up_since, last.look_up_until, last.look_up_why, now)


def opened(since: datetime | None, until: datetime | None, why: str | None, now: datetime) -> Window | None:
    """The same of the columns of `WINDOW`."""
    return Window(since, LookUp(why)) if since and until and why and now < until else None


def flag(session: Session, found: Window) -> None:
    """Have looked up, whenever it goes, what waits now without a try."""
    session.execute(_FLAG, {"began": found.since, "reason": found.why.value})


def flag_one(row: Outgoing, found: Window) -> None:
    """The same of one that was just claimed: it may have been queued since."""
    if row.look_up_since is None:
        row.look_up_since, row.look_up_why = found.since, found.why


_UNTRIED = and_(
    OPEN,
    col(Outgoing.state) == OutgoingState.WAITING,
    col(Outgoing.first_tried_at).is_(None),
    col(Outgoing.look_up_since).is_(None),
)
_FLAG = (
    update(Outgoing)
    .where(_UNTRIED)
    .values(look_up_since=bindparam("began"), look_up_why=bindparam("reason"))
    .execution_options(synchronize_session=False)
)


def _is_older(seen: datetime, kept: datetime | None) -> bool:
    return kept is not None and kept - seen > SLACK


def _open(last: LastBeat, since: datetime, why: LookUp, now: datetime) -> None:
    """Of two windows on one day the longer one holds, and what cannot be known stays so."""
    stands = last.look_up_since is not None and last.look_up_until is not None and now < last.look_up_until
    if stands and last.look_up_since is not None:
        since = min(since, last.look_up_since)
        why = LookUp.RESTORE if last.look_up_why == LookUp.RESTORE else why
    tomorrow = london_moment(london_day(now) + timedelta(days=1), time())
    last.look_up_since, last.look_up_until, last.look_up_why = since, tomorrow, why


def _locked(session: Session, now: datetime) -> tuple[LastBeat, bool]:
    """The newest beat, and whether there was none before."""
    is_new = insert_once(session, LastBeat, {"name": NAME, "seen_at": now})
    query = select(LastBeat).where(LastBeat.name == NAME).with_for_update()
    return session.exec(query.execution_options(populate_existing=True)).one(), is_new

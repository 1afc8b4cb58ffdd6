"""The clock of a database: all processes that use one read it alike, whatever their own machines show.

Leases and rate limits go by it. Two machines whose clocks differ, or one whose clock is set, would else each believe
that the other's lease had run out, and both would send.

* PostgreSQL's own clock.
* On SQLite all processes are on one machine, which counts steadily since it was started. The file keeps when it was.
  After another start every lease is over, since whoever held one is gone.
"""

from datetime import datetime, timedelta
from typing import Protocol

from sqlalchemy import func
from sqlmodel import Session, col, delete, select, update

from store.database import insert_once
from store.models import Outgoing, SteadyStart
from store.models.outbox import OPEN

NAME = "here"
_READ = select(col(SteadyStart.boot_id), col(SteadyStart.began_at)).where(col(SteadyStart.name) == NAME)


class Steady(Protocol):
    """What a machine counts since it was started."""

    @property
    def boot_id(self) -> str:
        """Another one after each start of the machine."""
        ...

    def elapsed(self) -> timedelta:
        """It never goes back, and counts on while the machine sleeps."""
        ...

    def wall(self) -> datetime:
        """The time of day, from which the count is given moments."""
        ...


class DatabaseClock:
    def __init__(self, steady: Steady) -> None:
        self._steady = steady

    def elapsed(self) -> timedelta:
        """What this machine counts: for how long something may take here."""
        return self._steady.elapsed()

    def now(self, session: Session) -> datetime:
        """Read it in a transaction that may write."""
        if session.get_bind().dialect.name == "postgresql":
            shown: datetime = session.connection().execute(func.clock_timestamp().select()).scalar_one()
            return shown
        found = session.connection().execute(_READ).first()
        if found is None or found.boot_id != self._steady.boot_id:
            return self._begin(session)
        began: datetime = found.began_at
        return began + self._steady.elapsed()

    def _begin(self, session: Session) -> datetime:
        """The first look since the machine was started: give the count a moment, and end what was held before."""
        now = self._steady.wall()
        session.execute(delete(SteadyStart).where(col(SteadyStart.name) == NAME))
        start = {"name": NAME, "boot_id": self._steady.boot_id, "began_at": now - self._steady.elapsed()}
        insert_once(session, SteadyStart, start)
        held = update(Outgoing).where(OPEN, col(Outgoing.claimed_until).is_not(None)).values(claimed_until=now)
        session.execute(held.execution_options(synchronize_session=False))
        return now

"""Whether the database is whole."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from threading import Lock, Thread

import structlog
from sqlalchemy.exc import DatabaseError, SQLAlchemyError

from bot.core import Core
from bot.health.lights import Light, State
from bot.troubles import DO, SAYS
from scheduler.nightly_backup import last_night
from store import damage
from store.database import briefly, reading
from store.unusable import Trouble, trouble_of

log = structlog.get_logger()

NAME = "database whole"


def look(core: Core) -> Iterator[Light]:
    met = damage.damage_of(core.engine)
    if met.met:
        try:
            with briefly(core.sessions) as session:
                damage.keep(session, core.clock.now())
        except SQLAlchemyError:
            log.warning("damage is not written down, so that this process alone knows of it")
        else:
            # From here on the row tells, which `check` may take away.
            met.forget()
    with reading(core.sessions) as session:
        is_damaged = met.met or damage.kept_since(session) is not None
    if is_damaged:
        yield Light(name=NAME, state=State.DOWN, says=f"{SAYS[Trouble.DAMAGED]}.", do=DO[Trouble.DAMAGED])
    else:
        yield Light(name=NAME, state=State.OK, says="No damage to the database is known.")


def read_all(core: Core) -> str | None:
    """Read the whole database, and settle what was known of damage where there is none. Returns what is damaged."""
    found = _met(core, quick=False)
    if found is None:
        damage.damage_of(core.engine).forget()
        with briefly(core.sessions) as session:
            damage.settle(session)
    return found


def _met(core: Core, *, quick: bool) -> str | None:
    try:
        with reading(core.sessions) as session:
            found = damage.complaint(session.connection(), quick=quick)
    except DatabaseError as error:
        if trouble_of(error) not in (Trouble.DAMAGED, Trouble.NO_DATABASE):
            raise
        found = str(error.orig)
    if found is not None:
        # SQLite's own words name tables and pages, and no row.
        log.error("the database is damaged", found=found)
        damage.damage_of(core.engine).meet()
    return found


class NightlyReading:
    """Reads the database through at the start and each night, behind the beat."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._due_at: datetime | None = None
        self._reading = Lock()

    def look(self) -> None:
        if self._due_at is not None and self._core.clock.now() < self._due_at:
            return
        if self._core.clock.real:
            Thread(target=self._read, name="reading through", daemon=True).start()
        else:
            self._read()

    def _read(self) -> None:
        if not self._reading.acquire(blocking=False):
            return
        try:
            self._due_at = last_night(self._core.clock.now() + timedelta(days=1))
            _met(self._core, quick=True)
        except Exception:
            # The outermost handler of this thread.
            log.exception("not read through")
        finally:
            self._reading.release()

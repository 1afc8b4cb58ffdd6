"""Damage to the database: found by reading it through, or met by a statement, and kept until somebody has looked.

It is kept in a row, which all processes and the next one see. Where that cannot be written either, this process knows.
"""

from datetime import datetime
from threading import Lock
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine import ExceptionContext
from sqlmodel import Session

from store.database import insert_once
from store.models import Heartbeat
from store.unusable import Trouble, trouble_of

NAME = "damaged"
_COMPLAINTS = {"quick": "PRAGMA quick_check(1)", "whole": "PRAGMA integrity_check(1)"}


class Damage:
    """What this process has met and no row tells yet."""

    def __init__(self) -> None:
        self._met = False
        self._lock = Lock()

    def meet(self) -> None:
        with self._lock:
            self._met = True

    @property
    def met(self) -> bool:
        return self._met

    def forget(self) -> None:
        with self._lock:
            self._met = False


_damages: WeakKeyDictionary[Engine, Damage] = WeakKeyDictionary()


def damage_of(engine: Engine) -> Damage:
    """Listens from then on to every error that a statement meets on this engine."""
    if engine not in _damages:
        damage = _damages[engine] = Damage()

        @event.listens_for(engine, "handle_error")
        def heard(context: ExceptionContext) -> None:
            if trouble_of(context.original_exception) in (Trouble.DAMAGED, Trouble.NO_DATABASE):
                damage.meet()

    return _damages[engine]


def keep(session: Session, now: datetime) -> None:
    insert_once(session, Heartbeat, {"name": NAME, "seen_at": now})


def kept_since(session: Session) -> datetime | None:
    row = session.get(Heartbeat, NAME)
    return row.seen_at if row is not None else None


def settle(session: Session) -> None:
    """Somebody has looked, and it is whole."""
    if (row := session.get(Heartbeat, NAME)) is not None:
        session.delete(row)


def complaint(connection: Connection, *, quick: bool) -> str | None:
    """What SQLite finds first when it reads the database through: all of it, or all but what indexes say.

    None where it is whole. A server keeps to its own ways of looking.

    Raises:
        sqlalchemy.exc.DatabaseError: it is too damaged to be read.
    """
    if connection.dialect.name != "sqlite":
        return None
    first = connection.exec_driver_sql(_COMPLAINTS["quick" if quick else "whole"]).scalar_one()
    return None if first == "ok" else str(first)

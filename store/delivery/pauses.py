"""The pause that holds all that is said unasked, in every chat and of every plan."""

from datetime import datetime

from sqlalchemy import bindparam
from sqlmodel import Session, col, exists, select

from store.database import take_turn
from store.models import Pause, Person
from store.plan import history
from store.time import london_day, london_time

NAME = "everything"
FIELD = "messages paused until"
"""How the history names it."""


HOLDS = exists(select(Pause.name).where(Pause.name == NAME, col(Pause.until) > bindparam("now")))
"""Whether a pause holds at the moment `now`."""


def standing(session: Session, now: datetime) -> Pause | None:
    """The pause that holds at this moment; None where there is none, or where it is over."""
    found = session.get(Pause, NAME)
    return found if found is not None and now < found.until else None


def begin(session: Session, until: datetime, *, by: Person, why: str | None, now: datetime) -> Pause:
    """Hold everything until a moment. A pause that stands already gets the new end."""
    take_turn(session, NAME)
    assert by.id is not None
    before = standing(session, now)
    _note(session, before.until if before else None, until, by=by, why=why, now=now)
    found = session.get(Pause, NAME) or Pause(name=NAME, until=until, at=now, by_id=by.id)
    found.until, found.at, found.by_id, found.why = until, now, by.id, why
    session.add(found)
    session.flush()
    return found


def end(session: Session, *, by: Person, now: datetime) -> bool:
    """Let messages go again. Returns whether there was a pause."""
    take_turn(session, NAME)
    found = standing(session, now)
    if found is None:
        return False
    _note(session, found.until, None, by=by, why=None, now=now)
    session.delete(found)
    session.flush()
    return True


def _note(
    session: Session, before: datetime | None, after: datetime | None, *, by: Person, why: str | None, now: datetime
) -> None:
    """Write it into every open plan's history, since it holds them all."""
    old, new = (_read(one) if one else None for one in (before, after))
    history.note_in_each_plan(session, "plan", FIELD, old, new or "ended", by=by, why=why, now=now)


def _read(moment: datetime) -> str:
    """As people read it, in London time."""
    day = london_day(moment)
    return f"{day.day} {day:%B %Y}, {london_time(moment)}"

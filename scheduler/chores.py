"""What a beat may have to do beside deciding and sending. At most beats that is nothing, and one statement tells so."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import select

from commands.messages.registry import outliving_plans
from store.database import SessionMaker, first_row
from store.delivery import beat_statements, inbound, pauses
from store.loading import stored_imports
from store.plan import acts
from store.pulse import asked


@dataclass(frozen=True)
class Chores:
    old: bool
    """Something was kept for long enough."""
    rounds: bool
    """A round of a pulse was opened at some time."""
    of_closed_plans: bool
    """Something waits that speaks of closed plans alone."""
    paused: bool


_LOOK = select(
    inbound.ANY_OLD | acts.ANY_OLD | stored_imports.ANY_OLD,
    asked.ANY_WAS_OPENED,
    beat_statements.any_of_closed_plans(),
    pauses.HOLDS,
)


def look(sessions: SessionMaker, now: datetime) -> Chores:
    moments = {"now": now, "kept_since": now - acts.KEPT, **stored_imports.kept_since(now)}
    found = first_row(sessions, _LOOK, {**moments, "spared": outliving_plans()})
    assert found is not None
    return Chores(*map(bool, found))

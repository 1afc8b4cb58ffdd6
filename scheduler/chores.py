"""What a beat may have to do beside deciding and sending. At most beats that is nothing, and one statement tells so."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from commands.messages.registry import outliving_plans
from store.database import SessionMaker, first_row
from store.delivery import beat_statements, inbound, pauses
from store.loading import stored_imports
from store.plan import acts
from store.pulse import asked
from store.retention import cleaning, periods, pruning


@dataclass(frozen=True)
class Chores:
    old: bool
    """Something was kept for long enough."""
    rounds: bool
    """A round of a pulse was opened at some time."""
    of_closed_plans: bool
    """Something waits that speaks of closed plans alone."""
    paused: bool
    outlived: bool
    """The night's deleting is still to be done."""
    unclean: bool
    """The file still has what was deleted."""


_LOOK = select(
    inbound.ANY_OLD | acts.ANY_OLD | stored_imports.ANY_OLD,
    asked.ANY_WAS_OPENED,
    beat_statements.any_of_closed_plans(),
    pauses.HOLDS,
    ~pruning.WAS_DONE,
    cleaning.ANY_WANTED,
    stored_imports.OLDEST_UNANSWERED,
    periods.days_set(periods.DOCUMENTS),
)


def look(sessions: SessionMaker, now: datetime) -> Chores:
    moments = {"now": now, "kept_since": now - acts.KEPT, **stored_imports.kept_since(now)}
    found = first_row(sessions, _LOOK, {**moments, "spared": outliving_plans(), "night": pruning.night_of(now)})
    assert found is not None
    old, *others, oldest, days = tuple[Any, ...](found)
    unanswered = oldest is not None and oldest < now - timedelta(days=days or periods.DOCUMENTS.days)
    return Chores(bool(old) or unanswered, *map(bool, others))

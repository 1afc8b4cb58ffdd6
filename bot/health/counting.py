"""What is counted for `/metrics`. Nothing counted names anybody."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from bot.core import Core
from store.database import reading
from store.delivery import heartbeats, undelivered

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Counts:
    waiting: Mapping[str, int]
    """Messages that are queued or uncertain, by the platform of their chat."""
    oldest_seconds: float
    """How long the message has waited that could have gone and has waited longest; 0 where none has."""
    failed: int
    """Messages of the last 24 hours that were given up."""
    twice: int
    """Messages of the last 24 hours that are known to stand in a chat more than once."""
    beat_seconds: float | None
    """Since the newest beat of any process; None before the first."""


def counts_of(core: Core) -> Counts:
    """Raises `sqlalchemy.exc.SQLAlchemyError` where the database does not answer."""
    now = core.clock.now()
    with reading(core.sessions) as session:
        oldest, beat = undelivered.oldest_due(session, now), heartbeats.newest(session)
        return Counts(
            waiting=undelivered.many_open(session),
            oldest_seconds=(now - oldest).total_seconds() if oldest else 0.0,
            failed=undelivered.many_failed(session, now - DAY),
            twice=undelivered.many_twice(session, now - DAY),
            beat_seconds=(now - beat).total_seconds() if beat else None,
        )

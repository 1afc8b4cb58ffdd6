"""One beat: every job whose time has come decides once for the day, then what waits is sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import structlog

from scheduler import jobs
from scheduler.delivery import Sender, deliver
from store import plans
from store.database import SessionMaker, transaction

log = structlog.get_logger()


@dataclass(frozen=True)
class Beat:
    queued: dict[str, int]
    """How many messages each job that ran has queued."""
    sent: int


def tick(sessions: SessionMaker, sender: Sender | None, now: datetime, among: Sequence[jobs.Job] | None = None) -> Beat:
    """Let every job decide and send what waits.

    Args:
        sender: None where no chat is set up; what is queued then waits.
        among: the jobs there are, if not all that discovery finds.
    """
    queued: dict[str, int] = {}
    for job in jobs.every() if among is None else among:
        # The outermost handlers of unasked work: neither a job nor a message that fails may silence the others.
        try:
            many = _run(sessions, job, now)
        except Exception:
            log.exception("job failed", job=job.name)
        else:
            if many is not None:
                queued[job.name] = many
    return Beat(queued, _delivered(sessions, sender, now) if sender else 0)


def _delivered(sessions: SessionMaker, sender: Sender, now: datetime) -> int:
    try:
        return deliver(sessions, sender, now)
    except Exception:
        log.exception("delivery failed")
        return 0


def _run(sessions: SessionMaker, job: jobs.Job, now: datetime) -> int | None:
    with transaction(sessions) as session:
        plan = plans.current(session)
        return jobs.decide_if_due(session, plan, job, now) if plan else None

"""One beat: every job whose time has come decides once for the day, then what waits is sent."""

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


def tick(sessions: SessionMaker, sender: Sender | None, now: datetime) -> Beat:
    """Args: sender: None where no chat is set up; what is queued then waits."""
    queued: dict[str, int] = {}
    for job in jobs.every():
        # The outermost handler of unasked work: one job that fails must not silence the others.
        try:
            many = _run(sessions, job, now)
        except Exception:
            log.exception("job failed", job=job.name)
        else:
            if many is not None:
                queued[job.name] = many
    return Beat(queued, deliver(sessions, sender, now) if sender else 0)


def _run(sessions: SessionMaker, job: jobs.Job, now: datetime) -> int | None:
    with transaction(sessions) as session:
        plan = plans.current(session)
        return jobs.decide_if_due(session, plan, job, now) if plan else None

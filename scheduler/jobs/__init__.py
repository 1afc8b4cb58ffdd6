"""One file a job: what is to be said unasked, decided once for each local day of each plan."""

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache

from sqlmodel import Session

from store.delivery import outbox
from store.models import Plan
from store.time import LONDON, london_day

Decide = Callable[[Session, Plan, date, datetime], int | None]
"""Given the local day and the moment; queues messages and says how many were new. None where nothing was decided."""


@dataclass(frozen=True)
class Job:
    name: str
    at: time | None
    """From when on the day, London time, it decides once; None for a job that looks at every beat for itself."""
    on: Callable[[date], bool]
    """On which days."""
    decide: Decide


_jobs: dict[str, Job] = {}


def any_day(day: date) -> bool:
    return True


def job(name: str, *, at: time | None = None, on: Callable[[date], bool] = any_day) -> Callable[[Decide], Decide]:
    def register(decide: Decide) -> Decide:
        _jobs[name] = Job(name, at, on, decide)
        return decide

    return register


@lru_cache(maxsize=1)
def every() -> tuple[Job, ...]:
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    return tuple(_jobs[name] for name in sorted(_jobs))


def decide_if_due(session: Session, plan: Plan, one: Job, now: datetime) -> int | None:
    """Claim the job's local day and decide, in one transaction, so that a crash between the two undoes both.

    None where it is not the job's day or hour, or where the day is already decided.
    """
    today = london_day(now)
    if one.at is None:
        return one.decide(session, plan, today, now)
    if not one.on(today) or now.astimezone(LONDON).time() < one.at:
        return None
    if not outbox.claim_day(session, plan, one.name, today, now):
        return None
    return one.decide(session, plan, today, now)

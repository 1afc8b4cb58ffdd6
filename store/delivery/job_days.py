"""Which local day of a job was taken to be decided: of processes that race, one gets it."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from store.database import insert_once, rows_of
from store.models import JobRun, Plan

# Asked at each beat, so built once.
_TAKEN = select(col(JobRun.plan_id)).where(col(JobRun.job) == bindparam("asked"), col(JobRun.day) == bindparam("on"))


def claim(session: Session, plan: Plan, job: str, day: date, now: datetime) -> bool:
    """Take a job's local day for this process. Of processes that race, one gets it."""
    return insert_once(session, JobRun, {"job": job, "plan_id": plan.id, "day": day, "at": now})


def taken_for(session: Session, plans: Sequence[Plan], job: str, day: date) -> bool:
    """Whether a job's local day was taken for all of these plans."""
    return {plan.id for plan in plans} <= _plans_of(session, job, day)


def claim_for_all(session: Session, plans: Sequence[Plan], job: str, day: date, now: datetime) -> bool:
    """Take a local day that is decided for all open plans at once. It is noted under the oldest of them.

    Whichever plan it was noted under before, it is taken: since then another may have become the oldest.
    """
    return not was_taken(session, job, day) and claim(session, plans[0], job, day, now)


def was_taken(session: Session, job: str, day: date) -> bool:
    """Whether a local day that is decided for all open plans at once was taken."""
    return bool(_plans_of(session, job, day))


def _plans_of(session: Session, job: str, day: date) -> set[int]:
    """Under which plans a job's local day is noted."""
    return {plan_id for (plan_id,) in rows_of(session, _TAKEN, {"asked": job, "on": day})}


def last(session: Session, plan: Plan | None, job: str, before: date) -> date | None:
    """The last day before this one that was taken for a job.

    Args:
        plan: None for whichever plan.
    """
    query = select(col(JobRun.day)).where(JobRun.job == job, JobRun.day < before)
    query = query if plan is None else query.where(JobRun.plan_id == plan.id)
    return session.exec(query.order_by(col(JobRun.day).desc()).limit(1)).first()

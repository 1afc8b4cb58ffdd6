"""What waits to be said and what was said: queueing once, claiming, recording what became of it."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, or_, select, update

from store.models import JobRun, Outgoing, Plan
from store.rules.terms import OutgoingState

LEASE = timedelta(minutes=2)
"""How long a process may take to send one message before another may try."""

Inserted = sqlite.Insert | postgresql.Insert


def queue(
    session: Session,
    plan: Plan,
    *,
    key: str,
    kind: str,
    card: dict[str, Any],
    now: datetime,
    person_id: int | None = None,
    channel: str | None = None,
) -> bool:
    """Queue a message once. Returns whether it was new: of processes that race, one is told so."""
    row = {
        "key": key,
        "kind": kind,
        "plan_id": plan.id,
        "person_id": person_id,
        "channel": channel,
        "card": card,
        "queued_at": now,
        "state": OutgoingState.WAITING,
        "not_before": now,
        "attempts": 0,
    }
    return _inserted(session, Outgoing, row)


def claim_day(session: Session, plan: Plan, job: str, day: date, now: datetime) -> bool:
    """Take a job's local day for this process. Of processes that race, one gets it."""
    return _inserted(session, JobRun, {"job": job, "plan_id": plan.id, "day": day, "at": now})


def last_day(session: Session, plan: Plan, job: str, before: date) -> date | None:
    query = select(col(JobRun.day)).where(JobRun.job == job, JobRun.plan_id == plan.id, JobRun.day < before)
    return session.exec(query.order_by(col(JobRun.day).desc()).limit(1)).first()


def claim_next(session: Session, now: datetime) -> Outgoing | None:
    """Take the oldest message that waits, for as long as `LEASE`.

    One statement finds and claims it, so that of processes that race each gets another row or none.
    """
    free = or_(col(Outgoing.claimed_until).is_(None), col(Outgoing.claimed_until) <= now)
    oldest = (
        select(Outgoing.id)
        .where(Outgoing.state == OutgoingState.WAITING, col(Outgoing.not_before) <= now, free)
        .order_by(col(Outgoing.id))
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    claimed = session.execute(
        update(Outgoing)
        .where(col(Outgoing.id).in_(oldest))
        .values(claimed_until=now + LEASE, attempts=col(Outgoing.attempts) + 1)
        .returning(col(Outgoing.id))
        .execution_options(synchronize_session=False)
    ).scalar_one_or_none()
    return session.get(Outgoing, claimed, populate_existing=True) if claimed is not None else None


def record_sent(session: Session, row: Outgoing, receipt: str, now: datetime) -> None:
    row.state, row.sent_at, row.receipt, row.problem = OutgoingState.SENT, now, receipt, None
    row.claimed_until = None
    session.add(row)


def record_failure(session: Session, row: Outgoing, problem: str, *, try_again_at: datetime | None) -> None:
    """Args: try_again_at: None when trying again cannot help."""
    row.problem, row.claimed_until = problem, None
    if try_again_at is None:
        row.state = OutgoingState.FAILED
    else:
        row.not_before = try_again_at
    session.add(row)


def ledger(session: Session, state: OutgoingState | None = None, limit: int = 100) -> Sequence[Outgoing]:
    """Newest first."""
    query = select(Outgoing).order_by(col(Outgoing.id).desc()).limit(limit)
    return session.exec(query.where(Outgoing.state == state) if state else query).all()


def _inserted(session: Session, model: type[Outgoing] | type[JobRun], row: dict[str, Any]) -> bool:
    """Insert unless its unique key is taken; the engines spell this alike but in dialects of their own."""
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    statement = dialect.insert(model).values(row).on_conflict_do_nothing()
    return session.connection().execute(statement).rowcount == 1

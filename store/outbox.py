"""What waits to be said and what was said: queueing once, claiming, recording what became of it."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, or_, select, update

from store.models import JobRun, Outgoing, Plan
from store.models.outbox import WAITING
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
    """Take the oldest message that waits, for as long as `LEASE`; what was never tried goes first.

    One statement finds and claims it, so that of processes that race each gets another row or none.
    """
    free = or_(col(Outgoing.claimed_until).is_(None), col(Outgoing.claimed_until) <= now)
    oldest = (
        select(Outgoing.id)
        .where(WAITING, col(Outgoing.not_before) <= now, free)
        # A message that cannot be drawn must not stand before the others for ever.
        .order_by(col(Outgoing.attempts), col(Outgoing.id))
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


def record_sent(session: Session, row: Outgoing, receipt: str, now: datetime) -> bool:
    """Returns whether the claim still stood; where it ran out, whoever claimed after us tells what became of it."""
    return _record(session, row, state=OutgoingState.SENT, sent_at=now, receipt=receipt, problem=None)


def record_failure(session: Session, row: Outgoing, problem: str, *, try_again_at: datetime | None) -> bool:
    """Args: try_again_at: None when trying again cannot help."""
    if try_again_at is None:
        return _record(session, row, state=OutgoingState.FAILED, problem=problem)
    return _record(session, row, not_before=try_again_at, problem=problem)


def put_off(session: Session, until: datetime) -> None:
    """Hold back all that waits: a chat that asks to be left alone means every message to it."""
    session.execute(
        update(Outgoing)
        .where(WAITING, col(Outgoing.not_before) < until)
        .values(not_before=until)
        .execution_options(synchronize_session=False)
    )


def ledger(session: Session, state: OutgoingState | None = None, limit: int = 100) -> Sequence[Outgoing]:
    """Newest first."""
    query = select(Outgoing).order_by(col(Outgoing.id).desc()).limit(limit)
    return session.exec(query.where(Outgoing.state == state) if state else query).all()


def by_receipt(session: Session, person_id: int, receipt: str) -> Outgoing | None:
    """What was sent to this person and stands where the receipt says."""
    query = select(Outgoing).where(Outgoing.person_id == person_id, Outgoing.receipt == receipt)
    return session.exec(query.limit(1)).first()


def with_keys(session: Session, keys: Iterable[str]) -> Sequence[Outgoing]:
    """What was queued under these keys, whatever became of it."""
    return session.exec(select(Outgoing).where(col(Outgoing.key).in_(list(keys)))).all()


def _record(session: Session, row: Outgoing, **outcome: Any) -> bool:
    """Write an outcome under the claim that it belongs to: each claim counts the attempts up."""
    done = session.execute(
        update(Outgoing)
        .where(WAITING, col(Outgoing.id) == row.id, col(Outgoing.attempts) == row.attempts)
        .values(claimed_until=None, **outcome)
        .returning(col(Outgoing.id))
        .execution_options(synchronize_session=False)
    ).scalar_one_or_none()
    session.refresh(row)
    return done is not None


def _inserted(session: Session, model: type[Outgoing] | type[JobRun], row: dict[str, Any]) -> bool:
    """Insert unless its unique key is taken; the engines spell this alike but in dialects of their own."""
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    statement = dialect.insert(model).values(row).on_conflict_do_nothing()
    return session.connection().execute(statement).rowcount == 1

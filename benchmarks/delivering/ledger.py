"""A database full of nudges to send, and what its ledger says afterwards."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, insert
from sqlmodel import col, func, select

from benchmarks.delivering.chat import Recipients
from commands.cards import Card
from store.database import open_database, session_maker, transaction, undo_migrations
from store.delivery import conversation_references
from store.models import Identity, Outgoing, Person, Plan
from store.models.outbox import OPEN
from store.plan import plans
from store.rules.terms import OutgoingState


@contextmanager
def full_ledger(url: str, messages: int, to: Recipients, now: datetime) -> Iterator[Engine]:
    """An empty database filled, and emptied again at the end. Its connections are closed, so that it may be forked."""
    engine = open_database(url)
    with transaction(session_maker(engine)) as session:
        if plans.current(session) is not None:
            raise SystemExit("This needs an empty database: it fills it, and empties it at the end.")
    try:
        _fill(engine, messages, to, now)
        engine.dispose()
        yield engine
    finally:
        engine.dispose()
        undo_migrations(engine)
        engine.dispose()


def rows(engine: Engine) -> list[Outgoing]:
    with session_maker(engine)() as session:
        return list(session.exec(select(Outgoing)))


def progress(engine: Engine) -> tuple[int, int]:
    """How many messages are still open, and how often any was tried."""
    with session_maker(engine)() as session:
        still_open = session.exec(select(func.count()).select_from(Outgoing).where(OPEN)).one()
        tries = session.exec(select(func.coalesce(func.sum(col(Outgoing.attempts)), 0))).one()
    # The connection is closed again: the next process is forked from this one.
    engine.dispose()
    return still_open, tries


def integrity(engine: Engine) -> str:
    """What the database says of itself, where it can be asked."""
    if engine.dialect.name != "sqlite":
        return "ok"
    with engine.connect() as connection:
        return str(connection.exec_driver_sql("PRAGMA integrity_check").scalar_one())


def _fill(engine: Engine, messages: int, to: Recipients, now: datetime) -> None:
    with transaction(session_maker(engine)) as session:
        plan = Plan(title="A plan", source="proof", created_at=now)
        session.add(plan)
        owners = [Person(name=f"Owner {number}") for number in range(len(to.accounts))]
        session.add_all(owners)
        session.flush()
        for owner, account in zip(owners, to.accounts, strict=True):
            assert owner.id is not None
            session.add(Identity(person_id=owner.id, platform=to.platform, tenant=to.tenant, external_id=account))
        for one in to.reached:
            conversation_references.note(session, one, now)
    _queue(engine, range(messages), to, now)


def queue_more(engine: Engine, messages: int, to: Recipients, now: datetime) -> None:
    """Behind those that are there. The connection is closed again."""
    with session_maker(engine)() as session:
        there = session.exec(select(func.count()).select_from(Outgoing)).one()
    _queue(engine, range(there, there + messages), to, now)
    engine.dispose()


def _queue(engine: Engine, numbers: Sequence[int], to: Recipients, now: datetime) -> None:
    with transaction(session_maker(engine)) as session:
        plan_id = session.exec(select(Plan.id)).one()
        owners = session.exec(select(Person.id).order_by(col(Person.id))).all()
        whom = [f"{owner}" for owner in owners] + [f"channel-{number}" for number in range(len(to.channels))]
        turns: list[dict[str, Any]] = [{"person_id": owner} for owner in owners]
        turns += [{"channel": one, "platform": to.platform, "tenant": to.tenant} for one in to.channels]
        queued = [
            {
                "key": (key := f"nudge/{whom[number % len(turns)]}/{number}"),
                "kind": "nudge",
                "plan_id": plan_id,
                "person_id": None,
                "channel": None,
                "platform": None,
                "tenant": None,
                # The key is read again where a chat keeps none.
                "card": Card(title=f"How does {key} stand?").model_dump(mode="json"),
                "queued_at": now,
                "not_before": now,
                "state": OutgoingState.WAITING,
                "attempts": 0,
                "repeats": 0,
                **turns[number % len(turns)],
            }
            for number in numbers
        ]
        session.connection().execute(insert(Outgoing), queued)

"""An outbox of the release before, upgraded while it is in use: each row knows its chat or waits to learn it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import Engine, MetaData, Table, insert
from sqlmodel import select

from store.database import migrate, session_maker, undo_migrations
from store.delivery import outbox
from store.engines import make_engine
from store.models import Outgoing, OutgoingPlan, Plan
from tests.databases import MakeDatabase
from tests.small_plan import NOW

RELEASE = "0009"
CHANNEL = "slack/T1/C1"


@dataclass
class Before:
    """A database as the release before left it, filled by the tables that it had."""

    engine: Engine

    def add(self, table: str, **values: Any) -> int:
        with self.engine.begin() as connection:
            row = insert(Table(table, MetaData(), autoload_with=connection)).values(values)
            return int(connection.execute(row).inserted_primary_key[0])  # type: ignore[index]

    def message(self, key: str, **values: Any) -> None:
        same = {"kind": "nudge", "plan_id": 1, "card": {}, "state": "waiting", "attempts": 0, "repeats": 0}
        self.add("outgoing", **{"key": key, **same, "queued_at": NOW, "not_before": NOW, **values})

    def upgraded(self) -> dict[str, Outgoing]:
        migrate(self.engine)
        with session_maker(self.engine)() as session:
            return {row.key: row for row in session.exec(select(Outgoing))}


@pytest.fixture
def before(make_database: MakeDatabase) -> Iterator[Before]:
    engine = make_engine(make_database())
    migrate(engine, RELEASE)
    before = Before(engine)
    before.add("plan", title="A plan", source="plan.docx", demo=False, created_at=NOW)
    before.add("person", name="Owner", role="viewer", guest=False, active=True)
    before.add("identity", person_id=1, platform="slack", tenant="T1", external_id="U1")
    yield before
    engine.dispose()


def test_each_message_knows_its_chat_or_waits_to_learn_it(before: Before) -> None:
    before.message("digest/1", channel=CHANNEL)
    before.message("nudge/waits", person_id=1)
    before.message("nudge/sent", person_id=1, state="sent", address="U1", tried_at=NOW, receipt="D1/1.0", sent_at=NOW)
    before.message("nudge/doubt", person_id=1, state="uncertain", address="U1", tried_at=NOW)
    rows = before.upgraded()
    where = {key: (row.platform, row.tenant, row.routed) for key, row in rows.items()}
    assert where == {
        "digest/1": ("slack", "T1", "channel"),
        "nudge/waits": (None, None, None),
        "nudge/sent": ("slack", "T1", None),
        "nudge/doubt": ("slack", "T1", None),
    }
    assert rows["nudge/sent"].message_ref == "D1/1.0"


def test_a_message_of_several_plans_goes_back_to_one_with_the_release_before(before: Before) -> None:
    before.message("nudge/1", person_id=1)
    migrate(before.engine)
    with session_maker(before.engine)() as session, session.begin():
        plans = [session.get_one(Plan, 1), Plan(title="Another plan", source="other.docx", created_at=NOW)]
        session.add(plans[1])
        row = session.exec(select(Outgoing)).one()
        row.plan_id = None
        session.flush()
        session.add_all([OutgoingPlan(outgoing_id=row.id or 0, plan_id=plan.id or 0) for plan in plans])
        session.flush()
        assert outbox.plans_of(session, row) == plans
    undo_migrations(before.engine, RELEASE)
    with before.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT key, plan_id FROM outgoing").all() == [("nudge/1", 1)]

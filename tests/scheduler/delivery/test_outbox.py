"""The outbox where several race: queued once, taken by one, and told only by whoever holds it."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event
from sqlmodel import select

from store.database import SessionMaker, transaction
from store.delivery import job_days, outbox
from store.models import Outgoing, Plan
from store.rules.terms import OutgoingState
from tests.databases import steps_of
from tests.scheduler.world import HERE, World, queue
from tests.small_plan import NOW, TODAY

pytestmark = pytest.mark.both_engines

MakeSessions = Callable[[], SessionMaker]

PROCESSES = 4


def all_at_once(make_sessions: MakeSessions, work: Callable[[SessionMaker], list[object]]) -> list[list[object]]:
    """What each of several processes got from the same work begun at the same moment."""
    everyone = [make_sessions() for _ in range(PROCESSES)]
    ready = threading.Barrier(PROCESSES)

    def begin(sessions: SessionMaker) -> list[object]:
        ready.wait()
        return work(sessions)

    with ThreadPoolExecutor(PROCESSES) as threads:
        return [done.result() for done in [threads.submit(begin, sessions) for sessions in everyone]]


def test_a_key_is_queued_once_by_processes_that_race(world: World, make_sessions: MakeSessions) -> None:
    keys = [f"nudge/{number}" for number in range(25)]
    told = all_at_once(make_sessions, lambda sessions: [key for key in keys if queue(sessions, key)])
    assert sorted(str(key) for some in told for key in some) == sorted(keys)
    assert sorted(row.key for row in world.ledger()) == sorted(keys)


def test_each_message_is_claimed_by_one_of_several_processes(world: World, make_sessions: MakeSessions) -> None:
    for number in range(40):
        queue(world.sessions, f"nudge/{number}")

    def claim_all(sessions: SessionMaker) -> list[object]:
        claimed: list[object] = []
        while True:
            with transaction(sessions) as session:
                row = outbox.claim_next(session, HERE, NOW, "one")
            if row is None:
                return claimed
            claimed.append(row.key)

    claimed = [key for some in all_at_once(make_sessions, claim_all) for key in some]
    assert len(claimed) == len(set(claimed)) == 40


def test_a_day_is_decided_by_one_of_several_processes(world: World, make_sessions: MakeSessions) -> None:
    def claim(sessions: SessionMaker) -> list[object]:
        with transaction(sessions) as session:
            plan = session.exec(select(Plan)).one()
            return [job_days.claim(session, plan, "job", TODAY, NOW)]

    assert sorted(str(won) for [won] in all_at_once(make_sessions, claim)) == ["False", "False", "False", "True"]


def test_a_claim_that_ran_out_is_taken_by_another(world: World) -> None:
    queue(world.sessions, "nudge/1")
    with transaction(world.sessions) as session:
        assert outbox.claim_next(session, HERE, NOW, "one") is not None
        assert outbox.claim_next(session, HERE, NOW + outbox.LEASE - timedelta(seconds=1), "two") is None
        again = outbox.claim_next(session, HERE, NOW + outbox.LEASE, "two")
        assert again is not None
        assert again.attempts == 2


def test_who_lost_a_claim_does_not_tell_what_became_of_the_message(world: World) -> None:
    """A slow process comes back after another has sent the message: its failure must not have it sent again."""
    queue(world.sessions, "nudge/1")
    later = NOW + outbox.LEASE
    with world.sessions() as slow, world.sessions() as quick:
        first = outbox.claim_next(slow, HERE, NOW, "slow")
        slow.commit()
        second = outbox.claim_next(quick, HERE, later, "quick")
        assert first is not None
        assert second is not None
        assert outbox.record_sent(quick, second, "C1/1", later)
        quick.commit()
        assert not outbox.record_failure(slow, first, "timed_out", try_again_at=None)
        slow.commit()
    row = world.message("nudge/1")
    assert (row.state, row.message_ref, row.problem) == (OutgoingState.SENT, "C1/1", None)


def test_the_outbox_is_found_by_its_partial_index(world: World) -> None:
    """With the state as a bound value, SQLite walks through all that was ever sent."""
    seen: list[tuple[str, Any]] = []
    with world.sessions() as session:
        connection = session.connection()
        event.listen(
            connection, "before_cursor_execute", lambda _c, _k, statement, values, *_: seen.append((statement, values))
        )
        outbox.claim_next(session, HERE, NOW, "one")
        [(statement, values)] = seen
        if connection.dialect.name == "postgresql":
            # Of an empty outbox it rather reads all.
            connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        steps = steps_of(connection, statement, values)
    assert any("ix_outgoing_open" in step for step in steps), steps


def test_the_ledger_is_told_newest_first_and_by_state(world: World) -> None:
    for number in range(3):
        queue(world.sessions, f"nudge/{number}")
    with transaction(world.sessions) as session:
        row = outbox.claim_next(session, HERE, NOW, "one")
        assert row is not None
        outbox.record_sent(session, row, "C1/1", NOW)
        assert [one.key for one in outbox.ledger(session, limit=2)] == ["nudge/2", "nudge/1"]
        assert [one.key for one in outbox.ledger(session, OutgoingState.SENT)] == ["nudge/0"]
        assert len(session.exec(select(Outgoing)).all()) == 3

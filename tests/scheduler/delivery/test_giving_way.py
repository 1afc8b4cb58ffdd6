"""What PostgreSQL undoes for the sake of others is done again, and nobody is told of an error."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlmodel import Session

from scheduler.delivery.loop import deliver
from store.database import SessionMaker, engine_of, session_maker, transaction
from store.retrying import in_transaction
from tests.scheduler.world import PostBox, World, queue
from tests.small_plan import NOW

pytestmark = pytest.mark.only_on("postgresql")

FOUR = 4


def test_four_senders_on_a_serializable_database_send_each_message_once(
    world: World, post_box: PostBox, make_sessions: Callable[[], SessionMaker]
) -> None:
    """Without a second go, most of the claims end with an error there (40001)."""
    for number in range(12):
        queue(world.sessions, f"nudge/{number}", world.person(f"Owner{number}"))
    everyone = [serializable(make_sessions()) for _ in range(FOUR)]
    with ThreadPoolExecutor(FOUR) as threads:
        sent = list(threads.map(lambda sessions: deliver(sessions, post_box, NOW), everyone))
    assert sum(sent) == 12
    assert sorted(post_box.keys) == sorted(f"nudge/{number}" for number in range(12))


def test_of_two_that_wait_for_each_other_both_get_done(sessions: SessionMaker) -> None:
    """PostgreSQL undoes one of them (40P01)."""
    assert both_ways(sessions, in_transaction) == ["done", "done"]


def test_a_block_cannot_be_done_again(sessions: SessionMaker) -> None:
    """It is what the form with a function is for."""

    def in_a_block(sessions: SessionMaker, work: Callable[[Session], str]) -> str:
        with transaction(sessions) as session:
            return work(session)

    with pytest.raises(OperationalError, match="deadlock"):
        both_ways(sessions, in_a_block)


def test_another_error_is_told_at_once(sessions: SessionMaker) -> None:
    tried = []

    def work(session: Session) -> None:
        tried.append(session)
        session.execute(text("SELECT * FROM nowhere"))

    with pytest.raises(Exception, match="nowhere"):
        in_transaction(sessions, work)
    assert len(tried) == 1


def serializable(sessions: SessionMaker) -> SessionMaker:
    return session_maker(engine_of(sessions).execution_options(isolation_level="SERIALIZABLE"))


def both_ways(sessions: SessionMaker, run: Callable[[SessionMaker, Callable[[Session], str]], str]) -> list[str]:
    """Two take the same two turns, one after the other from either end."""
    met = threading.Barrier(2)

    def crossing(*turns: int) -> str:
        first_go = iter([True])

        def work(session: Session) -> str:
            session.execute(text("SET LOCAL deadlock_timeout = '10ms'"))
            for turn in turns:
                session.execute(text("SELECT pg_advisory_xact_lock(:turn)"), {"turn": turn})
                if next(first_go, False):
                    met.wait()
            return "done"

        return run(sessions, work)

    with ThreadPoolExecutor(2) as threads:
        return list(threads.map(lambda turns: crossing(*turns), [(1, 2), (2, 1)]))

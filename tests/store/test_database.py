"""Opening the database: made on first use, safe when several write at once, and honest about its moments."""

import contextlib
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError, SQLAlchemyError, StatementError
from sqlmodel import select

from store.database import SessionMaker, lock, open_database, session_maker, transaction
from store.engines import make_engine
from store.models import Item, Plan
from store.plan import plans
from store.rules.terms import Kind
from store.schema import newest_revision
from tests.databases import MakeDatabase
from tests.small_plan import NOW, SmallPlan, make_small_plan

THREADS, EACH = 6, 200


@pytest.mark.only_on("sqlite")
def test_sqlite_is_opened_with_what_keeps_it_whole(engine: Engine) -> None:
    with engine.connect() as connection:
        pragmas = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        found = [connection.execute(text(f"PRAGMA {name}")).scalar_one() for name in pragmas]
    assert found == ["wal", 2, 1, 30_000]


@pytest.mark.only_on("postgresql")
def test_postgresql_is_opened_in_utc_with_limits_on_waiting(engine: Engine) -> None:
    names = ("TimeZone", "transaction_isolation", "lock_timeout", "idle_in_transaction_session_timeout")
    with engine.connect() as connection:
        found = [connection.execute(text(f"SHOW {name}")).scalar_one() for name in names]
    assert found == ["UTC", "read committed", "30s", "5min"]


@pytest.mark.only_on("postgresql")
def test_behind_a_pooler_each_transaction_brings_its_limits_and_leaves_nothing_behind(engine: Engine) -> None:
    """In its transaction mode the next transaction may come to a connection that another program has used."""
    url = engine.url.update_query_dict({"pooler": "transaction"}).render_as_string(hide_password=False)
    pooled = make_engine(url)
    names = ("TimeZone", "lock_timeout", "idle_in_transaction_session_timeout")
    with pooled.connect() as connection:
        found = [connection.execute(text(f"SHOW {name}")).scalar_one() for name in names]
        connection.rollback()
        driver = connection.connection.dbapi_connection
        assert driver is not None
        left = [driver.execute(f"SHOW {name}").fetchone()[0] for name in names[1:]]
        assert driver.prepare_threshold is None
    pooled.dispose()
    assert (found, left) == (["UTC", "30s", "5min"], ["0", "0"])


@pytest.mark.only_on("postgresql")
def test_nobody_notices_a_server_that_dropped_its_connections(engine: Engine, sessions: SessionMaker) -> None:
    with sessions() as session:
        assert plans.current(session) is None
    other = make_engine(engine.url.render_as_string(hide_password=False))
    with other.connect() as connection:
        ended = connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )
        assert ended.all() == [(True,)]
    other.dispose()
    with sessions() as session:
        assert plans.current(session) is None


@pytest.mark.only_on("sqlite")
def test_a_transaction_takes_the_write_lock_at_its_start(engine: Engine) -> None:
    """With SQLite's default, both would begin, and the second to write would write over the first."""
    with engine.connect() as first, first.begin():
        impatient = sqlite3.connect(str(engine.url.database), timeout=0)
        with contextlib.closing(impatient), pytest.raises(sqlite3.OperationalError, match="locked"):
            impatient.execute("BEGIN IMMEDIATE")


def test_1_200_changes_by_six_threads_at_once_lose_none(engine: Engine) -> None:
    sessions = session_maker(engine)
    with transaction(sessions) as session:
        make_small_plan(session).item("A1", position=0)
    ready = threading.Barrier(THREADS)

    def count_up() -> None:
        ready.wait()
        for _ in range(EACH):
            with transaction(sessions) as session:
                session.exec(select(Item).with_for_update()).one().position += 1

    with ThreadPoolExecutor(THREADS) as threads:
        for done in [threads.submit(count_up) for _ in range(THREADS)]:
            done.result()
    with sessions() as session:
        item = session.exec(select(Item)).one()
        assert (item.position, item.version) == (THREADS * EACH, THREADS * EACH + 1)


def test_a_lock_keeps_what_the_transaction_has_changed_already(small: SmallPlan) -> None:
    item = small.item("A1")
    item.title = "Changed a moment ago"
    lock(small.session, item)
    assert item.title == "Changed a moment ago"


@pytest.mark.parametrize("attempt", range(5))
def test_several_that_open_a_new_database_at_once_make_it_once(database_url: str, attempt: int) -> None:
    """SQLite does not wait when two switch its journal at the same moment: one of four used to be refused."""
    ready = threading.Barrier(4)

    def open_it() -> Engine:
        ready.wait()
        return open_database(database_url)

    with ThreadPoolExecutor(4) as threads:
        engines = [opened.result() for opened in [threads.submit(open_it) for _ in range(4)]]
    for engine in engines:
        with session_maker(engine)() as session:
            assert plans.current(session) is None
        engine.dispose()


def test_opening_again_keeps_what_is_there(engine: Engine) -> None:
    with transaction(session_maker(engine)) as session:
        make_small_plan(session)
    again = open_database(engine.url.render_as_string(hide_password=False))
    with session_maker(again)() as session:
        assert [plan.title for plan in session.exec(select(Plan))] == ["Small plan"]
    again.dispose()


def test_a_database_that_cannot_be_made_says_so(tmp_path: Path) -> None:
    with pytest.raises(SQLAlchemyError):
        open_database(f"sqlite:///{tmp_path / 'no such folder' / 'sightline.db'}")


def test_a_transaction_that_fails_writes_nothing(sessions: SessionMaker) -> None:
    def fail_halfway() -> None:
        with transaction(sessions) as session:
            make_small_plan(session)
            raise KeyError

    with pytest.raises(KeyError):
        fail_halfway()
    with sessions() as session:
        assert plans.current(session) is None


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2022, 7, 11, 8, 30, tzinfo=UTC),
        datetime(2022, 7, 11, 9, 30, tzinfo=timezone(timedelta(hours=1))),
        datetime(2022, 10, 30, 0, 30, 15, 250_000, tzinfo=UTC),
    ],
)
def test_a_moment_is_read_back_aware_and_in_utc(sessions: SessionMaker, moment: datetime) -> None:
    with transaction(sessions) as session:
        session.add(Plan(title="Plan", source="plan.txt", created_at=moment))
    with sessions() as session:
        kept = session.exec(select(Plan)).one().created_at
    assert (kept, kept.tzinfo) == (moment, UTC)


def test_a_moment_without_a_zone_is_refused(sessions: SessionMaker) -> None:
    naive = NOW.replace(tzinfo=None)
    with pytest.raises(StatementError, match="zone"), transaction(sessions) as session:
        session.add(Plan(title="Plan", source="plan.txt", created_at=naive))


def test_words_outside_their_list_are_refused(small: SmallPlan) -> None:
    with pytest.raises(IntegrityError, match="progress_is_known"):
        small.session.execute(
            text("INSERT INTO item (plan_id, kind, ref, title, position, demo, version, progress)"
                 " VALUES (:plan, 'action', 'A1', 'Title', 0, false, 1, 'swimming')"),
            {"plan": small.plan.id},
        )  # fmt: skip


def test_a_milestone_without_an_action_is_refused(small: SmallPlan) -> None:
    with pytest.raises(IntegrityError, match="milestones_have_an_action"):
        small.item("A1.1", Kind.MILESTONE)


def test_a_reference_names_one_thing(small: SmallPlan) -> None:
    small.item("A1")
    with pytest.raises(IntegrityError):
        small.item("A1")


def test_letters_beyond_ascii_are_found_in_either_case(engine: Engine) -> None:
    with engine.connect() as connection:
        lowered = connection.execute(text("SELECT lower('ÉLODIE ŴYN'), lower(NULL)")).one()
    assert tuple(lowered) == ("élodie ŵyn", None)


@pytest.mark.only_on("sqlite")
def test_several_new_databases_are_made_at_once_by_one_process(make_database: MakeDatabase) -> None:
    """Alembic keeps what it works on in its module: of several that began together, some found another's."""
    urls = [make_database() for _ in range(3)]
    ready = threading.Barrier(len(urls))

    def open_it(url: str) -> str:
        ready.wait()
        engine = open_database(url)
        with engine.connect() as connection:
            revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
        engine.dispose()
        return str(revision)

    with ThreadPoolExecutor(len(urls)) as threads:
        assert set(threads.map(open_it, urls)) == {newest_revision()}

"""A database of one's own: empty, or with a small plan or the demo plan in it."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from store.database import SessionMaker, open_database, session_maker
from store.models import Plan
from store.plan import plans
from store.pulse.keys import KEYS, KeyFolder
from tests.databases import Databases, Fill, MakeDatabase, with_demo, with_schema
from tests.small_plan import SmallPlan, make_small_plan


@pytest.fixture
def database_url(make_database: MakeDatabase) -> str:
    """Of a database that nobody has opened yet."""
    return make_database()


@pytest.fixture
def engine(make_database: MakeDatabase) -> Iterator[Engine]:
    engine = open_database(make_database(with_schema))
    yield engine
    engine.dispose()


@pytest.fixture
def sessions(engine: Engine, key_folder: KeyFolder) -> SessionMaker:
    return session_maker(engine, {KEYS: key_folder})


@pytest.fixture
def session(sessions: SessionMaker) -> Iterator[Session]:
    """One transaction, undone at the end of the test unless it commits."""
    with sessions() as session:
        yield session


@pytest.fixture
def small(session: Session) -> SmallPlan:
    return make_small_plan(session)


@pytest.fixture(scope="module")
def demo_session(databases: Databases) -> Iterator[Session]:
    """The demo plan, to be read only."""
    with _session_on(databases, with_demo) as session:
        yield session


@pytest.fixture(scope="module")
def module_session(databases: Databases) -> Iterator[Session]:
    """For stories that tell many in one database and undo each."""
    with _session_on(databases, with_schema) as session:
        yield session


@contextmanager
def _session_on(databases: Databases, fill: Fill) -> Iterator[Session]:
    url = databases.new(fill)
    engine = open_database(url)
    with session_maker(engine)() as session:
        yield session
    engine.dispose()
    databases.forget(url)


@pytest.fixture(scope="module")
def demo_plan(demo_session: Session) -> Plan:
    plan = plans.current(demo_session)
    assert plan is not None
    return plan

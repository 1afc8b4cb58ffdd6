"""A database of one's own: empty, or with a small plan or the demo plan in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from store import plans
from store.database import SessionMaker, open_database, session_maker
from store.demo_plan.seeding import seed
from store.models import Plan
from tests.small_plan import SmallPlan, make_small_plan


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'sightline.db'}"


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    engine = open_database(database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def sessions(engine: Engine) -> SessionMaker:
    return session_maker(engine)


@pytest.fixture
def session(sessions: SessionMaker) -> Iterator[Session]:
    """One transaction, undone at the end of the test unless it commits."""
    with sessions() as session:
        yield session


@pytest.fixture
def small(session: Session) -> SmallPlan:
    return make_small_plan(session)


@pytest.fixture(scope="module")
def demo_session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """The demo plan, to be read only."""
    engine = open_database(f"sqlite:///{tmp_path_factory.mktemp('demo') / 'sightline.db'}")
    with session_maker(engine)() as session:
        seed(session)
        yield session
    engine.dispose()


@pytest.fixture(scope="module")
def demo_plan(demo_session: Session) -> Plan:
    plan = plans.current(demo_session)
    assert plan is not None
    return plan

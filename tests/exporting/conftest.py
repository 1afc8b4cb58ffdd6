"""Plans to write: the demo plan with its life, the published one, and one whose words are meant to do harm."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest
from sqlmodel import Session

from store.database import SessionMaker, open_database, session_maker, transaction
from store.loading import StagedPlan, read_plan
from store.loading.saving import save_plan
from store.loading.staging import staged_of, verdicts_of
from store.models import Plan
from store.plan import plans
from store.rules.terms import Brag
from tests.databases import MakeDatabase, with_schema
from tests.exporting.hostile import hostile_plan
from tests.loading.conftest import LEFT_OUT, SHARED_PLAN

TODAY = date(2022, 7, 11)
NOW = datetime(2022, 7, 11, 8, tzinfo=UTC)

Saved = Callable[[StagedPlan], StagedPlan]


@pytest.fixture
def empty(make_database: MakeDatabase) -> Iterator[SessionMaker]:
    engine = open_database(make_database(with_schema))
    yield session_maker(engine)
    engine.dispose()


@pytest.fixture
def saved(empty: SessionMaker) -> Saved:
    """Save a plan, and stage it again."""

    def save_and_stage(staged: StagedPlan) -> StagedPlan:
        with transaction(empty) as session:
            plan = save_plan(session, staged, source="plan.txt", now=NOW)
            return staged_of(session, plan, TODAY)

    return save_and_stage


@pytest.fixture
def demo(sessions: SessionMaker) -> StagedPlan:
    """The demo plan with all that was said of it."""
    with sessions() as session:
        return staged_of(session, current(session), TODAY)


@pytest.fixture
def verdicts(sessions: SessionMaker) -> dict[str, Brag]:
    with sessions() as session:
        return verdicts_of(session, current(session), TODAY)


def current(session: Session) -> Plan:
    plan = plans.current(session)
    assert plan is not None
    return plan


@pytest.fixture(scope="session")
def published() -> StagedPlan:
    if not SHARED_PLAN.exists():
        pytest.skip(LEFT_OUT)
    return read_plan(SHARED_PLAN)


@pytest.fixture(params=["demo", "hostile", pytest.param("published", marks=pytest.mark.shared_plan)])
def plan(request: pytest.FixtureRequest) -> StagedPlan:
    """Each of the three in turn, as it stands after it was saved."""
    if request.param == "demo":
        lived: StagedPlan = request.getfixturevalue("demo")
        return lived
    save: Saved = request.getfixturevalue("saved")
    return save(hostile_plan() if request.param == "hostile" else request.getfixturevalue("published"))

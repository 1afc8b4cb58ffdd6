"""The cast and the stage: a fresh copy of one made-ready database for each test, and the real bot before it."""

import shutil
import threading
from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import structlog
from sqlmodel import Session, select

from bot.stage import Stage, members_of
from scheduler.runner import tick
from store import items, people, plan_edits, plans
from store.database import SessionMaker, open_database, session_maker, transaction
from store.demo_plan import demo_plan
from store.demo_plan.seeding import seed
from store.models import Item, Person, Plan
from store.rules.terms import Precision
from store.time import london_day, london_moment
from tests import cast
from tests.cast import CAST, Player
from tests.chat import Chat, ItemNow, Log, MakeChat, MakeMilestone, Rows, RunJobs

OPENING = datetime(2022, 7, 11, 7, 30, tzinfo=UTC)
"""Half past eight on the demo's first Monday: the day's jobs are still to come."""


@pytest.fixture(scope="session")
def ready_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo plan, and beside its people the cast."""
    path = tmp_path_factory.mktemp("ready") / "sightline.db"
    engine = open_database(f"sqlite:///{path}")
    with transaction(session_maker(engine)) as session:
        seed(session)
        _add_cast(session)
    engine.dispose()
    return path


def _add_cast(session: Session) -> None:
    known = {
        one.id: Person(name=one.name, email=one.email, role=one.role, active=not one.deleted)
        for one in CAST
        if one.role
    }
    session.add_all(known.values())
    session.flush()
    for one in CAST:
        if one.manager:
            known[one.id].manager_id = known[one.manager].id


@pytest.fixture
def database(ready_database: Path, tmp_path: Path) -> Path:
    """In a folder of its own, which a story may take away."""
    folder = tmp_path / "database"
    folder.mkdir()
    return Path(shutil.copy(ready_database, folder))


@pytest.fixture
def sessions(database: Path) -> Iterator[SessionMaker]:
    """To look at what was written, and to set the scene."""
    engine = open_database(f"sqlite:///{database}")
    yield session_maker(engine)
    engine.dispose()


@pytest.fixture(scope="session")
def curtain_calls() -> Iterator[list[threading.Thread]]:
    """Stages on their way down: the SDK's client takes up to 3 seconds to close, which no test waits for."""
    leaving: list[threading.Thread] = []
    yield leaving
    for thread in leaving:
        thread.join()


@pytest.fixture
def make_chat(database: Path, curtain_calls: list[threading.Thread]) -> Iterator[MakeChat]:
    raised: list[Stage] = []

    def make(*, refuses: Collection[str] = (), opening: datetime = OPENING) -> Chat:
        members = [*members_of(demo_plan().people), *(one.member for one in CAST)]
        stage = Stage(f"sqlite:///{database}", opening, members=members, refuses=refuses)
        raised.append(stage)
        stage.start()
        return Chat(stage)

    yield make
    for stage in raised:
        thread = threading.Thread(target=stage.stop)
        thread.start()
        curtain_calls.append(thread)


@pytest.fixture
def chat(make_chat: MakeChat) -> Chat:
    return make_chat()


@pytest.fixture
def run_jobs(chat: Chat, database: Path) -> RunJobs:
    """Let one or more processes beat, all at once, at nine today or now if it is later."""

    def run(processes: int = 1) -> None:
        nine = london_moment(chat.today, datetime.min.time().replace(hour=9))
        chat.stage.clock.move_to(max(nine, chat.now))
        engines = [open_database(f"sqlite:///{database}") for _ in range(processes)]
        beats = [
            threading.Thread(target=tick, args=(session_maker(engine), chat.stage.edge.sender, chat.now))
            for engine in engines
        ]
        for beat in beats:
            beat.start()
        for beat in beats:
            beat.join()
        for engine in engines:
            engine.dispose()
        chat.read_over()

    return run


@pytest.fixture
def make_milestone(sessions: SessionMaker) -> MakeMilestone:
    """Add a milestone under the action that its reference names, such as `A3.1` under A3."""

    def make(
        ref: str, *, owner: Player | None = None, baseline: date | None = None, title: str = "Visit every carer"
    ) -> Item:
        with transaction(sessions) as session:
            plan = _plan(session)
            action = items.get(session, plan, ref.partition(".")[0])
            assert action is not None
            by = _person(session, cast.LEAD)
            due = baseline or london_day(OPENING) + timedelta(days=60)
            made = plan_edits.add_milestone(session, action, title, due, Precision.DAY, by=by, now=OPENING)
            assert made.ref == ref
            if owner:
                plan_edits.assign(session, made, _person(session, owner), by=by, now=OPENING)
            return made

    return make


@pytest.fixture
def item(sessions: SessionMaker) -> ItemNow:
    """An item as it stands now."""

    def get(ref: str) -> Item:
        with sessions() as session:
            found = items.get(session, _plan(session), ref)
            assert found is not None
            return found

    return get


@pytest.fixture
def rows(sessions: SessionMaker) -> Rows:
    """All rows of a table."""

    def get(model: type[Any]) -> list[Any]:
        with sessions() as session:
            return list(session.exec(select(model)))

    return get


@pytest.fixture
def logged() -> Iterator[Log]:
    """What goes to the log."""
    with structlog.testing.capture_logs() as entries:
        yield entries


def _plan(session: Session) -> Plan:
    plan = plans.current(session)
    assert plan is not None
    return plan


def _person(session: Session, player: Player) -> Person:
    person = people.by_email(session, player.email)
    assert person is not None
    return person


@pytest.fixture
def owner() -> Player:
    return cast.OWNER


@pytest.fixture
def manager() -> Player:
    return cast.MANAGER


@pytest.fixture
def lead() -> Player:
    return cast.LEAD


@pytest.fixture
def viewer() -> Player:
    return cast.VIEWER


@pytest.fixture
def outsider() -> Player:
    """A guest."""
    return cast.OUTSIDER


@pytest.fixture
def stranger() -> Player:
    """Somebody of another organisation."""
    return cast.STRANGER


@pytest.fixture
def leaver() -> Player:
    """Somebody whose account is closed."""
    return cast.LEAVER

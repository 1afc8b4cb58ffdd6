"""The cast and the stage: a fresh copy of one made-ready database for each test, and the real bot before it."""

import gc
import logging
import os
import threading
from collections.abc import Collection, Iterator
from contextlib import ExitStack
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import hypothesis
import pytest
import structlog
from sqlalchemy import make_url
from sqlmodel import Session, delete, select

from bot.stage import SLACK, TEAMS, Stage
from scheduler.runner import tick
from store.cage.apart import run_apart
from store.database import SessionMaker, open_database, session_maker, transaction
from store.loading import sandbox
from store.models import Inbound, Item, Person, Plan
from store.people import directory
from store.plan import edits, items, plans
from store.pulse.keys import KEYS, KeyFolder
from store.rules import asking_people
from store.rules.terms import Precision
from store.time import london_day, london_moment
from tests import cast
from tests.cast import Player
from tests.chat import Chat, ItemNow, Log, MakeChat, MakeMilestone, Rows, RunJobs
from tests.chosen_chat import CHATS, chats_of, choose, in_teams
from tests.compiled import compile_once
from tests.curtain import CurtainCalls
from tests.databases import (
    Databases,
    Fill,
    MakeDatabase,
    PostgresDatabases,
    SqliteDatabases,
    goes_on_from,
    with_cast,
    with_people,
)
from tests.heard import Heard, log_plainly
from tests.memory import keep_files_in_memory
from tests.postgres import NoPostgresError, postgres
from tests.waiting_reader import WaitingReader

ENGINES = ("sqlite", "postgresql")
ALWAYS_BOTH = ("store",)
"""Folders whose tests, at any depth, run on both engines; elsewhere those that are marked `both_engines`."""
LONGEST_FIRST = (
    "proofs/test_pulse.py",
    "pulse/test_prompts.py",
    "scheduler/test_escalation.py",
    "scheduler/test_proofs.py",
    "plans/test_new_plan.py",
    "browser/test_pulse.py",
    "slack/test_digest.py",
    "browser/test_journey.py",
)
"""Files that take longest begin first, so that no process of the tests is left alone with one of them at the end.

Those that start processes of their own stand between others, which leave them a processor.
"""

PATIENCE = 20.0
"""A machine that runs all tests at once may take longer than Slack waits; how fast the bot is, `benchmarks` measure."""

# How long one made-up case takes is the machine's business.
hypothesis.settings.register_profile("patient", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("patient")

compile_once()
keep_files_in_memory()
log_plainly()

OPENING = datetime(2022, 7, 11, 7, 30, tzinfo=UTC)
"""Half past eight on the demo's first Monday: the day's jobs are still to come."""


@goes_on_from(with_cast)
def on_stage(url: str) -> None:
    """Let a stage settle on the cast's database: done once here, it is not done again for each story."""
    stage = Stage(url, OPENING, members=cast.members(), patience=PATIENCE)
    stage.start()
    stage.stop()


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Look for garbage less often, and not among what stays anyway: looking took a sixth of the tests' time."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@goes_on_from(with_people)
def on_teams_stage(url: str) -> None:
    """The same where the bot is in Teams: it is told of each place that it was put into."""
    stage = Stage(url, OPENING, members=cast.members(), patience=PATIENCE, chats=TEAMS)
    stage.start()
    stage.stop()
    engine = open_database(url)
    with transaction(session_maker(engine)) as session:
        session.exec(delete(Inbound))
    engine.dispose()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--engine", choices=ENGINES, help="Run all that can run on it on this database engine alone.")
    parser.addoption("--chat", choices=CHATS, help="Run the dialogues alone, all that can, in this chat alone.")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test the engines and chats it runs on; what runs on SQLite and in Slack alone keeps its plain name."""
    if "engine_name" in metafunc.fixturenames and (names := engines_of(metafunc)) != ["sqlite"]:
        metafunc.parametrize("engine_name", names, indirect=True, scope="session")
    if "make_chat" in metafunc.fixturenames and (names := chats_of(metafunc)) != ["slack"]:
        metafunc.parametrize("chat_name", names, indirect=True, scope="session")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    places = {here / name: place for place, name in enumerate(LONGEST_FIRST)}
    items.sort(key=lambda item: places.get(item.path, len(places)))
    if (chosen := config.getoption("--chat")) is not None:
        choose(config, items, chosen)


def engines_of(metafunc: pytest.Metafunc) -> list[str]:
    if "database" in metafunc.fixturenames:
        return ["sqlite"]
    if only := metafunc.definition.get_closest_marker("only_on"):
        return [str(name) for name in only.args]
    if chosen := metafunc.config.getoption("--engine"):
        return [str(chosen)]
    room = metafunc.definition.path.relative_to(Path(__file__).parent).parts[0]
    both = room in ALWAYS_BOTH or metafunc.definition.get_closest_marker("both_engines")
    return list(ENGINES) if both else ["sqlite"]


@pytest.fixture(scope="session")
def engine_name(request: pytest.FixtureRequest) -> str:
    return str(getattr(request, "param", "sqlite"))


@pytest.fixture(scope="session")
def chat_name(request: pytest.FixtureRequest) -> str:
    """In which chat a story is told."""
    return str(getattr(request, "param", "slack"))


@pytest.fixture(scope="session", autouse=True)
def waiting_reader() -> Iterator[None]:
    """Files are read by processes that begin with their readers loaded."""
    reader = WaitingReader(run_apart)
    with pytest.MonkeyPatch.context() as begin:
        begin.setattr(sandbox, "run_apart", reader.run)
        yield
    reader.close()


@pytest.fixture
def readers_begun_anew() -> Iterator[None]:
    """For stories about the process that reads a file: it begins as in the product."""
    with pytest.MonkeyPatch.context() as begin:
        begin.setattr(sandbox, "run_apart", run_apart)
        yield


@pytest.fixture(scope="session")
def sqlite_databases(tmp_path_factory: pytest.TempPathFactory) -> SqliteDatabases:
    return SqliteDatabases(tmp_path_factory.mktemp("databases"))


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    with ExitStack() as ending:
        try:
            server = ending.enter_context(postgres())
        except NoPostgresError as missing:
            if os.environ.get("CI") == "true":
                pytest.fail(str(missing))
            pytest.skip(str(missing))
        yield server


@pytest.fixture(scope="session")
def postgresql_databases(postgresql_server: str, curtain_calls: CurtainCalls) -> Iterator[PostgresDatabases]:
    databases = PostgresDatabases(postgresql_server)
    yield databases
    curtain_calls.wait()
    databases.close()


@pytest.fixture(scope="session")
def databases(engine_name: str, request: pytest.FixtureRequest) -> Databases:
    """Databases on the engine that the test runs on; a server is started when the first test wants one."""
    found: Databases = request.getfixturevalue(f"{engine_name}_databases")
    return found


@pytest.fixture(scope="session")
def curtain_calls() -> Iterator[CurtainCalls]:
    leaving = CurtainCalls()
    yield leaving
    leaving.wait()


@pytest.fixture
def make_database(databases: Databases, curtain_calls: CurtainCalls) -> Iterator[MakeDatabase]:
    """A database for this test alone: empty, or with what is named in it."""
    made: list[str] = []

    def make(fill: Fill | None = None) -> str:
        made.append(databases.new(fill))
        return made[-1]

    yield make
    for url in made:
        curtain_calls.after(partial(databases.forget, url))


@pytest.fixture
def database_url(make_database: MakeDatabase, chat_name: str) -> str:
    """The demo plan, and beside its people the cast, as a stage leaves them at the opening."""
    return make_database(on_teams_stage if chat_name == "teams" else on_stage)


@pytest.fixture
def database(database_url: str) -> Path:
    """The file, for stories about files: they run on SQLite alone."""
    return Path(str(make_url(database_url).database))


@pytest.fixture(scope="session")
def ready_database(sqlite_databases: SqliteDatabases) -> Path:
    """A file with the demo plan and the cast, to copy."""
    return sqlite_databases.ready(with_cast)


@pytest.fixture
def key_folder(tmp_path: Path) -> KeyFolder:
    """The keys of pulses' rounds, as all processes of a story share them."""
    return KeyFolder(tmp_path / "pulse-keys", b"a secret that only the environment knows")


@pytest.fixture
def sessions(database_url: str, key_folder: KeyFolder) -> Iterator[SessionMaker]:
    """To look at what was written, and to set the scene."""
    engine = open_database(database_url)
    yield session_maker(engine, {KEYS: key_folder})
    engine.dispose()


@pytest.fixture
def make_chat(
    database_url: str, key_folder: KeyFolder, curtain_calls: CurtainCalls, chat_name: str
) -> Iterator[MakeChat]:
    raised: list[Stage] = []
    chats = TEAMS if chat_name == "teams" else SLACK

    def make(*, refuses: Collection[str] = (), opening: datetime = OPENING) -> Chat:
        stage = Stage(
            database_url,
            opening,
            members=cast.members(),
            refuses=refuses,
            patience=PATIENCE,
            keys=key_folder,
            chats=chats,
        )
        raised.append(stage)
        stage.start(settled=stage.clock.now() == OPENING)
        return in_teams(stage) if chat_name == "teams" else Chat(stage)

    yield make
    for stage in raised:
        curtain_calls.leave(stage)


@pytest.fixture
def chat(make_chat: MakeChat) -> Chat:
    return make_chat()


@pytest.fixture
def run_jobs(chat: Chat, database_url: str, key_folder: KeyFolder) -> RunJobs:
    """Let one or more processes beat, all at once, at half past nine today or now if it is later."""

    def run(processes: int = 1) -> None:
        asked = london_moment(chat.today, asking_people.AT)
        chat.stage.clock.move_to(max(asked, chat.now))
        engines = [open_database(database_url) for _ in range(processes)]
        makers = [session_maker(engine, {KEYS: key_folder}) for engine in engines]
        beats = [threading.Thread(target=tick, args=(sessions, chat.sender, chat.now)) for sessions in makers]
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
            made = edits.add_milestone(session, action, title, due, Precision.DAY, by=by, now=OPENING)
            assert made.ref == ref
            if owner:
                edits.assign(session, made, _person(session, owner), by=by, now=OPENING)
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
    """What goes to the log, also behind a test of a command that keeps its log quiet for the whole process."""
    before = structlog.get_config()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.NOTSET))
    with structlog.testing.capture_logs() as entries:
        yield entries
    structlog.configure(**before)


@pytest.fixture
def everything_logged() -> Iterator[Heard]:
    """The root logger says all it hears, as an operator may set it who looks for a fault."""
    root, heard = logging.getLogger(), Heard()
    before = root.level
    root.setLevel(logging.DEBUG)
    root.addHandler(heard)
    yield heard
    root.removeHandler(heard)
    root.setLevel(before)


def _plan(session: Session) -> Plan:
    plan = plans.current(session)
    assert plan is not None
    return plan


def _person(session: Session, player: Player) -> Person:
    person = directory.by_email(session, player.email)
    assert person is not None
    return person


@pytest.fixture
def owner() -> Player:
    return cast.OWNER


@pytest.fixture
def admin() -> Player:
    return cast.ADMIN


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

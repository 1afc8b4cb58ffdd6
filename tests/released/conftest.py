"""The released database brought up to date, its Slack, and today's bot between them."""

from collections.abc import Iterator

import pytest

from tests.databases import MakeDatabase, SqliteDatabases
from tests.released.kit import Bot, Database, Stage, recorded, upgraded
from tests.released.slack import Slack


@pytest.fixture(scope="session")
def served() -> Iterator[Slack]:
    slack = Slack(recorded("members"), recorded("messages"))
    slack.start()
    yield slack
    slack.stop()


@pytest.fixture
def slack(served: Slack) -> Slack:
    served.begin()
    return served


@pytest.fixture
def released(make_database: MakeDatabase) -> Iterator[Database]:
    database = Database(make_database(upgraded))
    yield database
    database.close()


@pytest.fixture
def bot(released: Database, slack: Slack) -> Iterator[Bot]:
    bot = Bot(released.url, slack)
    yield bot
    bot.stops()


@pytest.fixture(scope="session")
def one_stage(sqlite_databases: SqliteDatabases, served: Slack) -> Iterator[Stage]:
    stage = Stage(sqlite_databases.new(upgraded), sqlite_databases.new(upgraded), served)
    yield stage
    stage.stops()


@pytest.fixture
def stage(one_stage: Stage) -> Stage:
    """One bot for many stories, each of which finds the database as it was."""
    one_stage.begin()
    return one_stage

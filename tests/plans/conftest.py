"""A council with two plans, and people who talk to the bot without any chat between."""

from collections.abc import Iterator

import pytest

from store.database import open_database, session_maker
from tests.databases import MakeDatabase, with_schema
from tests.plans.council import Council


@pytest.fixture
def council(make_database: MakeDatabase) -> Iterator[Council]:
    engine = open_database(make_database(with_schema))
    yield Council(session_maker(engine))
    engine.dispose()

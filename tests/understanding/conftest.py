"""The demo plan, to be read only."""

from collections.abc import Iterator

import pytest
from sqlmodel import Session

from store.database import open_database, session_maker
from tests.databases import Databases, with_demo


@pytest.fixture(scope="module")
def demo_session(databases: Databases) -> Iterator[Session]:
    url = databases.new(with_demo)
    engine = open_database(url)
    with session_maker(engine)() as session:
        yield session
    engine.dispose()
    databases.forget(url)

"""A small plan with a channel, a chat, and connections of their own for processes that race."""

from collections.abc import Callable, Iterator

import pytest

from store.database import SessionMaker, open_database, session_maker, transaction
from store.pulse.keys import KEYS, KeyFolder
from tests.databases import MakeDatabase, with_schema
from tests.scheduler.world import CHANNEL, PostBox, World
from tests.small_plan import make_small_plan


@pytest.fixture
def make_sessions(make_database: MakeDatabase, key_folder: KeyFolder) -> Iterator[Callable[..., SessionMaker]]:
    """Connections of their own to one database, as another process has them."""
    url, engines = make_database(with_schema), []

    def make(keys: KeyFolder | None = key_folder) -> SessionMaker:
        engines.append(open_database(url))
        return session_maker(engines[-1], {KEYS: keys})

    yield make
    for engine in engines:
        engine.dispose()


@pytest.fixture
def sessions(make_sessions: Callable[[], SessionMaker]) -> SessionMaker:
    return make_sessions()


@pytest.fixture
def post_box() -> PostBox:
    return PostBox()


@pytest.fixture
def world(sessions: SessionMaker, post_box: PostBox) -> World:
    with transaction(sessions) as session:
        make_small_plan(session).plan.channel = CHANNEL
    return World(sessions, post_box)

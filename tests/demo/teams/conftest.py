"""One tenant a test, on a server of its own, with a bare client and a bot of a few lines."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from bot.demo.server import DemoServer
from bot.demo.teams.chat import TeamsChat
from bot.demo.workspace import Workspace
from scheduler.clock import WallClock
from tests.demo.kit import CHANNELS, PEOPLE, Clock
from tests.demo.teams.kit import Bot, Calls, World


@pytest.fixture
def make_world(clock: Clock) -> Iterator[Callable[..., World]]:
    made: list[World] = []

    def make(people: Any = PEOPLE, **differently: Any) -> World:
        workspace = Workspace(people, CHANNELS, clock.now)
        chat = TeamsChat(workspace, CHANNELS, WallClock().now, monotonic=clock.monotonic, **differently)
        server = DemoServer(workspace, others=[chat])
        server.start()
        bot = Bot()
        chat.door.messages_url = bot.start()
        made.append(World(server, chat, Calls(chat), bot, clock))
        return made[-1]

    yield make
    for one in made:
        one.calls.close()
        one.server.stop()
        one.bot.stop()


@pytest.fixture
def teams(make_world: Callable[..., World]) -> World:
    return make_world()

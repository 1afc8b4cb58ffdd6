"""The bot in Teams: the cast, the demo's connector, and the bot behind an HTTP server of its own."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from pydantic import SecretStr

from bot.core import make_core
from bot.demo.people import Channel
from bot.demo.server import DemoServer
from bot.demo.teams.chat import TeamsChat
from bot.demo.teams.test_user import TeamsTestUser
from bot.demo.workspace import Workspace
from bot.teams.assemble import TeamsEdge, make_teams
from bot.teams.cloud import stand_in
from bot.teams.connection import TeamsClient
from bot.teams.tokens import Credentials
from bot.web import WebServer
from scheduler.clock import SetClock, WallClock
from store.pulse.keys import KeyFolder
from tests import cast
from tests.cast import Player
from tests.conftest import OPENING, PATIENCE
from tests.databases import MakeDatabase, with_cast


@dataclass(frozen=True)
class InTeams:
    server: DemoServer
    chat: TeamsChat
    edge: TeamsEdge
    clock: SetClock

    def user(self, player: Player) -> TeamsTestUser:
        return TeamsTestUser(self.server, self.chat, player.member.id)


@pytest.fixture
def database_url(make_database: MakeDatabase) -> str:
    """The demo plan and the cast, of whom no chat has told."""
    return make_database(with_cast)


@pytest.fixture
def teams(database_url: str, key_folder: KeyFolder) -> Iterator[InTeams]:
    clock = SetClock(OPENING)
    core = make_core(database_url, clock, key_folder)
    members = cast.members()
    channels = [Channel("C01PLAN", "improvement-plan", "", [one.id for one in members])]
    workspace = Workspace(members, channels, clock.now)
    chat = TeamsChat(workspace, channels, WallClock().now, patience=PATIENCE)
    server = DemoServer(workspace, others=[chat])
    server.start()
    credentials = Credentials(chat.tenant.app_id, SecretStr(chat.tenant.app_secret), chat.tenant.id)
    edge = make_teams(core, TeamsClient(credentials, stand_in(server.url)))
    web = WebServer("127.0.0.1", 0, core.sessions, [edge.endpoint])
    chat.door.messages_url = f"{web.start()}{edge.endpoint.path}"
    server.run(chat.introduce())
    edge.directory.read()
    yield InTeams(server, chat, edge, clock)
    web.stop()
    edge.close()
    server.stop()
    core.afterwards.close()
    core.engine.dispose()

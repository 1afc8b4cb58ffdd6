"""The bot in Teams: the cast, the demo's connector, and the bot behind an HTTP server of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from pydantic import SecretStr
from sqlalchemy import update

from bot.beats import beat_of
from bot.core import Core, make_core
from bot.demo.json_values import Json
from bot.demo.people import Channel
from bot.demo.server import DemoServer
from bot.demo.teams.chat import TeamsChat
from bot.demo.teams.door import Reply
from bot.demo.teams.messages import Message
from bot.demo.teams.test_user import TeamsTestUser
from bot.demo.teams.wire import typed
from bot.demo.workspace import Workspace
from bot.teams.assemble import TeamsEdge, make_teams
from bot.teams.cloud import stand_in
from bot.teams.connection import TeamsClient
from bot.teams.tokens import Credentials
from bot.web import WebServer
from scheduler.clock import SetClock, WallClock
from store.database import SessionMaker, transaction
from store.models import ConversationReference
from store.people import directory, roles
from store.plan import plans
from store.pulse.keys import KeyFolder
from store.rules.terms import Role
from tests import cast
from tests.cast import Player
from tests.conftest import OPENING, PATIENCE
from tests.databases import MakeDatabase, goes_on_from, with_people


@dataclass(frozen=True)
class InTeams:
    server: DemoServer
    chat: TeamsChat
    core: Core
    edge: TeamsEdge
    clock: SetClock

    def user(self, player: Player) -> TeamsTestUser:
        return TeamsTestUser(self.server, self.chat, player.member.id)

    def beats_at(self, hour: int) -> None:
        """Let the scheduler look, at this hour (UTC) of the day."""
        self.core.afterwards.finish()
        self.clock.move_to(self.clock.now().replace(hour=hour))
        beat_of(self.core, [self.edge])()

    def activity(self, player: Player, text: str, place: str = "") -> Json:
        """What Teams sends where somebody types this; nothing of it stands in the chat."""
        tenant, member = self.chat.tenant, player.member
        where = self.chat.user_actions.place(member, place)
        message = Message(tenant.messages.next_id(), where.id, member.id, text)
        return self.chat.wire.message(member, message, where, typed(tenant, where, text))

    def delivered(self, activity: Json) -> Reply:
        return self.server.run(self.chat.user_actions.redeliver(activity))

    def press(self, player: Player, data: Json, place: str = "") -> Json:
        """What Teams sends where a button is pressed that holds this, in the newest message of the place."""
        where = self.chat.user_actions.place(player.member, place)
        seen = self.chat.tenant.visible(player.member.id, where.id)
        newest = seen[-1] if seen else Message("1", where.id, player.id, "")
        return self.chat.wire.pressed(player.member, newest, where, {}, data)

    def pressed(self, player: Player, data: Json, place: str = "") -> Reply:
        return self.delivered(self.press(player, data, place))


@goes_on_from(with_people)
def in_teams(url: str) -> None:
    """Let Teams tell of the cast once: it is not told again for each story."""
    with raised(url) as stage:
        stage.server.run(stage.chat.introduce())
        stage.edge.directory.read()


@pytest.fixture
def database_url(make_database: MakeDatabase) -> str:
    """The demo plan and the cast, for all of whom the app is installed."""
    return make_database(in_teams)


@pytest.fixture
def teams(database_url: str, key_folder: KeyFolder) -> Iterator[InTeams]:
    with raised(database_url, key_folder) as stage:
        yield stage


@pytest.fixture
def lead_here(sessions: SessionMaker, owner: Player) -> Player:
    """Somebody whose account in Teams was known before they led: nobody has to ask whether it is theirs."""
    with transaction(sessions) as session:
        person, plan = directory.by_email(session, owner.email), plans.current(session)
        assert person is not None
        assert plan is not None
        roles.give(session, person, Role.LEAD, plan)
    return owner


@contextmanager
def raised(url: str, keys: KeyFolder | None = None) -> Iterator[InTeams]:
    clock = SetClock(OPENING)
    core = make_core(url, clock, keys)
    members = cast.members()
    channels = [Channel("C01PLAN", "improvement-plan", "", [one.id for one in members])]
    workspace = Workspace(members, channels, clock.now)
    chat = TeamsChat(workspace, channels, WallClock().now, patience=PATIENCE)
    server = DemoServer(workspace, others=[chat])
    server.start()
    # Teams keeps its address; that of the stand-in is another each time.
    with transaction(core.sessions) as session:
        session.execute(update(ConversationReference).values(service_url=chat.service_url))
    credentials = Credentials(chat.tenant.app_id, SecretStr(chat.tenant.app_secret), chat.tenant.id)
    edge = make_teams(core, TeamsClient(credentials, stand_in(server.url)))
    web = WebServer("127.0.0.1", 0, [edge.endpoint])
    chat.door.messages_url = f"{web.start()}{edge.endpoint.path}"
    yield InTeams(server, chat, core, edge, clock)
    web.stop()
    edge.close()
    server.stop()
    core.afterwards.close()
    core.engine.dispose()

"""Teams on the stage: the demo's Teams, and the bot's edge for it behind an HTTP server of its own, as in earnest.

Only a stage that is asked for Teams imports this.
"""

from collections.abc import Callable, Sequence

from pydantic import SecretStr
from sqlmodel import col, select, update

from bot.core import Core
from bot.demo.people import Channel
from bot.demo.server import DemoServer
from bot.demo.teams import ids
from bot.demo.teams.chat import TeamsChat
from bot.demo.teams.messages import Message
from bot.demo.teams.tenant import TEAMS
from bot.demo.teams.test_user import TeamsTestUser
from bot.demo.workspace import Workspace
from bot.teams.assemble import TeamsEdge, make_teams
from bot.teams.cloud import stand_in
from bot.teams.connection import PLATFORM, TeamsClient
from bot.teams.forms import BALLOT
from bot.teams.tokens import Credentials
from bot.web import WebServer
from scheduler.clock import WallClock
from store.database import transaction
from store.delivery import conversation_references
from store.delivery.conversation_references import Reached
from store.models import ConversationReference, Identity


class TeamsOnStage:
    def __init__(self, core: Core, workspace: Workspace, channels: Sequence[Channel], patience: float) -> None:
        self.chat = TeamsChat(workspace, channels, WallClock().now, patience=patience, undrafted=[BALLOT])
        self._core = core
        self._web: WebServer | None = None

    def start(self, server: DemoServer, when_queued: Callable[[], object], *, settled: bool) -> None:
        """Args: settled: the bot knows already where it was put, but not where this server listens."""
        tenant = self.chat.tenant
        credentials = Credentials(tenant.app_id, SecretStr(tenant.app_secret), tenant.id)
        client = TeamsClient(credentials, stand_in(server.url))
        self.edge: TeamsEdge = make_teams(self._core, client, when_queued)
        self._web = WebServer("127.0.0.1", 0, [self.edge.endpoint])
        self.chat.door.messages_url = f"{self._web.start()}{self.edge.endpoint.path}"
        self._find_again()
        self._know_whom_slack_knows()
        if not settled:
            self._have_been_there()
            self.edge.directory.read()

    def stop(self) -> None:
        if self._web is not None:
            self._web.stop()
            self.edge.close()

    def user(self, server: DemoServer, member_id: str) -> TeamsTestUser:
        return TeamsTestUser(server, self.chat, member_id)

    def say_everywhere(self, text: str) -> None:
        """Say something in each conversation, as the client does and not as the bot."""
        tenant = self.chat.tenant
        for place in tenant.places:
            tenant.post(Message(tenant.messages.next_id(), place.id, TEAMS, text))

    def channel(self, channel_id: str) -> str:
        """The address of a channel, as plans keep it."""
        return f"{PLATFORM}/{ids.TENANT}/{ids.channel(channel_id)}"

    def _have_been_there(self) -> None:
        """The app was set up for everybody, and put into the team, long before the demo opens."""
        tenant = self.chat.tenant
        places = [(ids.TEAM, ids.TEAM, ids.TEAM)]
        installed = sorted(tenant.installed)
        places += [(ids.object_id(one), ids.personal_chat(one), ids.their_id(one)) for one in installed]
        with transaction(self._core.sessions) as session:
            for external_id, conversation, their_id in places:
                reached = Reached(PLATFORM, tenant.id, external_id, conversation, self.chat.service_url, their_id)
                conversation_references.note(session, reached, self._core.clock.now())

    def _know_whom_slack_knows(self) -> None:
        """Whoever leads or administers would be asked first whether it is them; here they have said so already."""
        with transaction(self._core.sessions) as session:
            known = {one.external_id: one for one in session.exec(select(Identity)) if not one.closed}
            for member in self.chat.tenant.people:
                account = ids.object_id(member.id)
                if member.id in known and account not in known:
                    person = known[member.id].person_id
                    session.add(Identity(person_id=person, platform=PLATFORM, tenant=ids.TENANT, external_id=account))

    def _find_again(self) -> None:
        """Teams keeps its address; the demo's may be another at each start."""
        ours = col(ConversationReference.platform) == PLATFORM
        with transaction(self._core.sessions) as session:
            session.exec(update(ConversationReference).where(ours).values(service_url=self.chat.service_url))

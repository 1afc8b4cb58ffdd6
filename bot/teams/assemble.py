"""Where Teams is wired to the core. Whoever serves Slack alone never loads this."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from bot.chat.accounts import Accounts
from bot.chat.audiences import AudienceReader
from bot.chat.directory_reading import DirectoryReader
from bot.chat.edge import ChatEdge
from bot.chat.endpoints import Answered, Endpoint
from bot.chat.files import SharedFiles
from bot.chat.sending_files import FilesToSend
from bot.conversation.sealed import SealedConversation
from bot.core import Core, policy_for
from bot.exports import Exports
from bot.teams.app import Listeners
from bot.teams.audiences import TeamsAudiences
from bot.teams.connection import TeamsClient
from bot.teams.directory import TeamsDirectory
from bot.teams.files import given_again
from bot.teams.gate import Gate
from bot.teams.installs import Installs
from bot.teams.kept import Seal
from bot.teams.mentioned import Mentioned
from bot.teams.places import Place
from bot.teams.references import References
from bot.teams.replies import Replies
from bot.teams.sealed import SealedListeners
from bot.teams.sender import PACE, TeamsSender
from bot.teams.sending_files import TeamsFiles
from scheduler.delivery.policy import DeliveryPolicy


@dataclass(frozen=True)
class TeamsEdge:
    client: TeamsClient
    accounts: Accounts
    directory: DirectoryReader
    audiences: AudienceReader
    files: SharedFiles[Place]
    to_send: FilesToSend[Place]
    sender: TeamsSender
    policy: DeliveryPolicy
    endpoint: Endpoint
    """Where Teams reaches us."""

    def look(self) -> None:
        self.directory.look()
        self.audiences.look()

    def deliver(self, body: bytes, headers: Mapping[str, str]) -> Answered:
        """Take what Teams posts. Raises `RefusedError`."""
        return self.endpoint.take(body, headers)

    def close(self) -> None:
        self.files.close()
        self.to_send.close()
        self.accounts.close()
        self.client.close()


def make_teams(core: Core, client: TeamsClient, when_queued: Callable[[], object] = lambda: None) -> TeamsEdge:
    """Wire Teams to the core.

    Args:
        when_queued: called where a message to somebody else may go at once.
    """
    references = References(client, core.sessions, core.clock)
    known = TeamsDirectory(client, references)
    accounts = Accounts(core.sessions, known, core.clock)
    directory = DirectoryReader(core.sessions, known, core.clock, when_queued)
    in_channels = TeamsAudiences(client, references, known)
    audiences = AudienceReader(core.sessions, in_channels, known, core.clock, when_queued)
    replies = Replies(client, references)
    edge = ChatEdge(core.conversation, replies.show, when_queued, replies.redraw)
    files = SharedFiles(core.documents, edge.show, partial(given_again, client.cloud, client.outbound))
    edge.reads = files.read_known
    sealed = SealedListeners(client, SealedConversation(core.sessions, core.clock), accounts.as_known)
    mentioned = Mentioned(client, references, accounts)
    seal = Seal(client.credentials.secret.get_secret_value())
    offered = TeamsFiles(client, replies.chat_with)
    to_send = FilesToSend(Exports(core.sessions, core.clock).make, offered, edge.show)
    edge.sends = to_send.send
    heard = Installs(references).heard
    listeners = Listeners(client, edge, files, accounts, replies, mentioned, offered, sealed, seal, heard)
    gate = Gate(client.app_id, client.cloud, client.outbound, listeners.take)
    sender, policy = TeamsSender(client, references), policy_for(core.clock, PACE)
    return TeamsEdge(client, accounts, directory, audiences, files, to_send, sender, policy, gate.endpoint)

"""Where Slack is wired to the core; `bot/core.py` wires what every edge stands on."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from bot.chat.accounts import Accounts
from bot.chat.audiences import AudienceReader
from bot.chat.directory_reading import DirectoryReader
from bot.chat.edge import ChatEdge
from bot.chat.files import SharedFiles
from bot.chat.sending_files import FilesToSend
from bot.conversation.sealed import SealedConversation
from bot.core import Core, policy_for
from bot.exports import Exports
from bot.slack.app import make_app
from bot.slack.audiences import SlackAudiences
from bot.slack.connection import BoltApp, Client, Installation
from bot.slack.directory import SlackDirectory
from bot.slack.files import fetched_again
from bot.slack.replies import Place, Replies
from bot.slack.sealed import SealedListeners
from bot.slack.sender import SlackSender
from bot.slack.sending_files import SlackFiles
from scheduler.delivery.policy import DeliveryPolicy


@dataclass(frozen=True)
class SlackEdge:
    app: BoltApp
    client: Client
    accounts: Accounts
    directory: DirectoryReader
    files: SharedFiles[Place]
    to_send: FilesToSend[Place]
    sender: SlackSender
    policy: DeliveryPolicy
    audiences: AudienceReader

    def look(self) -> None:
        self.directory.look()
        self.audiences.look()

    def close(self) -> None:
        self.files.close()
        self.to_send.close()
        self.accounts.close()


def make_slack(
    core: Core, client: Client, here: Installation, when_queued: Callable[[], object] = lambda: None
) -> SlackEdge:
    """Wire Slack to the core.

    Args:
        when_queued: called where a message to somebody else may go at once: an answer has left it, or an account that
            it waited for is known.
    """
    known = SlackDirectory(client, here.tenant)
    accounts = Accounts(core.sessions, known, core.clock)
    directory = DirectoryReader(core.sessions, known, core.clock, when_queued)
    replies = Replies(client)
    sender = SlackSender(client, replies, here.reaches.tenant)
    audiences = AudienceReader(core.sessions, SlackAudiences(client, here.tenant), known, core.clock, when_queued)
    policy = policy_for(core.clock)
    edge = ChatEdge(core.conversation, replies.show, when_queued, replies.redraw)
    files = SharedFiles(core.documents, edge.show, partial(fetched_again, client))
    edge.reads = files.read_known
    to_send = FilesToSend(Exports(core.sessions, core.clock).make, SlackFiles(client), edge.show)
    edge.sends = to_send.send
    sealed = SealedListeners(client, SealedConversation(core.sessions, core.clock), accounts.as_known)
    app = make_app(client, edge, files, accounts, replies, known, sealed, when_queued)
    return SlackEdge(app, client, accounts, directory, files, to_send, sender, policy, audiences)

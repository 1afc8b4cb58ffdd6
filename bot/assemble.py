"""Where Slack is wired to the core; `bot/core.py` wires what every edge stands on."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from ssl import SSLContext, create_default_context
from threading import Thread

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

from bot.chat.accounts import Accounts
from bot.chat.edge import ChatEdge
from bot.chat.files import SharedFiles
from bot.core import Core
from bot.slack.app import make_app
from bot.slack.directory import SlackDirectory
from bot.slack.replies import Place, Replies
from bot.slack.sender import SlackSender
from scheduler.clock import Clock, ClockWatch, WallClock
from scheduler.delivery.hours import in_their_hours
from scheduler.delivery.policy import DeliveryPolicy
from scheduler.runner import Beat, tick
from store.delivery.rate_limits import Pace

TIMEOUT_SECONDS = 10


@dataclass(frozen=True)
class SlackEdge:
    app: App
    client: WebClient
    accounts: Accounts
    files: SharedFiles[Place]
    sender: SlackSender
    beat: Callable[[], Beat]
    """One beat of the scheduler, now."""


def slack_client(bot_token: str, api_url: str) -> WebClient:
    # Slack's own retries would post twice where a connection drops after delivery; the outbox does all retrying.
    return WebClient(
        token=bot_token, base_url=api_url, retry_handlers=[], timeout=TIMEOUT_SECONDS, ssl=_trusted_certificates()
    )


def make_slack(
    core: Core, client: WebClient, tenant: str | None = None, when_queued: Callable[[], object] = lambda: None
) -> SlackEdge:
    """Wire Slack to the core.

    Args:
        tenant: the only workspace that the client's token reaches, where it is one.
        when_queued: called where an answer leaves a message to somebody else, so that it goes at once.
    """
    accounts = Accounts(core.sessions, SlackDirectory(client), core.clock)
    replies = Replies(client)
    sender = SlackSender(client, replies, tenant)
    policy, watch = policy_for(core.clock), ClockWatch() if core.clock.real else None

    def beat() -> Beat:
        return tick(core.sessions, sender, core.clock.now(), policy=policy, watch=watch)

    edge = ChatEdge(core.conversation, replies.show, when_queued)
    files = SharedFiles(core.documents, edge.show)
    app = make_app(client, edge, files, accounts, replies)
    return SlackEdge(app, client, accounts, files, sender, beat)


@cache
def _trusted_certificates() -> SSLContext:
    """Read once: the SDK would read all of the system's certificates anew for each call, which takes some 20 ms."""
    return create_default_context()


def policy_for(clock: Clock) -> DeliveryPolicy:
    """At a clock that stands still nothing would refill the lane; the chat's own waits are kept in real time."""
    if clock.real:
        return DeliveryPolicy(pace=Pace(), clock=clock, may_send=in_their_hours)
    return DeliveryPolicy(lane_clock=WallClock(), may_send=in_their_hours)


def make_socket(edge: SlackEdge, app_token: str) -> SocketModeHandler:
    return SocketModeHandler(edge.app, app_token)


def close_socket(socket: SocketModeHandler) -> None:
    """Close for good, which the SDK's own `close` alone does not always do.

    Its reading thread, where it has just begun, takes back the word to end and reads a closed connection for ever; so
    the word is said until it is heard. And where that thread closes the connection itself between the SDK's look and
    its step, there is none left the second time.
    """

    def close() -> None:
        try:
            socket.close()
        except AttributeError:
            socket.close()

    closing = Thread(target=close, name="closing", daemon=True)
    closing.start()
    while closing.is_alive():
        socket.client.current_session_state.terminated = True
        closing.join(0.1)

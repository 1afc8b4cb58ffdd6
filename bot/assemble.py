"""Where Slack is wired to the core; `bot/core.py` wires what every edge stands on."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.chat.accounts import Accounts
from bot.chat.edge import ChatEdge
from bot.chat.files import SharedFiles
from bot.core import Core
from bot.slack.app import make_app
from bot.slack.connection import BoltApp, Client
from bot.slack.directory import SlackDirectory
from bot.slack.replies import Place, Replies
from bot.slack.sender import SlackSender
from scheduler.clock import Clock, ClockWatch, WallClock
from scheduler.delivery.hours import in_their_hours
from scheduler.delivery.policy import DeliveryPolicy
from scheduler.runner import Beat, tick
from store.delivery.rate_limits import Pace


@dataclass(frozen=True)
class SlackEdge:
    app: BoltApp
    client: Client
    accounts: Accounts
    files: SharedFiles[Place]
    sender: SlackSender
    beat: Callable[[], Beat]
    """One beat of the scheduler, now."""


def make_slack(
    core: Core, client: Client, tenant: str | None = None, when_queued: Callable[[], object] = lambda: None
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


def policy_for(clock: Clock) -> DeliveryPolicy:
    """At a clock that stands still nothing would refill the lane; the chat's own waits are kept in real time."""
    if clock.real:
        return DeliveryPolicy(pace=Pace(), clock=clock, may_send=in_their_hours)
    return DeliveryPolicy(lane_clock=WallClock(), may_send=in_their_hours)

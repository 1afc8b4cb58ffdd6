"""The demo's Slack as a proof's chat: messages are known by the key in their metadata."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from benchmarks.delivering.chat import Arrived, Recipients, Served, served
from bot.demo.people import Member
from bot.demo.random_faults import RandomFaults
from bot.demo.server import DemoServer
from bot.demo.workspace import Workspace
from bot.slack.connection import slack_client
from bot.slack.replies import Replies
from bot.slack.sender import SlackSender
from scheduler.clock import Clock
from store.database import SessionMaker

TENANT = "T01SIGHTLINE"


def recipients(people: int) -> Recipients:
    return Recipients("slack", TENANT, [f"U{number:05}" for number in range(people)])


@dataclass(frozen=True)
class SlackChat:
    recipients: Recipients
    _served: Served

    def sender(self, sessions: SessionMaker, clock: Clock, timeout: float) -> SlackSender:
        api_url, token = self._served.opened
        client = slack_client(token, api_url, timeout=timeout)
        return SlackSender(client, Replies(client), TENANT)

    def arrived(self) -> Arrived:
        return self._served.arrived()


@contextmanager
def open_slack(
    people: int, clock: Clock, *, scopes: Collection[str], random_faults: RandomFaults | None = None
) -> Iterator[SlackChat]:
    to = recipients(people)
    members = [Member(id=account, name=f"Owner {number}") for number, account in enumerate(to.accounts)]
    workspace = Workspace(members=members, channels=[], now=clock.now, scopes=scopes)
    workspace.faults.set_random_faults(random_faults)

    def start() -> tuple[object, Callable[[], Arrived]]:
        server = DemoServer(workspace)
        server.start()
        return (server.api_url, workspace.bot_token), lambda: _arrived(workspace)

    with served(start) as chat:
        yield SlackChat(to, chat)


def _arrived(workspace: Workspace) -> Arrived:
    texts, message_refs = defaultdict(list), defaultdict(list)
    for conversation in workspace.conversations:
        for message in workspace.messages.within(conversation):
            key = (message.metadata or {})["event_payload"]["key"]
            texts[key].append(message.text)
            message_refs[key].append(f"{conversation}/{message.ts}")
    faults = workspace.faults
    return Arrived(dict(texts), dict(message_refs), Counter(faults.happened), len(faults.too_early))

"""The demo workspace in a process of its own, so that whatever happens to senders does not touch what arrived."""

import logging
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection

from benchmarks.delivering.children import fork, kill
from bot.demo.people import Member
from bot.demo.random_faults import RandomFaults
from bot.demo.server import DemoServer
from bot.demo.workspace import Workspace
from scheduler.clock import Clock


@dataclass(frozen=True)
class Arrived:
    texts: dict[str, list[str]]
    """What stands in the workspace, by the key in its metadata."""
    message_refs: dict[str, list[str]]
    happened: Counter[str]
    too_early: int
    """Calls that came before the time the bot was asked to wait had passed."""


@dataclass(frozen=True)
class Chat:
    api_url: str
    token: str
    _line: Connection

    def arrived(self) -> Arrived:
        self._line.send("what arrived?")
        answer: Arrived = self._line.recv()
        return answer


@contextmanager
def open_chat(
    people: int, clock: Clock, *, scopes: Collection[str], random_faults: RandomFaults | None = None
) -> Iterator[Chat]:
    ours, theirs = Pipe()
    process = fork(lambda: _serve(theirs, people, clock, scopes, random_faults))
    theirs.close()
    try:
        api_url, token = ours.recv()
        yield Chat(api_url, token, ours)
    finally:
        kill(process)
        ours.close()


def account(number: int) -> str:
    return f"U{number:05}"


def _serve(
    line: Connection, people: int, clock: Clock, scopes: Collection[str], random_faults: RandomFaults | None
) -> None:
    # A call that broke off with its process is what this is about, and no news.
    logging.disable(logging.CRITICAL)
    workspace = Workspace(
        members=[Member(id=account(number), name=f"Owner {number}") for number in range(people)],
        channels=[],
        now=clock.now,
        scopes=scopes,
    )
    workspace.faults.set_random_faults(random_faults)
    server = DemoServer(workspace)
    server.start()
    line.send((server.api_url, workspace.bot_token))
    while True:
        line.recv()
        line.send(_arrived(workspace))


def _arrived(workspace: Workspace) -> Arrived:
    texts, message_refs = defaultdict(list), defaultdict(list)
    for conversation in workspace.conversations:
        for message in workspace.messages.within(conversation):
            key = (message.metadata or {})["event_payload"]["key"]
            texts[key].append(message.text)
            message_refs[key].append(f"{conversation}/{message.ts}")
    faults = workspace.faults
    return Arrived(dict(texts), dict(message_refs), Counter(faults.happened), len(faults.too_early))

"""A chat of the demo in a process of its own, so that whatever happens to senders does not touch what arrived."""

import logging
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import Any, Protocol

from benchmarks.delivering.children import fork, kill
from scheduler.clock import Clock
from scheduler.delivery.sending import Sender
from store.database import SessionMaker
from store.delivery.conversation_references import Reached


@dataclass(frozen=True)
class Arrived:
    texts: dict[str, list[str]]
    """What stands in the chat, by the key of its message."""
    message_refs: dict[str, list[str]]
    happened: Counter[str]
    too_early: int
    """Calls that came before the time the bot was asked to wait had passed."""


@dataclass(frozen=True)
class Recipients:
    """To whom messages go, by turns: people by their accounts, channels by their addresses."""

    platform: str
    tenant: str
    accounts: list[str]
    channels: list[str] = field(default_factory=list)
    reached: list[Reached] = field(default_factory=list)
    """Where the chat has let the bot in before."""


class Chat(Protocol):
    @property
    def recipients(self) -> Recipients: ...

    def sender(self, sessions: SessionMaker, clock: Clock, timeout: float) -> Sender:
        """Make a sender of the product. Called in the process that sends."""
        ...

    def arrived(self) -> Arrived: ...


@dataclass(frozen=True)
class Served:
    """A chat that is up.

    Args:
        opened: what it said of itself when it was, such as its address.
    """

    opened: Any
    _line: Connection

    def arrived(self) -> Arrived:
        self._line.send("what arrived?")
        answer: Arrived = self._line.recv()
        return answer


@contextmanager
def served(start: Callable[[], tuple[Any, Callable[[], Arrived]]]) -> Iterator[Served]:
    """Fork a process for a chat.

    Args:
        start: starts it there. Returns what it says of itself, and how to look what has arrived.
    """
    ours, theirs = Pipe()
    process = fork(lambda: _serve(theirs, start))
    theirs.close()
    try:
        yield Served(ours.recv(), ours)
    finally:
        kill(process)
        ours.close()


def _serve(line: Connection, start: Callable[[], tuple[Any, Callable[[], Arrived]]]) -> None:
    # A call that broke off with its process is what this is about, and no news.
    logging.disable(logging.CRITICAL)
    opened, arrived = start()
    line.send(opened)
    while True:
        line.recv()
        line.send(arrived())

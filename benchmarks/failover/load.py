"""What goes on while servers die: messages are sent by two processes, and people say updates to two bots."""

import itertools
import logging
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from http.client import HTTPException

import structlog
from sqlalchemy import Engine

from benchmarks.bots import TURNS, Line, Parcel
from benchmarks.delivering.chat import Chat
from benchmarks.delivering.children import fork, has_ended_already, kill
from benchmarks.delivering.ledger import progress
from benchmarks.delivering.senders import policy
from benchmarks.inbound import PROCESSES, Stand
from benchmarks.inbound_events import make_update
from bot.chat.edge import SORRY
from scheduler.clock import Clock
from scheduler.runner import carry
from store.database import session_maker
from store.delivery.rate_limits import Pace

APART = 0.05
"""Seconds from one update to the next."""
AGAIN = 1.0
"""Seconds after which what was not acknowledged is delivered again."""
BEAT = 0.3
STUCK_SECONDS = 120


@contextmanager
def sending(engine: Engine, chat: Chat, clock: Clock) -> Iterator[None]:
    """Two processes that carry as the product's beat does, whatever becomes of their database. Forks."""
    running = [fork(lambda: _carry(engine, chat, clock)) for _ in range(PROCESSES)]
    try:
        yield
        if any(has_ended_already(process) for process in running):
            sys.exit("A process that sends has ended.")
    finally:
        for process in running:
            kill(process)


def wait_until_all_is_sent(engine: Engine) -> None:
    until, before = time.monotonic() + STUCK_SECONDS, -1
    while (still_open := progress(engine)[0]) and time.monotonic() < until:
        if still_open != before:
            until, before = time.monotonic() + STUCK_SECONDS, still_open
        time.sleep(0.5)


def _carry(engine: Engine, chat: Chat, clock: Clock) -> None:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    logging.disable(logging.CRITICAL)
    sessions = session_maker(engine)
    sender = chat.sender(sessions, clock, 10.0)
    while True:
        # It tells nobody of a database that is away, and is as good as new at the next beat.
        carry(sessions, sender, clock.now(), policy(clock, pace=Pace()))
        time.sleep(BEAT)


@dataclass
class Updates:
    """Somebody who says updates, one after the other.

    What is not acknowledged is delivered again, as Slack does. Where the bot says that nothing was saved, they say it
    again, as people do.
    """

    stand: Stand
    acknowledged: set[int] = field(default_factory=set)
    said: int = 0
    deliveries: int = 0
    told: int = 0
    """How often the bot said that nothing was saved."""
    _over: threading.Event = field(default_factory=threading.Event)

    @contextmanager
    def going_on(self) -> Iterator[None]:
        person = threading.Thread(target=self._say)
        person.start()
        try:
            yield
        finally:
            self._over.set()
            person.join()

    def _say(self) -> None:
        while not self._over.wait(APART):
            parcel = make_update(self.stand.scene, self.said)
            for turn in itertools.count():
                self.deliveries += 1
                with closing(self.stand.line(self.stand.bots[(self.said + turn) % PROCESSES])) as line:
                    if self._is_taken(line, parcel, turn):
                        break
                time.sleep(AGAIN)
            self.acknowledged.add(self.said)
            self.said += 1

    def _is_taken(self, line: Line, parcel: Parcel, turn: int) -> bool:
        before = self._sorries()
        try:
            status = line.delivers(parcel, turn % TURNS)
        except (OSError, HTTPException):
            return False
        sorry = SORRY in line.said or self._sorries() > before
        self.told += sorry
        return status == 200 and not sorry

    def _sorries(self) -> int:
        workspace = self.stand.workspace
        conversation = workspace.dm_id(self.stand.scene.member)
        return sum(SORRY in one.text for one in workspace.messages.within(conversation))

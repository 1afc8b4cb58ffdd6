"""Processes that send, as the bot does: rung by an alarm, with its own delivery, over its chat's wire."""

import logging
import sys
import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from mmap import mmap
from types import TracebackType
from typing import Self

import structlog
from sqlalchemy import Engine
from sqlmodel import Session

from benchmarks.delivering.chat import Chat
from benchmarks.delivering.children import fork, has_ended, has_ended_already, kill
from benchmarks.delivering.ledger import progress
from scheduler.alarm import pause
from scheduler.clock import Clock
from scheduler.delivery.loop import deliver, next_delivery
from scheduler.delivery.policy import LONGEST_WAIT, DeliveryPolicy
from store.database import session_maker
from store.models import Outgoing, Person

HELD_BACK = timedelta(hours=1)
"""Nothing in a proof waits so long, unless it waits for somebody's morning."""
STUCK_SECONDS = 2 * LONGEST_WAIT.total_seconds()
"""A busy machine takes its time. Where for so long nothing at all was tried, nothing will be."""
LOOK_SECONDS = 10


@dataclass(frozen=True)
class Senders:
    """Those that still run are killed where the block ends, so that nobody uses the database behind it."""

    engine: Engine
    chat: Chat
    clock: Clock
    policy: DeliveryPolicy
    timeout: float = 10.0
    busy: bool = False
    """Rung again at once, so that short lives are full of sending."""
    stay: bool = False
    """Wait for more where nothing is open, until one of them is to finish. Else each ends by itself then."""
    _running: set[int] = field(default_factory=set)
    _to_finish: mmap = field(default_factory=lambda: mmap(-1, 1))
    """One byte that all processes share."""
    _sending: mmap = field(default_factory=lambda: mmap(-1, 1))
    """Another: whether the one that was started last has come as far as to send."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process in self._running:
            kill(process)

    def start(self) -> int:
        """Fork one. Returns its process id."""
        self._sending[0] = 0
        process = fork(self._send)
        self._running.add(process)
        return process

    def wait_until_it_sends(self, process: int) -> None:
        """On a busy machine one that is killed sooner has not yet begun, and its death proves nothing."""
        while not self._sending[0] and not has_ended_already(process):
            time.sleep(0.001)

    def kill(self, process: int) -> bool:
        """kill -9. Returns whether it still ran."""
        if self._has_ended(process):
            return False
        self._running.remove(process)
        kill(process)
        return True

    def finish(self, process: int) -> None:
        """Let one run until nothing is open."""
        self._to_finish[0] = 1
        seen, looked, moved = progress(self.engine), time.monotonic(), time.monotonic()
        while not self._has_ended(process):
            time.sleep(0.05)
            now = time.monotonic()
            if now - looked < LOOK_SECONDS:
                continue
            before, seen, looked = seen, progress(self.engine), now
            if seen != before:
                moved = now
            elif now - moved > STUCK_SECONDS:
                raise SystemExit(f"The senders have tried nothing for {STUCK_SECONDS:.0f} s.")

    def _has_ended(self, process: int) -> bool:
        # Out of the set first: one that failed has ended, too.
        self._running.remove(process)
        if has_ended(process):
            return True
        self._running.add(process)
        return False

    def _send(self) -> None:
        sys.stdin.close()
        structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
        logging.disable(logging.CRITICAL)
        sessions = session_maker(self.engine)
        sender = self.chat.sender(sessions, self.clock, self.timeout)
        self._sending[0] = 1
        while True:
            deliver(sessions, sender, self.clock.now(), self.policy)
            again = next_delivery(sessions, sender, self.clock.now(), self.policy)
            if again is None and (self._to_finish[0] or not self.stay):
                return
            wait = again - self.clock.now() if again else timedelta()
            if wait > HELD_BACK:
                raise RuntimeError(f"What is open is held back until {again}.")
            time.sleep(min(max(wait.total_seconds(), 0.005), 0.1) if self.busy else pause(wait).total_seconds())


def at_any_hour(session: Session, row: Outgoing, person: Person | None, now: datetime) -> datetime:
    """What is proved is that a message arrives once, whenever it is sent. `clock_changes` proves people's hours."""
    return now


def policy(clock: Clock, **changes: object) -> DeliveryPolicy:
    return DeliveryPolicy(clock=clock, may_send=at_any_hour, **changes)  # type: ignore[arg-type]

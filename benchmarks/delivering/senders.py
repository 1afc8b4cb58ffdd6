"""Processes that send, as the bot does: rung by an alarm, with its own delivery, over Slack's wire."""

import logging
import os
import signal
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime

import structlog
from slack_sdk import WebClient
from sqlalchemy import Engine

from benchmarks.delivering.chat import Chat
from bot.slack.replies import Replies
from bot.slack.sender import SlackSender
from scheduler.alarm import pause
from scheduler.clock import WallClock
from scheduler.delivery.loop import deliver, next_delivery
from scheduler.delivery.policy import DeliveryPolicy
from store.database import session_maker


@dataclass(frozen=True)
class Senders:
    engine: Engine
    chat: Chat
    policy: DeliveryPolicy
    timeout: float = 10.0
    busy: bool = False
    """Rung again at once, so that short lives are full of sending."""

    def start(self) -> int:
        """Fork one; returns its process id."""
        process = os.fork()
        if process == 0:
            try:
                self._send()
            finally:
                os._exit(1)
        return process

    def _send(self) -> None:
        sys.stdin.close()
        structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
        logging.disable(logging.CRITICAL)
        client = WebClient(
            token=self.chat.token,
            base_url=self.chat.api_url,
            retry_handlers=[],
            timeout=self.timeout,  # type: ignore[arg-type]
        )
        sender, sessions = SlackSender(client, Replies(client)), session_maker(self.engine)
        while True:
            deliver(sessions, sender, datetime.now(UTC), self.policy)
            again = next_delivery(sessions, sender, datetime.now(UTC), self.policy)
            if again is None:
                os._exit(0)
            wait = again - datetime.now(UTC)
            time.sleep(min(max(wait.total_seconds(), 0.005), 0.1) if self.busy else pause(wait).total_seconds())


def policy(**changes: object) -> DeliveryPolicy:
    return DeliveryPolicy(clock=WallClock(), **changes)  # type: ignore[arg-type]


def kill(process: int) -> bool:
    """kill -9. Returns whether it was still alive."""
    done, _ = os.waitpid(process, os.WNOHANG)
    if done:
        return False
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    return True


def finish(process: int, within: float) -> None:
    """Let one run until nothing is open."""
    until = time.monotonic() + within
    while time.monotonic() < until:
        done, status = os.waitpid(process, os.WNOHANG)
        if done:
            if status:
                raise SystemExit("A sender failed.")
            return
        time.sleep(0.05)
    kill(process)
    raise SystemExit(f"The senders were not done within {within:.0f} s.")

"""What Slack hands out for a short while: trigger ids and response URLs.

Both run out in real time, whatever the demo's clock says, so they count a monotonic clock.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from bot.demo.refusal import SlackError

TRIGGER_SECONDS = 3
RESPONSE_SECONDS = 30 * 60
RESPONSE_USES = 5
REMEMBERED_SECONDS = 60


@dataclass
class Pass:
    member_id: str
    expires: float


Issued = TypeVar("Issued", bound=Pass)


def forget_old(issued: dict[str, Issued], now: float) -> None:
    """Drop what ran out a while ago. Passes run out in the order they were issued."""
    while issued:
        oldest = next(iter(issued))
        if issued[oldest].expires + REMEMBERED_SECONDS > now:
            return
        del issued[oldest]


@dataclass
class Trigger(Pass):
    exchanged: bool = False


class Triggers:
    """Trigger ids: one use each, within three seconds."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._issued: dict[str, Trigger] = {}

    def issue(self, member_id: str) -> str:
        now = self._monotonic()
        forget_old(self._issued, now)
        trigger_id = f"{secrets.randbelow(10**13)}.{secrets.randbelow(10**12):012d}.{secrets.token_hex(16)}"
        self._issued[trigger_id] = Trigger(member_id, now + TRIGGER_SECONDS)
        return trigger_id

    def exchange(self, trigger_id: str) -> str:
        """Use a trigger up and return whose act it came from."""
        trigger = self._issued.get(trigger_id)
        if trigger is None:
            raise SlackError("invalid_trigger_id")
        if trigger.exchanged:
            raise SlackError("exchanged_trigger_id")
        if self._monotonic() > trigger.expires:
            raise SlackError("expired_trigger_id")
        trigger.exchanged = True
        return trigger.member_id


@dataclass
class ResponseUrl(Pass):
    """Where an answer to one act goes, and which message the act came from."""

    conversation: str
    message_ts: str | None
    thread_ts: str | None
    uses_left: int = RESPONSE_USES


class ResponseUrls:
    """Response URLs: five uses each, within thirty minutes."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._issued: dict[str, ResponseUrl] = {}

    def issue(
        self, conversation: str, member_id: str, message_ts: str | None = None, thread_ts: str | None = None
    ) -> str:
        now = self._monotonic()
        forget_old(self._issued, now)
        token = secrets.token_urlsafe(18)
        self._issued[token] = ResponseUrl(member_id, now + RESPONSE_SECONDS, conversation, message_ts, thread_ts)
        return token

    def use(self, token: str) -> ResponseUrl:
        url = self._issued.get(token)
        if url is None or self._monotonic() > url.expires:
            raise SlackError("expired_url")
        if not url.uses_left:
            raise SlackError("used_url")
        url.uses_left -= 1
        return url

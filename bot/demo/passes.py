"""What Slack hands out for a short while: trigger ids and response URLs.

Both run out in real time, whatever the demo's clock says, so they count a monotonic clock.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from bot.demo.refusal import SlackError

TRIGGER_SECONDS = 3
RESPONSE_SECONDS = 30 * 60
RESPONSE_USES = 5


@dataclass
class Trigger:
    member_id: str
    expires: float
    exchanged: bool = False


class Triggers:
    """Trigger ids: one use each, within three seconds."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._issued: dict[str, Trigger] = {}

    def issue(self, member_id: str) -> str:
        now = self._monotonic()
        trigger_id = f"{len(self._issued) + 1}.{secrets.randbelow(10**12):012d}.{secrets.token_hex(16)}"
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
class ResponseUrl:
    """Where an answer to one act goes, and which message the act came from."""

    conversation: str
    member_id: str
    message_ts: str | None
    thread_ts: str | None
    expires: float
    uses_left: int = RESPONSE_USES


class ResponseUrls:
    """Response URLs: five uses each, within thirty minutes."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._issued: dict[str, ResponseUrl] = {}

    def issue(
        self, conversation: str, member_id: str, message_ts: str | None = None, thread_ts: str | None = None
    ) -> str:
        token = secrets.token_urlsafe(18)
        expires = self._monotonic() + RESPONSE_SECONDS
        self._issued[token] = ResponseUrl(conversation, member_id, message_ts, thread_ts, expires)
        return token

    def use(self, token: str) -> ResponseUrl:
        url = self._issued.get(token)
        if url is None or self._monotonic() > url.expires:
            raise SlackError("expired_url")
        if not url.uses_left:
            raise SlackError("used_url")
        url.uses_left -= 1
        return url

"""Slack's limits on how fast a bot may post, and who was told to wait for how long."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from math import ceil

MINUTE = 60.0
IN_FLIGHT = 0.1
"""A call this soon after a 429 was on its way when the bot was told to wait."""


class TooFastError(Exception):
    """A post that came too soon; `retry_after` whole seconds from now it will be taken."""

    def __init__(self, retry_after: int) -> None:
        super().__init__(f"Wait {retry_after} s.")
        self.retry_after = retry_after


@dataclass
class RateLimits:
    """Strict limits on `chat.postMessage`: Slack lets short bursts pass, this does not."""

    messages_per_minute: int | None = None
    """For the whole workspace."""
    seconds_per_message: float = 1.0
    """Within one conversation."""
    _posted: deque[float] = field(default_factory=deque, repr=False)
    _last: dict[str, float] = field(default_factory=dict, repr=False)

    def check(self, method: str, conversation: str, now: float) -> None:
        if method != "chat.postMessage":
            return
        while self._posted and self._posted[0] + MINUTE <= now:
            self._posted.popleft()
        free_at = self._last.get(conversation, now - self.seconds_per_message) + self.seconds_per_message
        if self.messages_per_minute is not None and len(self._posted) >= self.messages_per_minute:
            free_at = max(free_at, self._posted[-self.messages_per_minute] + MINUTE)
        if free_at > now:
            raise TooFastError(ceil(free_at - now))
        self._posted.append(now)
        self._last[conversation] = now


class Waits:
    """What each method was told to wait. Slack's Retry-After holds for the method, in the whole workspace."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self.now = monotonic
        self._told: dict[str, tuple[float, float]] = {}
        self.too_early: list[str] = []

    def tell(self, method: str, seconds: int) -> None:
        now = self.now()
        _, until = self._told.get(method, (now, now))
        self._told[method] = (now, max(until, now + seconds))

    def left(self, method: str) -> float:
        """How many seconds a call that has just come should still have waited; 0 where it may pass."""
        told, until = self._told.get(method, (0.0, 0.0))
        now = self.now()
        if now >= until:
            self._told.pop(method, None)
            return 0.0
        if now - told > IN_FLIGHT:
            self.too_early.append(method)
        return until - now

    def forget(self) -> None:
        self._told.clear()

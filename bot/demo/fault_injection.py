"""What can go wrong between a bot and Slack: single faults arranged beforehand, random ones, and waits."""

from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from typing import Literal

from bot.demo.random_faults import Kind, RandomFaults
from bot.demo.rate_limits import RateLimits, TooFastError, Waits
from bot.demo.refusal import SlackError

Refusal = Literal["account_inactive", "token_revoked", "invalid_auth"]


@dataclass(frozen=True)
class Fault:
    """What happens to one call.

    It is refused with `error` (`ratelimited` as Slack's 429), answered with a bare `status`, or cut off before
    anything was done (`cut_off`); else it is carried out, and then its answer is lost or held back.
    """

    error: str = ""
    retry_after: int = 0
    answer_lost: bool = False
    status: int = 0
    cut_off: bool = False
    held_back: float = 0.0


class FaultInjection:
    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._coming: dict[str, deque[Fault]] = {}
        self.random_faults: RandomFaults | None = None
        self._drawn: Counter[str] = Counter()
        self.limits: RateLimits | None = None
        self.refusal: Refusal | None = None
        self.waits = Waits(monotonic)
        self.happened: Counter[str] = Counter()
        """How often each kind of random fault came, and how often a call was refused for being too fast."""

    @property
    def too_early(self) -> list[str]:
        """The method of each call that came before the time to wait had passed."""
        return self.waits.too_early

    def arrange(self, method: str, fault: Fault) -> None:
        self._coming.setdefault(method, deque()).append(fault)

    def set_random_faults(self, faults: RandomFaults | None) -> None:
        """Let calls go wrong at random from now on; None ends it. The same seed brings the same faults."""
        self.random_faults = faults
        self._drawn.clear()

    def set_rate_limits(self, limits: RateLimits | None) -> None:
        """Hold posts to strict limits, measured on real time; None lifts them, and all waits with them."""
        self.limits = limits
        self.waits.forget()

    def refuse_everything(self, error: Refusal | None) -> None:
        """Refuse every call of the app, as when it was removed or its token taken back; None lets it in again."""
        self.refusal = error

    def take(self, method: str) -> Fault | None:
        """What happens to a call that has just come, before anyone has read it."""
        left = self.waits.left(method)
        coming = self._coming.get(method)
        if coming:
            return coming.popleft()
        if left:
            return self._wait(method, ceil(left))
        faults = self.random_faults
        if faults is None or not faults.touches(method):
            return None
        self._drawn[method] += 1
        kind = faults.kind_of(method, self._drawn[method])
        if kind is None:
            return None
        self.happened[kind] += 1
        if kind == "rate_limited":
            return self._wait(method, faults.retry_after)
        return _fault(faults, kind, self._drawn[method])

    def check_app(self) -> None:
        if self.refusal is not None:
            raise SlackError(self.refusal)

    def check_pace(self, method: str, conversation: str) -> None:
        """Count a post against the limits; `TooFastError` where it is one too many."""
        if self.limits is None:
            return
        try:
            self.limits.check(method, conversation, self.waits.now())
        except TooFastError as refusal:
            self.happened["too_fast"] += 1
            self.waits.tell(method, refusal.retry_after)
            raise

    def _wait(self, method: str, seconds: int) -> Fault:
        self.waits.tell(method, seconds)
        return Fault("ratelimited", seconds)


def _fault(faults: RandomFaults, kind: Kind, number: int) -> Fault:
    match kind:
        case "server_error":
            return Fault(status=503 if number % 2 else 500)
        case "reset":
            return Fault(cut_off=True)
        case "delivered_then_dropped":
            return Fault(answer_lost=True)
        case _:
            return Fault(held_back=faults.slow_seconds)

"""A share of calls goes wrong at random, the same way each time for the same seed."""

import random
from collections.abc import Collection
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Literal, get_args

Kind = Literal["rate_limited", "server_error", "reset", "delivered_then_dropped", "slow"]
KINDS: tuple[Kind, ...] = get_args(Kind)

TROUBLED = ("chat.postMessage", "chat.update", "chat.postEphemeral", "views.*")


@dataclass(frozen=True)
class RandomFaults:
    """Shares from 0 to 1, together at most 1; the rest of the calls go well.

    Args:
        rate_limited: refused with 429 and told to wait `retry_after` seconds.
        server_error: answered with 500 or 503, nothing done.
        reset: the connection closed, nothing done.
        delivered_then_dropped: done, and the connection closed without an answer.
        slow: done, and the answer held back for `slow_seconds`.
        methods: whose calls are touched; `*` stands for any letters, and `response_url` for response URLs.
    """

    rate_limited: float = 0.0
    server_error: float = 0.0
    reset: float = 0.0
    delivered_then_dropped: float = 0.0
    slow: float = 0.0
    retry_after: int = 1
    slow_seconds: float = 5.0
    seed: int = 0
    methods: Collection[str] = TROUBLED

    def __post_init__(self) -> None:
        shares = [self.share(kind) for kind in KINDS]
        if min(shares) < 0 or sum(shares) > 1 + 1e-9:
            raise ValueError("Each share of faults is from 0 to 1, and together they are at most 1.")
        if self.retry_after < 1 or self.slow_seconds < 0:
            raise ValueError("A wait is at least one second, and an answer is not held back for less than none.")

    def share(self, kind: Kind) -> float:
        return float(getattr(self, kind))

    def touches(self, method: str) -> bool:
        return any(fnmatchcase(method, pattern) for pattern in self.methods)

    def kind_of(self, method: str, number: int) -> Kind | None:
        """What happens to the `number`th call of a method. Counting each method alone keeps threads out of the draw."""
        drawn = random.Random(f"{self.seed}/{method}/{number}").random()  # noqa: S311 - it keeps no secrets
        for kind in KINDS:
            drawn -= self.share(kind)
            if drawn < 0:
                return kind
        return None

"""How long a call may take on the way to an acknowledgement: Slack waits three seconds, then it delivers again."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import monotonic
from typing import Any

from slack_sdk import WebClient

EACH_SECONDS = 2.0
ALL_SECONDS = 2.6
"""All calls of one answer together. Where the first takes its two seconds, another still says that it failed."""
LEAST_SECONDS = 0.05
"""What a call has that comes too late. A timeout of 0 would mean none."""
OTHERWISE_SECONDS = 10.0
"""Where nobody waits for an acknowledgement."""

_until: ContextVar[float | None] = ContextVar("until", default=None)


@contextmanager
def acknowledging(patience: float = 1.0) -> Iterator[None]:
    """Hold the calls of this thread to what Slack waits for.

    Args:
        patience: how many times as long as Slack this chat waits.
    """
    before = _until.set(monotonic() + ALL_SECONDS * patience)
    try:
        yield
    finally:
        _until.reset(before)


def seconds_left(patience: float = 1.0, otherwise: float = OTHERWISE_SECONDS) -> float:
    """How long the next call of this thread may take."""
    until = _until.get()
    if until is None:
        return otherwise
    return max(min(until - monotonic(), EACH_SECONDS * patience), LEAST_SECONDS)


class PromptClient(WebClient):
    """Calls of the web API, each as long as its thread has."""

    def __init__(self, patience: float, otherwise: float, **given: Any) -> None:
        self.patience, self._otherwise = patience, otherwise
        super().__init__(**given)

    @property  # type: ignore[override]
    def timeout(self) -> float:
        return seconds_left(self.patience, self._otherwise)

    @timeout.setter
    def timeout(self, _: float) -> None:
        """The SDK's own, which is the same for every call."""

"""What can go wrong between a bot and Slack, arranged beforehand for a test."""

from collections import deque
from dataclasses import dataclass


@dataclass(frozen=True)
class Mishap:
    """What happens to one coming call: refused with `error`, or carried out with the answer lost (`answer_lost`)."""

    error: str = ""
    retry_after: int = 0
    answer_lost: bool = False


class Mishaps:
    def __init__(self) -> None:
        self._coming: dict[str, deque[Mishap]] = {}

    def arrange(self, method: str, mishap: Mishap) -> None:
        self._coming.setdefault(method, deque()).append(mishap)

    def take(self, method: str) -> Mishap | None:
        coming = self._coming.get(method)
        return coming.popleft() if coming else None

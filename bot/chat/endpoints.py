"""Where a chat reaches the bot over HTTP: each chat brings its own, and one server serves them all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

LARGEST_BODY = 1024 * 1024


class RefusedError(Exception):
    """What came is not answered, since no chat of ours sent it or nobody can read it.

    Args:
        status: what to answer over HTTP. The reason holds nothing of the request.
    """

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason


@dataclass(frozen=True)
class Answered:
    status: int
    body: str = ""
    content_type: str = "text/plain"


@dataclass(frozen=True)
class Endpoint:
    """One address that a chat posts to."""

    path: str
    take: Callable[[bytes, Mapping[str, str]], Answered]
    """Takes a body and its headers, on a thread of its own. Raises `RefusedError`."""

"""An answer that Teams asks to give again is given again, for as long as somebody waits for it.

Microsoft's "Rate limiting for bots" wants each of these tried again. One that failed halfway may then be read twice:
that harms less than a question without an answer.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from threading import Event
from time import monotonic
from typing import TypeVar

import structlog

from bot.teams.connection import TeamsError

log = structlog.get_logger()

AGAIN = frozenset({412, 429, 502, 504})
ALL_SECONDS = 10.0
"""All tries of one answer together. Teams waits fifteen seconds, and the last try takes its time as well."""
FIRST_WAIT_SECONDS = 0.5
"""Where Teams does not say how long; twice as long after each try."""

Result = TypeVar("Result")


@dataclass
class _Answer:
    until: float
    not_before: float = 0.0
    refusal: TeamsError | None = None


_answer: ContextVar[_Answer | None] = ContextVar("answer", default=None)


@contextmanager
def answering() -> Iterator[None]:
    """Hold all calls of this thread to the time that one answer has."""
    before = _answer.set(_Answer(monotonic() + ALL_SECONDS))
    try:
        yield
    finally:
        _answer.reset(before)


def patiently(call: Callable[[], Result]) -> Result:
    """Call Teams, and again where it asks for that. Raises `TeamsError`."""
    answer, wait = _answer.get() or _Answer(monotonic() + ALL_SECONDS), FIRST_WAIT_SECONDS
    if answer.refusal is not None and monotonic() < answer.not_before:
        # Nobody has the time that Teams asked for, and no other word may go there before it is over.
        raise answer.refusal
    while True:
        try:
            return call()
        except TeamsError as error:
            if error.status not in AGAIN:
                raise
            seconds = error.retry_after.total_seconds() if error.retry_after is not None else wait
            if monotonic() + seconds > answer.until:
                if error.retry_after is not None:
                    answer.not_before, answer.refusal = monotonic() + seconds, error
                raise
            log.info("an answer is given again", code=error.code)
        Event().wait(seconds)
        wait *= 2

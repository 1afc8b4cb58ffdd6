"""Each log line says of which council it is, whichever thread writes it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import copy_context

from structlog.contextvars import bind_contextvars, bound_contextvars

named = bound_contextvars
"""Within it, log lines carry these facts, and so do those of threads that begin there."""


def name_thread(council: str) -> None:
    """For all that this thread does from here on."""
    bind_contextvars(council=council)


@contextmanager
def inherited_by_threads() -> Iterator[None]:
    """Let a thread begin with the context of whoever starts it, as Python 3.14 can be told to do.

    Chats' libraries and the scheduler start threads of their own, and know of no councils.
    """
    start = threading.Thread.start

    def start_in_context(thread: threading.Thread) -> None:
        context, run = copy_context(), thread.run
        thread.run = lambda: context.run(run)  # type: ignore[method-assign]
        start(thread)

    threading.Thread.start = start_in_context  # type: ignore[method-assign, assignment]
    try:
        yield
    finally:
        threading.Thread.start = start  # type: ignore[method-assign]

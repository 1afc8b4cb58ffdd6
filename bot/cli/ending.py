"""How a verb is ended from outside.

As process 1 of a container, a process never gets a signal of which it has not said what it does; so that is said
first of all. And Python runs what it does between two steps of its own, which may be long: SQLite waits for a lock for
half a minute. So a thread of its own ends the process, until the verb waits for its end by itself.
"""

import os
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

SIGNALS = (signal.SIGTERM, signal.SIGINT)
EACH_WAIT_SECONDS, EACH_LOOK_SECONDS = 1.0, 0.02


@contextmanager
def at_once() -> Iterator[None]:
    """SIGTERM ends the process at once, whatever it does, and nothing that was written is lost by that."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    heard, told = socket.socketpair()
    told.setblocking(False)
    signal.set_wakeup_fd(told.fileno(), warn_on_full_buffer=False)
    before = signal.signal(signal.SIGTERM, _nothing)
    threading.Thread(target=_listen, args=(heard,), name="ending", daemon=True).start()
    try:
        yield
    finally:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGTERM, before)
        told.close()


class Ending:
    """A verb that serves, and lays down what it holds before it ends."""

    def __init__(self) -> None:
        self._ended = threading.Event()

    def now(self) -> None:
        self._ended.set()

    def listen(self) -> None:
        """From here on SIGTERM and SIGINT are `now`."""
        for sign in SIGNALS:
            signal.signal(sign, lambda *_: self.now())
        signal.set_wakeup_fd(-1)

    def wait(self) -> None:
        # Windows hands a signal over only between two waits.
        while not self._ended.wait(EACH_WAIT_SECONDS):
            pass

    def wait_for(self, done: Callable[[], bool]) -> None:
        """Wait until this is so, or the end has come."""
        while not done() and not self._ended.wait(EACH_LOOK_SECONDS):
            pass


def _listen(heard: socket.socket) -> None:
    with heard:
        while numbers := heard.recv(16):
            if signal.SIGTERM in numbers:
                os._exit(0)


def _nothing(_number: int, _frame: FrameType | None) -> None:
    """A signal without a handler of Python's is not told to the thread that listens."""

"""One council of several in a process. Whatever fails in it, or hangs, takes no time from the others.

It has an engine, a scheduler, connections to its chats and threads of its own. It is opened on one of them, and tried
again for as long as it takes: a database that is away at the start comes back like any other.
"""

import threading
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.chat.endpoints import Answered, RefusedError
from bot.cli.council import Council
from bot.cli.served import LEAVING_SECONDS, waits
from bot.cli.terminal import Stop
from bot.health.counting import Counts, counts_of
from bot.health.lights import Light, Lights, State
from bot.hosting.naming import name_thread, named
from bot.settings import Settings
from scheduler.clock import Clock

log = structlog.get_logger()

AT_ONCE = 4
"""Requests of one council that are answered at once. More wait for these, and not for another council's."""
NAME = "council"
CANNOT_OPEN = "Its database cannot be used ({})."


class Hosted:
    def __init__(self, name: str, chosen: Settings, clock: Clock) -> None:
        self.name = name
        self._chosen, self._clock = chosen, clock
        self._council: Council | None = None
        self._lights = Lights()
        self._problem: str | None = None
        self._ending = threading.Event()
        self._opening = threading.Lock()
        self._thread = threading.Thread(target=self._open, name=f"{name} opening", daemon=True)
        self.pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix=name, initializer=name_thread, initargs=(name,))
        """Where its requests are answered."""

    def start(self) -> None:
        with named(council=self.name):
            self._thread.start()

    def close(self) -> None:
        """Waits for what is under way in this council, and for an opening that hangs a moment only."""
        self._ending.set()
        self._thread.join(LEAVING_SECONDS)
        self.pool.shutdown(wait=False, cancel_futures=True)
        if self._opening.acquire(timeout=LEAVING_SECONDS):
            try:
                if self._council is not None:
                    self._council.close()
            finally:
                self._opening.release()

    def lights(self) -> list[Light]:
        if self._council is not None:
            with named(council=self.name):
                return self._lights.look()
        says = self._problem or "The council is being opened."
        return [Light(name=NAME, state=State.DOWN, says=says, do="It is tried again by itself; see the log.")]

    def counts(self) -> Counts | None:
        """None where it is not open yet. Raises `sqlalchemy.exc.SQLAlchemyError`."""
        return counts_of(self._council.core) if self._council is not None else None

    def take(self, path: str, body: bytes, headers: Mapping[str, str]) -> Answered:
        """Answer what a chat has posted. Raises `RefusedError`."""
        if self._council is None:
            # A chat sends it again.
            raise RefusedError(503, "council not open yet")
        for endpoint in self._council.endpoints:
            if endpoint.path == path:
                return endpoint.take(body, headers)
        raise RefusedError(404, "no chat of this council posts there")

    def _open(self) -> None:
        tries = 0
        pause = 0.0
        while not self._ending.wait(pause):
            with self._opening:
                if self._ending.is_set() or self._try():
                    return
            pause, tries = waits(tries).total_seconds(), tries + 1

    def _try(self) -> bool:
        council = None
        try:
            council = Council(self._chosen, self._clock)
            council.start()
        except (Stop, SQLAlchemyError) as error:
            self._problem = str(error) if isinstance(error, Stop) else CANNOT_OPEN.format(type(error).__name__)
            log.warning("council not open", why=self._problem)
        except Exception as error:
            # The outermost handler of a council's start: it must not end the others'.
            self._problem = CANNOT_OPEN.format(type(error).__name__)
            log.exception("council not open")
        else:
            self._lights = council.lights
            self._council, self._problem = council, None
            log.info("council open", chats=[chat.link.platform for chat in council.chats])
            return True
        if council is not None:
            council.close()
        return False

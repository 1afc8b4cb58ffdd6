"""A chat that the running bot serves: signed in to, held open, and tried again for as long as it takes.

Each chat has a thread of its own, so that none waits for another:

1. It signs in. Before that there is no edge, since a chat says only then who the bot is there.
2. It opens the connection, where the chat needs one.
3. It looks each second whether that is open, and opens it again.

Where something goes wrong it waits, longer each time, and tries again. How it stands is a light.
"""

import threading
from collections.abc import Callable
from datetime import timedelta
from time import monotonic
from typing import Protocol

import structlog
from pydantic import SecretStr

from bot.beats import Carried
from bot.chat.connecting import ChatRefusesError, ChatTroubleError, ConnectionProblem
from bot.chat.directory_reading import DirectoryReader
from bot.chat.endpoints import Endpoint
from bot.cli.terminal import Stop
from bot.env_file import where
from bot.health.lights import Light, State

log = structlog.get_logger()

MISSING = {
    "SIGHTLINE_SLACK_BOT_TOKEN": "the bot token (xoxb-…) from “OAuth & Permissions”",
    "SIGHTLINE_SLACK_APP_TOKEN": "the app-level token (xapp-…) from “Basic Information”, for Socket Mode",
    "SIGHTLINE_SLACK_SIGNING_SECRET": "the signing secret from “Basic Information”, for HTTP",
    "SIGHTLINE_TEAMS_APP_SECRET": "the client secret of the app registration, from “Certificates & secrets”",
    "SIGHTLINE_TEAMS_TENANT": "the “Directory (tenant) ID” of the app registration",
}

FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=0.5), timedelta(minutes=1)
EACH_LOOK = timedelta(seconds=1)
LOST_AFTER_SECONDS = 5.0
"""A chat closes a connection every few hours and has the bot come back. Until then that is nobody's concern."""
LEAVING_SECONDS = 1.0
"""How long a try that is under way holds up the end."""


class ServedEdge(Carried, Protocol):
    @property
    def directory(self) -> DirectoryReader: ...

    def close(self) -> None: ...


class Link(Protocol):
    """How one chat is reached. What signs in or opens raises `ConnectionProblem`."""

    name: str
    platform: str
    endpoints: list[Endpoint]
    """Where the chat reaches us; there before it is signed in to."""

    def sign_in(self) -> ServedEdge: ...

    def open(self) -> None: ...

    @property
    def is_open(self) -> bool: ...

    def close(self) -> None: ...


class Served:
    def __init__(
        self,
        link: Link,
        when_there: Callable[[ServedEdge], object] = lambda _: None,
        when_refused: Callable[[ChatRefusesError], object] | None = None,
        *,
        steady: Callable[[], float] = monotonic,
    ) -> None:
        """Args:
        when_there: called once, when the chat has let the bot in.
        when_refused: called where the first try ends so, by who tells it then; it is tried again all the same.
        steady: seconds of a clock that nobody sets.
        """
        self.link = link
        self.edge: ServedEdge | None = None
        self.tried = False
        """Whether the first try is over, however it ended."""
        self._when_there = when_there
        self._when_refused = when_refused
        self._steady = steady
        self._problem: ConnectionProblem | None = None
        self._open_until: float | None = None
        """When it was last seen open."""
        self._tries = 0
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._serve, name=f"{link.platform} connection", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        self._ending.set()
        if self._thread.is_alive():
            self._thread.join(LEAVING_SECONDS)
        self.link.close()

    def light(self) -> Light:
        name, problem, open_until = self.link.platform, self._problem, self._open_until
        if not self._is_lost:
            return Light(name=name, state=State.OK, says=f"{self.link.name} is connected.")
        if problem is not None:
            return Light(name=name, state=State.DOWN, says=problem.what, do=problem.do)
        says = f"{self.link.name} is not connected yet." if open_until is None else f"{self.link.name} is lost."
        return Light(name=name, state=State.DOWN, says=says, do="It is tried again by itself.")

    def _serve(self) -> None:
        pause = timedelta()
        while not self._ending.wait(pause.total_seconds()):
            pause = self.step()
            self.tried = True

    def step(self) -> timedelta:
        """Bring it one step further, where one is to be made. Returns how long to wait before the next."""
        try:
            self._look()
        except ConnectionProblem as problem:
            return self._wait_after(problem)
        except Exception:
            # The outermost handler of this chat's thread.
            log.exception("chat not served", chat=self.link.platform)
            return LONGEST_WAIT
        return EACH_LOOK

    def _look(self) -> None:
        if self.edge is None:
            self.edge = self.link.sign_in()
            self._when_there(self.edge)
        if self._ending.is_set():
            return
        first = self._open_until is None
        if not self.link.is_open and self._is_lost:
            self.link.open()
        if not self.link.is_open:
            return
        if first or self._problem is not None:
            log.info("chat connected", chat=self.link.platform)
        self._problem, self._tries, self._open_until = None, 0, self._steady()
        if first:
            # What has changed while it was down, nobody told it.
            self.edge.directory.want()
            self.edge.directory.look()

    @property
    def _is_lost(self) -> bool:
        return self._open_until is None or self._steady() - self._open_until > LOST_AFTER_SECONDS

    def _wait_after(self, problem: ConnectionProblem) -> timedelta:
        asked = problem.wait if isinstance(problem, ChatTroubleError) else None
        pause = max(waits(self._tries), asked or timedelta())
        is_first = self._tries == 0 and self._open_until is None
        self._problem, self._tries = problem, self._tries + 1
        if is_first and self._when_refused is not None and isinstance(problem, ChatRefusesError):
            self._when_refused(problem)
        else:
            log.warning("chat not connected", chat=self.link.platform, why=problem.what, seconds=pause.total_seconds())
        return pause


def waits(tries: int) -> timedelta:
    """How long to wait after so many tries before this one have failed."""
    return min(FIRST_WAIT * (1 << min(tries, 9)), LONGEST_WAIT)


def needed(secret: SecretStr | None, name: str) -> str:
    """Raises `Stop` with what it is and where it stands."""
    if secret is None or not secret.get_secret_value():
        raise Stop(missing(name))
    return secret.get_secret_value()


def missing(name: str) -> str:
    chat = "teams" if "TEAMS" in name else "slack"
    return (
        f"{name} is not set: it is {MISSING[name]}. docs/{chat}-setup.md shows where. {where()} To look around"
        f" without {chat.capitalize()}, use `sightline demo`."
    )

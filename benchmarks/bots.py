"""Real bots in processes of their own, behind signed HTTP, that can be killed and are replaced at once.

They are forked from a parent that has everything imported and no thread running, so that a new one listens within a
tenth of a second. Linux and macOS only.
"""

import hashlib
import hmac
import http.client
import json
import os
import select
import signal
import sys
import threading
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

from benchmarks.pulse.given import SECRET
from bot.assemble import make_slack
from bot.core import make_core
from bot.logs import set_up_logs
from bot.slack.connection import Installation, slack_client
from bot.slack.gate import Gate
from bot.web import WebServer
from scheduler.clock import WallClock
from store.pulse.keys import KeyFolder

WAIT_SECONDS = 120
"""A bot that is killed closes its connection at once; one that lives is only slow on a busy machine."""
TURNS = 4


@dataclass(frozen=True)
class Setting:
    """What a bot has to know."""

    database_url: str
    api_url: str
    bot_token: str
    signing_secret: str
    keys: str | None = None
    """The folder with the keys of pulses' rounds, where there are such."""


@dataclass(frozen=True)
class Bot:
    pid: int
    port: int

    def kill(self) -> None:
        """As the kernel does it when memory runs out."""
        os.kill(self.pid, signal.SIGKILL)


class Nursery:
    """Forks bots. Make one before any thread is started."""

    def __init__(self) -> None:
        ours, theirs = os.pipe(), os.pipe()
        self._pid = os.fork()
        if self._pid == 0:
            os.close(ours[1])
            os.close(theirs[0])
            _fork_on_demand(os.fdopen(ours[0], "r"), theirs[1])
            os._exit(0)
        os.close(ours[0])
        os.close(theirs[1])
        self._orders, self._births = os.fdopen(ours[1], "w"), os.fdopen(theirs[0], "r")
        self._lock = threading.Lock()

    def bot(self, setting: Setting) -> Bot:
        """A new one, listening."""
        with self._lock:
            self._orders.write(json.dumps(asdict(setting)) + "\n")
            self._orders.flush()
            line = self._births.readline()
        if not line:
            raise RuntimeError("A bot ended before it listened; its reason is on standard error.")
        return Bot(**json.loads(line))

    def close(self) -> None:
        """The nursery ends with its orders; whoever made bots kills them."""
        self._orders.close()
        os.waitpid(self._pid, 0)
        self._births.close()


def _fork_on_demand(orders: IO[str], births: int) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for those that are killed
    for order in orders:
        if os.fork() == 0:
            _serve(Setting(**json.loads(order)), births)


def _serve(setting: Setting, births: int) -> None:
    set_up_logs(quiet=True)
    parent = os.getppid()
    keys = None if setting.keys is None else KeyFolder(Path(setting.keys), SECRET)
    core = make_core(setting.database_url, WallClock(), keys)
    edge = make_slack(core, slack_client(setting.bot_token, setting.api_url), Installation.in_workspace("T01SIGHTLINE"))
    gate = Gate(edge.app, setting.signing_secret, core.clock, core.sessions, core.afterwards)
    address = WebServer("127.0.0.1", 0, [gate.endpoint]).start()
    os.write(births, (json.dumps({"pid": os.getpid(), "port": int(address.rsplit(":", 1)[1])}) + "\n").encode())
    while os.getppid() == parent:
        signal.sigtimedwait([signal.SIGTERM], 1)
    os._exit(0)


@dataclass(frozen=True)
class Parcel:
    """One delivery, ready to be signed."""

    body: bytes
    content_type: str


class Line:
    """A connection to one bot, as Slack keeps one."""

    def __init__(self, bot: Bot, secret: str) -> None:
        self.bot = bot
        self._secret = secret.encode()
        self._connection = http.client.HTTPConnection("127.0.0.1", bot.port, timeout=WAIT_SECONDS)
        self.said = ""
        """What came with the last acknowledgement."""

    def delivers(self, parcel: Parcel, turn: int = 0) -> int:
        """Status of the acknowledgement. Raises `OSError` or `HTTPException` where there was none."""
        self.sends(parcel, turn)
        return self.hears()

    def sends(self, parcel: Parcel, turn: int = 0) -> None:
        """Args: turn: which delivery of the same it is. Slack stamps each anew, so no two may have the same second."""
        now = int(WallClock().now().timestamp())
        stamp = str(now - (now - turn) % TURNS)
        signature = hmac.new(self._secret, f"v0:{stamp}:".encode() + parcel.body, hashlib.sha256).hexdigest()
        headers = {
            "Content-Type": parcel.content_type,
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": f"v0={signature}",
        }
        self._connection.request("POST", "/slack/events", parcel.body, headers)

    def waits(self, seconds: float) -> bool:
        """Whether the acknowledgement came in so long."""
        return bool(select.select([self._connection.sock], [], [], seconds)[0])

    def hears(self) -> int:
        answer = self._connection.getresponse()
        self.said = answer.read().decode()
        return answer.status

    def close(self) -> None:
        self._connection.close()


def needs_fork() -> None:
    if not hasattr(os, "fork"):
        sys.exit("This needs a system that can fork: Linux or macOS.")

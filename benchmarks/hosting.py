"""A council beside four that are in trouble: it is answered and written to as if it were alone.

`sightline host` is started twice: with one council, and with four more beside it. One's token was taken back, one is
asked to wait for an hour by every call, one's database is away, and one's chat takes connections and never answers.
Ends with 1 where that delayed the first council.
"""

import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Any

from benchmarks.table import show
from bot.demo.fault_injection import Fault
from bot.demo.server import DemoServer
from bot.demo.test_user import TestUser
from bot.demo.workspace import Workspace
from bot.slack.manifest import scopes
from bot.stage import CHANNEL
from commands.cards import Card
from scheduler.clock import WallClock
from store.database import open_database, session_maker, transaction
from store.delivery import outbox
from store.delivery.envelope import finished
from store.plan import plans
from tests.cast import CAST, VIEWER
from tests.databases import with_cast, with_demo, with_people, with_schema

QUESTIONS, MESSAGES = 60, 8
AN_HOUR = 3600
MOST_SECONDS = 0.05
"""What a busy machine may add to the median answer."""
PATIENCE_SECONDS = 120

Council = dict[str, Any]


def slack() -> DemoServer:
    members, now = [one.member for one in CAST], WallClock().now
    commands = [("/plan", "Ask about the plan", "[overdue]")]
    server = DemoServer(Workspace(members, [CHANNEL], now, commands=commands, scopes=scopes()), wall_clock=now)
    server.start()
    return server


def council(name: str, server: DemoServer, environment: dict[str, str]) -> Council:
    environment[f"{name}_BOT"], environment[f"{name}_APP"] = server.workspace.bot_token, server.workspace.app_token
    tokens = {"slack_bot_token": {"env": f"{name}_BOT"}, "slack_app_token": {"env": f"{name}_APP"}}
    return tokens | {"slack_api_url": server.api_url}


@contextmanager
def in_trouble(environment: dict[str, str]) -> Iterator[dict[str, Council]]:
    with ExitStack() as open_ones:
        revoked, waiting, lost, hanging = (slack() for _ in range(4))
        for server in (revoked, waiting, lost, hanging):
            open_ones.callback(server.stop)
        revoked.workspace.faults.refuse_everything("token_revoked")
        for method in ("auth.test", "apps.connections.open", "chat.postMessage"):
            for _ in range(100):
                waiting.workspace.faults.arrange(method, Fault(error="ratelimited", retry_after=AN_HOUR))
        silent = open_ones.enter_context(closing(socket.create_server(("127.0.0.1", 0))))
        named = zip(("revoked", "waiting", "lost", "hanging"), (revoked, waiting, lost, hanging), strict=True)
        councils = {name: council(name, server, environment) for name, server in named}
        councils["lost"]["database_url"] = "postgresql://nobody@127.0.0.1:1/nothing"
        councils["hanging"]["slack_api_url"] = f"http://127.0.0.1:{silent.getsockname()[1]}/api/"
        yield councils


def measure(database: Path, others: dict[str, Council], environment: dict[str, str]) -> tuple[float, float, float]:
    """Seconds until the council is there, its median answer, and until what waited for it has arrived."""
    server = slack()
    with tempfile.TemporaryDirectory() as made, closing_server(server):
        folder = Path(made)
        (folder / "kent").mkdir()
        shutil.copy(database, folder / "kent" / "sightline.db")
        _queue(f"sqlite:///{folder / 'kent' / 'sightline.db'}")
        councils = others | {"kent": council("KENT", server, environment)}
        file = folder / "councils.yaml"
        file.write_text(json.dumps({"state_dir": made, "port": 0, "councils": councils}), encoding="utf-8")
        began = time.monotonic()
        words = [sys.executable, "-m", "bot.cli", "host", str(file)]
        process = subprocess.Popen(words, env=os.environ | environment, stderr=subprocess.DEVNULL)  # noqa: S603
        try:
            server.wait_for_bot()
            there = time.monotonic() - began
            while len(_arrived(server)) < MESSAGES and time.monotonic() - began < PATIENCE_SECONDS:
                time.sleep(0.05)
            arrived = time.monotonic() - began - there
            user, took = TestUser(server, VIEWER.id), []
            for _ in range(QUESTIONS):
                asked = time.monotonic()
                user.says("/plan overdue")
                took.append(time.monotonic() - asked)
            return there, statistics.median(took), arrived
        finally:
            process.terminate()
            process.wait()


@contextmanager
def closing_server(server: DemoServer) -> Iterator[None]:
    try:
        yield
    finally:
        server.stop()


def _queue(url: str) -> None:
    engine = open_database(url)
    with transaction(session_maker(engine)) as session:
        plan, now = plans.current(session), WallClock().now()
        assert plan is not None
        for number in range(MESSAGES):
            card, to = finished(Card(title=f"Waiting {number}")), f"slack/T01SIGHTLINE/{CHANNEL.id}"
            outbox.queue(session, plan, key=f"digest/{number}", kind="digest", card=card, now=now, channel=to)
    engine.dispose()


def _arrived(server: DemoServer) -> list[str]:
    within = server.workspace.messages.within(CHANNEL.id)
    return [one.text for one in within if one.text.startswith("Waiting")]


def main() -> None:
    environment = {"PYTHONPATH": str(Path(__file__).parents[1])}
    with tempfile.TemporaryDirectory() as made:
        database = Path(made, "sightline.db")
        for fill in (with_schema, with_demo, with_people, with_cast):
            fill(f"sqlite:///{database}")
        alone = measure(database, {}, environment)
        with in_trouble(environment) as others:
            beside = measure(database, others, environment)
    rows = [[name, *(f"{seconds:.2f} s" for seconds in found)] for name, found in (("1", alone), ("5", beside))]
    show(["councils", "is there after", "median answer", f"{MESSAGES} messages after that"], rows)
    sys.exit(0 if beside[1] - alone[1] < MOST_SECONDS and beside[2] < PATIENCE_SECONDS else 1)


if __name__ == "__main__":
    main()

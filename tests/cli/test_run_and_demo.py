"""`sightline run` and `sightline demo` as processes of their own: they start, answer, and go when they are asked to."""

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.demo.server import DemoServer
from bot.demo.teams import ids
from bot.demo.test_user import TestUser
from tests.cast import VIEWER
from tests.cli.conftest import MakeSlack
from tests.patience import STUCK_SECONDS

Launch = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def launch(state: Path) -> Iterator[Launch]:
    """Start a verb; whatever the story does, the process is gone at its end."""
    running: list[tuple[subprocess.Popen[str], threading.Timer]] = []

    def start(*words: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot.cli", *words],
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        # A process that says nothing must not hold the tests up for ever.
        alarm = threading.Timer(2 * STUCK_SECONDS, process.kill)
        alarm.start()
        running.append((process, alarm))
        return process

    yield start
    for process, alarm in running:
        alarm.cancel()
        process.kill()
        process.communicate()


def address_of(process: subprocess.Popen[str]) -> str:
    """Where it listens, which it logs once it runs."""
    assert process.stderr
    for line in process.stderr:
        if line.startswith("{") and json.loads(line)["event"] == "running":
            return str(json.loads(line)["address"])
    raise AssertionError("It ended before it ran.")


def ends_well(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGTERM)
    _, errors = process.communicate(timeout=STUCK_SECONDS)
    assert process.returncode == 0, errors
    assert "Traceback" not in errors


def health(address: str, of: str) -> int:
    with urllib.request.urlopen(f"{address}/health/{of}", timeout=STUCK_SECONDS) as answer:
        return int(answer.status)


@pytest.mark.usefixtures("with_plan")
def test_over_socket_mode_the_bot_answers_and_ends_on_sigterm(slack: DemoServer, launch: Launch) -> None:
    process = launch("run", "--port", "0")
    address = address_of(process)
    slack.wait_for_bot()
    (answer,) = TestUser(slack, VIEWER.id).says("/plan overdue")
    assert "overdue" in answer.plain
    assert answer.ephemeral
    assert (health(address, "live"), health(address, "ready")) == (200, 200)
    ends_well(process)


@pytest.mark.usefixtures("with_plan")
def test_over_signed_http_the_bot_answers_and_ends_on_sigterm(
    make_slack: MakeSlack, launch: Launch, monkeypatch: pytest.MonkeyPatch
) -> None:
    slack = make_slack(with_app_token=False)
    monkeypatch.setenv("SIGHTLINE_SLACK_SIGNING_SECRET", slack.workspace.signing_secret)
    process = launch("run", "--port", "0")
    slack.deliver_to(f"{address_of(process)}/slack/events")
    assert slack.verify_request_url()
    (answer,) = TestUser(slack, VIEWER.id).says("/plan overdue")
    assert "overdue" in answer.plain
    ends_well(process)


def test_the_demo_says_where_it_is_opens_on_its_day_and_ends_on_sigterm(launch: Launch, state: Path) -> None:
    process = launch("demo", "--no-browser", "--port", "0")
    assert process.stdout
    address = process.stdout.readline().removeprefix("Sightline is open at ").strip()
    assert address.startswith("http://127.0.0.1:")
    assert others_who_hear(int(address.rpartition(":")[2])) == []
    with urllib.request.urlopen(address, timeout=STUCK_SECONDS) as page:
        assert "Sightline" in page.read().decode()
    with urllib.request.urlopen(f"{address}/demo/state", timeout=STUCK_SECONDS) as told:
        opened = json.loads(told.read())
    assert opened["clock"]["text"] == "Monday 11 July 2022, 09:00"
    assert next(one["name"] for one in opened["members"] if one["id"] == opened["me"]) == "Programme Manager"
    ends_well(process)
    assert (state / "demo.db").exists()


def test_a_demo_that_goes_on_says_what_it_does_not_show_again(launch: Launch) -> None:
    first = launch("demo", "--no-browser", "--port", "0")
    assert first.stdout
    first.stdout.readline()
    ends_well(first)
    again = launch("demo", "--no-browser", "--port", "0")
    assert again.stdout
    address, _, goes_on = [again.stdout.readline().removeprefix("Sightline is open at ").strip() for _ in range(3)]
    assert "whose messages are not shown again" in goes_on
    in_teams = ids.personal_chat("U02PM")
    for chat, place in (("", "C01PLAN"), ("", "D02PM"), ("teams/", "C01PLAN"), ("teams/", in_teams)):
        asked = f"{address}/demo/{chat}messages?as=U02PM&conversation={place}"
        with urllib.request.urlopen(asked, timeout=STUCK_SECONDS) as told:
            messages = json.loads(told.read())["messages"]
        words = " ".join(one["text"] for one in messages)
        assert "This demo goes on from Monday 11 July 2022. What was said in the chat before is not shown" in words
    ends_well(again)


def others_who_hear(port: int) -> list[str]:
    """The machine's own addresses beside loopback on which somebody listens."""
    found = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
    addresses = {str(one[4][0]) for one in found if not str(one[4][0]).startswith("127.")}
    return [one for one in addresses if hears(one, port)]


def hears(address: str, port: int) -> bool:
    try:
        socket.create_connection((address, port), timeout=1).close()
    except OSError:
        return False
    return True


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what a process has loaded")
@pytest.mark.usefixtures("slack")
def test_sigterm_ends_it_at_once_while_it_starts(with_plan: Path, launch: Launch) -> None:
    with closing(sqlite3.connect(with_plan, isolation_level=None)) as other:
        other.execute("UPDATE alembic_version SET version_num = '0036_not_the_newest'")
        # The start waits for half a minute for what another program holds, and Python hears no signal meanwhile.
        other.execute("BEGIN EXCLUSIVE")
        process = launch("run", "--port", "0")
        assert process.stderr
        while "sqlite3" not in Path(f"/proc/{process.pid}/maps").read_text():
            assert process.poll() is None
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=STUCK_SECONDS)
    assert process.returncode == 0

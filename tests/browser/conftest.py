"""A real browser before a demo workspace: with a bot small enough to read in one look, or the whole product."""

import os
import shutil
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

from bot.cli.demo import OPENING
from bot.demo.server import DemoServer
from bot.demo.workspace import Channel, Member, Workspace
from bot.slack.connection import connect_at_once
from bot.stage import Stage
from scheduler.clock import WallClock
from store.pulse.keys import KeyFolder
from tests.browser.kit import OpenPage, pages
from tests.conftest import PATIENCE
from tests.curtain import CurtainCalls
from tests.databases import SqliteDatabases, with_demo
from tests.patience import STUCK_SECONDS

SWITCHES = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium() -> str:
    """Find the system's Chromium; without it the browser tests are left out, but never where they are the gate."""
    found = next((one for one in ("/usr/bin/chromium", shutil.which("chromium")) if one and Path(one).exists()), None)
    if found is None:
        words = "The browser tests need Chromium, and there is none here. Install the package `chromium` to run them."
        if os.environ.get("CI") == "true":
            pytest.fail(words)
        pytest.skip(words)
    return found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Closed with the last test of a file: Playwright keeps this thread's event loop, which others need."""
    path = chromium()
    expect.set_options(timeout=STUCK_SECONDS * 1000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=SWITCHES)
        yield browser
        browser.close()


class Clock:
    """The host's clock: at rest until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2022, 7, 11, 8, 0, tzinfo=UTC)

    def move(self, to: datetime) -> None:
        self.now = to


@pytest.fixture
def server() -> Iterator[DemoServer]:
    clock = Clock()
    lead = Member(id="U01LEAD", name="Programme Manager", title="Runs the plan")
    owner = Member(id="U02OWNER", name="Head of Service", title="Family support")
    guest = Member(id="U03GUEST", name="Visiting Auditor", guest=True)
    gone = Member(id="U04GONE", name="Former Lead", deleted=True)
    everyone = [lead.id, owner.id, guest.id]
    workspace = Workspace(
        members=[lead, owner, guest, gone],
        channels=[
            Channel(id="C01PLAN", name="improvement-plan", topic="The plan and its dates", member_ids=everyone),
            Channel(id="C02WORK", name="workforce", member_ids=everyone),
        ],
        now=lambda: clock.now,
        commands=[("/plan", "Ask about the improvement plan", "[overdue | due | mine | help]")],
    )
    server = DemoServer(workspace, port=0, on_clock=clock.move)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def slack(server: DemoServer) -> WebClient:
    """The bot's own hands."""
    return WebClient(token=server.workspace.bot_token, base_url=server.api_url, retry_handlers=[])


@pytest.fixture(scope="session")
def farewells() -> Iterator[list[threading.Thread]]:
    """Clients on their way out: closing one takes the SDK three seconds, which the next test need not wait for."""
    leaving: list[threading.Thread] = []
    yield leaving
    for one in leaving:
        one.join()


@pytest.fixture
def bot(server: DemoServer, slack: WebClient, farewells: list[threading.Thread]) -> Iterator[App]:
    """A bot connected over Socket Mode; each test gives it the listeners it needs."""
    app = App(client=slack, signing_secret=server.workspace.signing_secret, process_before_response=True)
    handler = SocketModeHandler(app, server.workspace.app_token, web_client=slack)
    connect_at_once(handler)
    server.wait_for_bot()
    yield app
    farewells.append(threading.Thread(target=handler.client.close))
    farewells[-1].start()


@pytest.fixture
def open_page(browser: Browser, server: DemoServer) -> Iterator[OpenPage]:
    """Open the page as somebody."""
    with pages(browser, server.url) as open_:
        yield lambda speaker="U01LEAD", where="C01PLAN", **options: open_(f"?as={speaker}&in={where}", **options)


@pytest.fixture
def stage(sqlite_databases: SqliteDatabases, key_folder: KeyFolder, curtain_calls: CurtainCalls) -> Iterator[Stage]:
    """The whole product, as `sightline demo` opens it."""
    url = sqlite_databases.new(with_demo)
    stage = Stage(url, OPENING, wall_clock=WallClock().now, patience=PATIENCE, keys=key_folder)
    stage.start()
    yield stage
    curtain_calls.leave(stage)


@pytest.fixture
def open_demo(browser: Browser, stage: Stage) -> Iterator[OpenPage]:
    """Open its page, as somebody who was given the address does."""
    with pages(browser, stage.server.url) as open_:
        yield lambda place="", **options: open_(place, **{"viewport": {"width": 1280, "height": 800}, **options})

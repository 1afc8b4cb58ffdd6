"""One workspace a test, with a real Bolt app or a bare Web API client connected to it."""

import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

from bot.demo.server import DemoServer
from bot.demo.test_user import TestUser
from bot.demo.workspace import Workspace
from bot.slack.connection import close_for_good, connect_at_once
from scheduler.clock import WallClock
from tests.demo.kit import CHANNELS, LEAD, OWNER, PEOPLE, Clock, client_of
from tests.patience import STUCK_SECONDS


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def make_server(clock: Clock) -> Iterator[Callable[..., DemoServer]]:
    servers: list[DemoServer] = []

    def make(
        *,
        port: int = 0,
        on_clock: Callable[[datetime], None] | None = None,
        acknowledged_within: float = STUCK_SECONDS,
        **differently: Any,
    ) -> DemoServer:
        commands = [("/plan", "Ask about the plan", "[overdue | help]")]
        workspace = Workspace(PEOPLE, CHANNELS, clock.now, commands, monotonic=clock.monotonic, **differently)
        server = DemoServer(
            workspace,
            port=port,
            on_clock=on_clock,
            wall_clock=WallClock().now,
            acknowledged_within=acknowledged_within,
        )
        server.start()
        servers.append(server)
        return server

    yield make
    for server in servers:
        server.stop()


@pytest.fixture
def server(make_server: Callable[..., DemoServer]) -> DemoServer:
    return make_server()


@pytest.fixture
def workspace(server: DemoServer) -> Workspace:
    return server.workspace


@pytest.fixture
def web(server: DemoServer) -> WebClient:
    return client_of(server)


@pytest.fixture(scope="session")
def farewells() -> Iterator[list[SocketModeHandler]]:
    """Handlers to close at the very end, side by side: each takes the SDK a second of waiting on its own queue."""
    handlers: list[SocketModeHandler] = []
    yield handlers
    closing = [threading.Thread(target=close_for_good, args=(one,)) for one in handlers]
    for thread in closing:
        thread.start()
    for thread in closing:
        thread.join()


@pytest.fixture
def connect(farewells: list[SocketModeHandler]) -> Iterator[Callable[[DemoServer], App]]:
    """Connect a Bolt app over Socket Mode, the way the real bot does."""
    connected: list[SocketModeHandler] = []

    def connect(server: DemoServer) -> App:
        app = App(
            client=client_of(server),
            signing_secret=server.workspace.signing_secret,
            process_before_response=True,
        )
        handler = SocketModeHandler(app, server.workspace.app_token)
        connect_at_once(handler)
        connected.append(handler)
        server.wait_for_bot()
        return app

    yield connect
    for handler in connected:
        handler.client.auto_reconnect_enabled = False
        handler.client.default_auto_reconnect_enabled = False
        farewells.append(handler)


@pytest.fixture
def app(server: DemoServer, connect: Callable[[DemoServer], App]) -> App:
    return connect(server)


@pytest.fixture
def lead(server: DemoServer) -> TestUser:
    return TestUser(server, LEAD)


@pytest.fixture
def owner(server: DemoServer) -> TestUser:
    return TestUser(server, OWNER)

"""Socket Mode: connecting, staying, and not answering in time."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

import pytest
from aiohttp import ClientSession, WSServerHandshakeError
from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.demo.server import DemoServer
from bot.demo.test_user import TestUser
from tests.demo.kit import LEAD, client_of
from tests.patience import STUCK_SECONDS


def door(server: DemoServer) -> str:
    web = WebClient(token=server.workspace.app_token, base_url=server.api_url)
    return str(web.apps_connections_open(app_token=server.workspace.app_token)["url"])


def test_a_connection_begins_with_hello_and_its_ticket_opens_once(server: DemoServer) -> None:
    url = door(server)

    async def visit() -> dict[str, Any]:
        async with ClientSession() as session:
            async with session.ws_connect(url) as socket:
                hello: dict[str, Any] = await socket.receive_json(timeout=STUCK_SECONDS)
            with pytest.raises(WSServerHandshakeError):
                await session.ws_connect(url)
        return hello

    hello = asyncio.run(visit())
    assert (hello["type"], hello["num_connections"]) == ("hello", 1)
    assert hello["connection_info"] == {"app_id": server.workspace.app_id}
    assert "approximate_connection_time" in hello["debug_info"]


def test_envelopes_say_what_they_are_and_whether_an_answer_may_ride_back(server: DemoServer) -> None:
    seen: list[dict[str, Any]] = []

    async def answer_two() -> None:
        async with ClientSession() as session, session.ws_connect(await asyncio.to_thread(door, server)) as socket:
            await socket.receive_json(timeout=STUCK_SECONDS)
            talking = asyncio.create_task(asyncio.to_thread(talk))
            for _ in range(2):
                envelope = await socket.receive_json(timeout=STUCK_SECONDS)
                seen.append(envelope)
                await socket.send_str("not json")
                await socket.send_str(json.dumps({"envelope_id": "someone else's"}))
                await socket.send_str(json.dumps({"envelope_id": envelope["envelope_id"]}))
            await talking

    def talk() -> None:
        person = TestUser(server, LEAD)
        person.says("/plan")
        person.says("hello")

    asyncio.run(answer_two())
    command, event = seen
    assert (command["type"], command["accepts_response_payload"]) == ("slash_commands", True)
    assert (event["type"], event["accepts_response_payload"], event["retry_attempt"]) == ("events_api", False, 0)


def test_the_bot_follows_when_asked_to_connect_anew(app: App, server: DemoServer, lead: TestUser) -> None:
    @app.command("/plan")
    def plan(ack: Ack) -> None:
        ack("still here")

    server.refresh_connections()
    server.wait_for_bot()
    assert [one.plain for one in lead.says("/plan")] == ["still here"]


def test_a_bot_that_takes_too_long_has_timed_out(
    make_server: Callable[..., DemoServer], connect: Callable[[DemoServer], App]
) -> None:
    server = make_server(acknowledged_within=0.05)
    app = connect(server)

    def say_nothing() -> None:
        """Never acknowledge."""

    app.command("/plan")(say_nothing)
    (answer,) = TestUser(server, LEAD).says("/plan overdue")
    assert answer.plain == '/plan failed with the error "operation_timeout"'


def test_nobody_is_connected_until_somebody_is(server: DemoServer) -> None:
    assert not server.connected
    with pytest.raises(TimeoutError):
        server.wait_for_bot(within=0.01)


def test_a_server_that_is_not_running_does_nothing(server: DemoServer) -> None:
    server.stop()
    server.stop()
    with pytest.raises(RuntimeError, match="Start the demo server"):
        server.refresh_connections()


def test_a_stopped_server_starts_again_on_its_port(server: DemoServer) -> None:
    url = server.url
    server.stop()
    server.start()
    assert server.url == url
    assert client_of(server).auth_test()["ok"]

"""The server answers this machine and its own page, nobody else."""

import http.client
import json
from collections.abc import Callable
from typing import Any

import pytest

from bot.demo.server import DemoServer
from tests.demo.kit import LEAD
from tests.patience import STUCK_SECONDS


def status(
    server: DemoServer, method: str, path: str, headers: dict[str, str], body: str | None = None
) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", int(server.url.rsplit(":", 1)[1]), timeout=STUCK_SECONDS)
    try:
        connection.request(method, path, body, headers)
        response = connection.getresponse()
        return response.status, response.read().decode()
    finally:
        connection.close()


def port(server: DemoServer) -> str:
    return server.url.rsplit(":", 1)[1]


@pytest.mark.parametrize("path", ["/", "/demo/state", "/demo/messages", "/page/index.html", "/api/auth.test"])
def test_a_name_pointed_at_this_machine_is_refused(server: DemoServer, path: str) -> None:
    for host in (
        "evil.example",
        f"evil.example:{port(server)}",
        f"127.0.0.1.evil.example:{port(server)}",
        "127.0.0.1:1",
    ):
        assert status(server, "GET", path, {"Host": host})[0] == 403


def test_loopback_names_are_welcome(server: DemoServer) -> None:
    for host in (f"127.0.0.1:{port(server)}", f"localhost:{port(server)}", f"[::1]:{port(server)}"):
        assert status(server, "GET", "/demo/state", {"Host": host})[0] == 200


SAY = json.dumps({"as": LEAD, "conversation": "C01PLAN", "text": "hello"})
JSON = {"Content-Type": "application/json"}


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:1", "http://localhost"])
def test_another_sites_page_can_neither_write_nor_listen(server: DemoServer, origin: str) -> None:
    assert status(server, "POST", "/demo/say", JSON | {"Origin": origin}, SAY)[0] == 403
    upgrade = {
        "Origin": origin, "Upgrade": "websocket", "Connection": "Upgrade",
        "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "MDEyMzQ1Njc4OTAxMjM0NQ==",
    }  # fmt: skip
    assert status(server, "GET", f"/demo/events?as={LEAD}", upgrade)[0] == 403


def test_its_own_page_can_write(server: DemoServer) -> None:
    answer = status(server, "POST", "/demo/say", JSON | {"Origin": server.url}, SAY)
    assert answer == (200, '{"ok": true}')


def test_a_form_of_another_site_is_no_json(server: DemoServer) -> None:
    assert status(server, "POST", "/demo/say", {"Content-Type": "text/plain"}, SAY)[0] == 415


def test_a_body_beyond_a_mebibyte_is_not_read(server: DemoServer) -> None:
    assert status(server, "POST", "/demo/say", JSON, json.dumps({"text": "x" * 1024 * 1024}))[0] == 413


def test_what_is_not_json_is_refused_in_words(server: DemoServer) -> None:
    assert status(server, "POST", "/demo/say", JSON, "{")[0] == 400


def test_files_outside_the_page_are_not_served(server: DemoServer) -> None:
    for path in ("/page/../server.py", "/page/%2e%2e/server.py", "/page/nothing.js"):
        assert status(server, "GET", path, {})[0] in (403, 404)


def test_the_page_may_load_nothing_from_elsewhere(server: DemoServer) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", int(port(server)), timeout=STUCK_SECONDS)
    try:
        connection.request("GET", "/")
        response = connection.getresponse()
        policy = response.headers["Content-Security-Policy"]
        response.read()
    finally:
        connection.close()
    assert "default-src 'self'" in policy
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_a_port_in_use_is_an_error_at_the_start(server: DemoServer, make_server: Callable[..., Any]) -> None:
    with pytest.raises(OSError, match="in use"):
        make_server(port=int(port(server)))


def test_only_loopback_is_bound(server: DemoServer) -> None:
    assert server.url.startswith("http://127.0.0.1:")
    assert server.api_url == f"{server.url}/api/"

"""The least of Teams' connector that calls need: it signs in, takes what is said, and answers as it is told to."""

import asyncio
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from aiohttp import web

TENANT = "0a1b2c3d-0000-4000-8000-000000000001"
APP = "0a1b2c3d-0000-4000-8000-00000000000a"
SECRET = "not a secret"


class Connector:
    """What came, and the next answers that differ from the usual."""

    def __init__(self) -> None:
        self.url = ""
        self.calls: list[tuple[str, str, Any]] = []
        self.answers: list[tuple[int, Any, dict[str, str]]] = []
        """Given one after the other to calls of the connector."""
        self.signed_in = 0

    async def login(self, request: web.Request) -> web.Response:
        fields = await request.post()
        self.signed_in += 1
        if fields["client_secret"] != SECRET:
            return web.json_response({"error": "invalid_client"}, status=401)
        return web.json_response({"access_token": f"token-{self.signed_in}", "expires_in": 3600})

    async def connector(self, request: web.Request) -> web.Response:
        body = await request.json() if request.can_read_body else None
        self.calls.append((request.method, request.path_qs, body))
        assert request.headers["Authorization"] == f"Bearer token-{self.signed_in}"
        if self.answers:
            status, said, headers = self.answers.pop(0)
            return web.json_response(said, status=status, headers=headers)
        return web.json_response({"id": f"{len(self.calls)}"}, status=201)


@contextmanager
def serving(connector: Connector) -> Iterator[Connector]:
    login = web.post(f"/{TENANT}/oauth2/v2.0/token", connector.login)
    with served([login, web.route("*", "/{rest:.*}", connector.connector)]) as connector.url:
        yield connector


@contextmanager
def served(routes: list[web.RouteDef], secured: ssl.SSLContext | None = None) -> Iterator[str]:
    """Serve from a thread of its own; gives the address."""
    app = web.Application()
    app.router.add_routes(routes)
    loop, runner = asyncio.new_event_loop(), web.AppRunner(app)
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()

    async def start() -> str:
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=secured).start()
        host, port = runner.addresses[0][:2]
        return f"{'https' if secured else 'http'}://{host}:{port}"

    try:
        yield asyncio.run_coroutine_threadsafe(start(), loop).result()
    finally:
        asyncio.run_coroutine_threadsafe(runner.cleanup(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()

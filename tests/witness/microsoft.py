"""Microsoft, as far as its playground leaves it out: who signs, and who gives the bot tokens. All else is handed on."""

import asyncio
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from aiohttp import ClientSession, web

from bot.demo.teams.signing import Issuer
from scheduler.clock import WallClock


class Microsoft:
    def __init__(self, playground: str, app_id: str, tenant: str, accounts: Mapping[str, str]) -> None:
        """Args: accounts: what the bot knows each member by, for each account."""
        self._playground = playground
        self._app_id = app_id
        self._tenant = tenant
        self._accounts = accounts
        self.bot = ""
        """Where the bot takes what is posted to it."""

    async def open(self) -> None:
        app = web.Application(client_max_size=16 * 1024 * 1024)
        self._runner = runner = web.AppRunner(app, access_log=None)
        self._session = ClientSession()
        app.router.add_post("/api/messages", self._inwards)
        app.router.add_post(f"/{self._tenant}/oauth2/v2.0/token", self._token)
        self.issuer = Issuer("", WallClock().now)
        app.router.add_routes(self.issuer.routes())
        app.router.add_route("*", "/{rest:.*}", self._outwards)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        self.address = self.issuer.address = f"http://127.0.0.1:{runner.addresses[0][1]}"

    async def close(self) -> None:
        await self._session.close()
        await self._runner.cleanup()

    async def _token(self, _: web.Request) -> web.Response:
        return web.json_response({"token_type": "Bearer", "expires_in": 3_600, "access_token": "the bot's"})

    async def _inwards(self, request: web.Request) -> web.Response:
        activity: dict[str, Any] = await request.json()
        there = self.address + urlsplit(activity["serviceUrl"]).path
        signed = {"Authorization": f"Bearer {self.issuer.token(self._app_id, there)}"}
        async with self._session.post(self.bot, json=activity | {"serviceUrl": there}, headers=signed) as answer:
            kind = {"Content-Type": answer.headers.get("Content-Type", "text/plain")}
            return web.Response(status=answer.status, body=await answer.read(), headers=kind)

    async def _outwards(self, request: web.Request) -> web.Response:
        if request.method == "HEAD":
            return web.Response()
        path = str(request.rel_url)
        for account, their_id in self._accounts.items():
            # Teams finds a member by either id, the tool by this one.
            path = path.replace(f"/members/{account}", f"/members/{their_id}")
        there = self._playground + path
        kind = {"Content-Type": request.headers.get("Content-Type", "application/json")}
        async with self._session.request(request.method, there, data=await request.read(), headers=kind) as answer:
            kind = {"Content-Type": answer.headers.get("Content-Type", "application/json")}
            return web.Response(status=answer.status, body=await answer.read(), headers=kind)


@contextmanager
def serving(played: Microsoft) -> Iterator[Microsoft]:
    """Serve it on loopback, in a thread."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    asyncio.run_coroutine_threadsafe(played.open(), loop).result()
    try:
        yield played
    finally:
        asyncio.run_coroutine_threadsafe(played.close(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()

"""The HTTP server: health for whoever watches the process, what a pulse promises for everybody, and chats' requests."""

import asyncio
import threading
from collections.abc import Awaitable, Callable, Coroutine, Iterable
from typing import Any, TypeVar

import structlog
from aiohttp import web
from sqlalchemy.exc import SQLAlchemyError

from bot import anonymity
from bot.chat.endpoints import LARGEST_BODY, Answered, Endpoint, RefusedError
from bot.health.counting import Counts
from bot.health.lights import LONGEST_SECONDS, Light, Lights, health_of

log = structlog.get_logger()

Result = TypeVar("Result")


class WebServer:
    """Serves from a thread of its own until it is stopped."""

    def __init__(
        self,
        host: str,
        port: int,
        endpoints: Iterable[Endpoint] = (),
        lights: Lights | None = None,
        routes: Iterable[web.RouteDef] = (),
        count: Callable[[], Counts] | None = None,
    ) -> None:
        """Args:
        routes: what is served beside that, such as the addresses of several councils.
        count: for `/metrics`; without it that tells of the lights alone.
        """
        self._host, self._port = host, port
        self._routes = tuple(routes)
        self._lights = lights or Lights()
        self._count = count
        self._endpoints = tuple(endpoints)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="web", daemon=True)

    @property
    def place(self) -> str:
        return f"{self._host}:{self._port}"

    def start(self) -> str:
        """Listen; returns the address. Raises `OSError` where the port is taken."""
        app = web.Application(client_max_size=LARGEST_BODY + 1)
        app.router.add_get(anonymity.PATH, self._anonymity)
        app.router.add_get("/health/live", self._live)
        app.router.add_get("/health/ready", self._ready)
        app.router.add_get("/metrics", self._metrics)
        for endpoint in self._endpoints:
            app.router.add_post(endpoint.path, _serving(endpoint))
        app.add_routes(self._routes)
        self._runner = web.AppRunner(app, access_log=None)
        self._thread.start()
        try:
            return self._run(self._listen)
        except OSError:
            self.stop()
            raise

    def stop(self) -> None:
        self._run(self._runner.cleanup)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _run(self, work: Callable[[], Coroutine[Any, Any, Result]]) -> Result:
        return asyncio.run_coroutine_threadsafe(work(), self._loop).result()

    async def _listen(self) -> str:
        await self._runner.setup()
        site = web.TCPSite(self._runner, self._host, self._port)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        return f"http://{host}:{port}"

    async def _anonymity(self, _: web.Request) -> web.Response:
        """Whoever opens it is asked nothing, and leaves nothing behind."""
        return web.Response(text=anonymity.page(), content_type="text/html", headers=anonymity.HEADERS)

    async def _live(self, _: web.Request) -> web.Response:
        return web.json_response({"ok": True})

    async def _ready(self, _: web.Request) -> web.Response:
        return health_answer(await asyncio.to_thread(self._lights.look))

    async def _metrics(self, _: web.Request) -> web.Response:
        counts = asyncio.to_thread(self._count) if self._count is not None else None
        return await metrics_answer(asyncio.to_thread(self._lights.look), counts)


def health_answer(lights: Iterable[Light]) -> web.Response:
    health = health_of(lights)
    return web.json_response(health.model_dump(mode="json"), status=200 if health.ok else 503)


async def metrics_answer(lights: Awaitable[Iterable[Light]], counts: Awaitable[Counts | None] | None) -> web.Response:
    """Counts take no longer than the lights do, and are left out where the database does not answer."""
    # Loaded once somebody asks.
    from bot.health.metrics import CONTENT_TYPE, written

    async def counted() -> Counts | None:
        try:
            return await asyncio.wait_for(counts, LONGEST_SECONDS) if counts is not None else None
        except (SQLAlchemyError, TimeoutError):
            return None

    looked, many = await asyncio.gather(lights, counted())
    return web.Response(body=written(looked, many), headers={"Content-Type": CONTENT_TYPE})


async def answer_of(taken: Awaitable[Answered], **facts: str) -> web.Response:
    """Answer as an endpoint does.

    Args:
        facts: for the log, beside why a request is refused.
    """
    try:
        answer = await taken
    except RefusedError as error:
        log.warning("request refused", why=error.reason, status=error.status, **facts)
        return web.Response(status=error.status)
    return web.Response(status=answer.status, text=answer.body, content_type=answer.content_type)


def _serving(endpoint: Endpoint) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def serve(request: web.Request) -> web.Response:
        return await answer_of(asyncio.to_thread(endpoint.take, await request.read(), request.headers))

    return serve

"""The demo's server: Slack's endpoints for the bot, the page's for people, all on loopback."""

import asyncio
import socket
import threading
from collections.abc import Callable, Coroutine, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any, Protocol, TypeVar

from aiohttp import web

from bot.demo.accounts import Accounts
from bot.demo.controls import Controls
from bot.demo.delivery import ACKNOWLEDGED_WITHIN, FIRST, Answer, Kind, Retry, SignedHttp, Sockets
from bot.demo.fault_injection import Fault
from bot.demo.gate import PAGE_HEADERS, gate
from bot.demo.json_values import Json
from bot.demo.page_api import PageApi
from bot.demo.payloads import Payloads
from bot.demo.people import Member
from bot.demo.redelivery import Redelivery
from bot.demo.slack_endpoints import SlackEndpoints
from bot.demo.user_actions import UserActions
from bot.demo.watchers import Watchers
from bot.demo.workspace import Fact, Workspace

LARGEST_BODY = 1024 * 1024

PATIENT_SECONDS = 120.0
"""On a busy machine a bot takes long to come and to answer; one that has not done it by then never will."""

Result = TypeVar("Result")


class OtherChat(Protocol):
    """The stand-in of another chat, with the same people and clock."""

    name: str
    """As which the page can be dressed."""

    def open_at(self, address: str) -> Sequence[web.RouteDef]:
        """Say where the server listens; gives what is to be served there."""
        ...

    def page(self, common: Callable[[web.Request], Json]) -> Sequence[web.RouteDef]:
        """What the page asks where it is dressed as this chat.

        Args:
            common: what it shows of the workspace, whichever chat it is dressed as.
        """
        ...

    async def close(self) -> None: ...


class DemoServer:
    """Serve one workspace from a thread of its own.

    The bot is reached over Socket Mode until there is a `request_url`, then over signed HTTP.
    """

    def __init__(
        self,
        workspace: Workspace,
        port: int = 0,
        on_clock: Callable[[datetime], None] | None = None,
        *,
        request_url: str | None = None,
        wall_clock: Callable[[], datetime] | None = None,
        acknowledged_within: float = ACKNOWLEDGED_WITHIN,
        pages: Mapping[str, str] | None = None,
        others: Sequence[OtherChat] = (),
    ) -> None:
        """Prepare a server; `start` makes it listen.

        Args:
            port: 0 takes any free one.
            on_clock: moves the host's clock; run in a worker thread. Without it the page has no clock.
            request_url: where to post what people do, instead of Socket Mode.
            wall_clock: real time, for the stamp on signed requests; without it the workspace's own.
            acknowledged_within: how many seconds the bot has; Slack gives three.
            pages: HTML by path, which the host shows beside the workspace.
            others: chats that stand beside Slack on this server.
        """
        self.workspace = workspace
        self._port = port
        self._on_clock = on_clock
        self._wall_clock = wall_clock or workspace.now
        self._within = acknowledged_within
        self._pages = dict(pages or {})
        self._others = list(others)
        self._http = self._signed(request_url)
        self._sockets = Sockets(workspace.app_id, lambda: workspace.announce(Fact("bot")), self._within)
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stopping = asyncio.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    @property
    def api_url(self) -> str:
        return f"{self.url}/api/"

    @property
    def connected(self) -> bool:
        """Whether there is a bot to hear what people do."""
        return self._http is not None or self._sockets.connected

    def start(self) -> None:
        """Listen, or raise OSError where the port is taken."""
        listener = socket.create_server(("127.0.0.1", self._port))
        self._port = listener.getsockname()[1]
        self.payloads = Payloads(self.workspace, self.url)
        self._redelivery = Redelivery(self._deliver)
        self.user_actions = UserActions(self.workspace, self.payloads, self._redelivery.deliver)
        self.accounts = Accounts(self.workspace, self.payloads, self._redelivery.deliver)
        ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve(listener, ready)), name="demo")
        self._thread.daemon = True
        self._thread.start()
        ready.wait()

    def stop(self) -> None:
        if self._thread is None or self._loop is None:
            return
        self._loop.call_soon_threadsafe(self._stopping.set)
        self._thread.join()
        self._thread = self._loop = None

    def run(self, work: Coroutine[Any, Any, Result], within: float = PATIENT_SECONDS) -> Result:
        """Do something on the server's own loop and wait for it."""
        if self._loop is None:
            work.close()
            raise RuntimeError("Start the demo server first.")
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(within)

    def wait_for_bot(self, within: float = PATIENT_SECONDS) -> None:
        """Wait until a bot has connected; TimeoutError if none does."""

        async def arrived() -> None:
            if not self.connected:
                async with asyncio.timeout(within):
                    await self._sockets.arrived.wait()

        self.run(arrived(), within + 1)

    def refresh_connections(self) -> None:
        """Ask the bot to connect anew, as Slack does every few hours."""
        self.run(self._sockets.refresh())

    def deliver_to(self, request_url: str | None) -> None:
        """Post what people do to a request URL; with None, go back to Socket Mode."""

        async def switch() -> None:
            if self._http is not None:
                await self._http.close()
            self._http = self._signed(request_url)
            self.workspace.announce(Fact("bot"))

        self.run(switch())

    def verify_request_url(self) -> bool:
        """Ask the request URL to prove itself, as Slack does when one is entered."""

        async def verified() -> bool:
            return self._http is not None and await self._http.verify(self.workspace.verification_token)

        return self.run(verified())

    def change_account(
        self,
        member_id: str,
        *,
        active: bool | None = None,
        guest: bool | None = None,
        tz: str | None = None,
        name: str | None = None,
        email: str | None = None,
    ) -> str:
        """Do to an account what an administrator may, and tell the bot if it asked for `user_change`."""
        return self.run(self.accounts.change(member_id, active=active, guest=guest, tz=tz, name=name, email=email))

    def join(self, member: Member) -> str:
        """Let somebody in who is new, and tell the bot if it asked for `team_join`."""
        return self.run(self.accounts.join(member))

    def arrange(self, method: str, *, error: str = "", retry_after: int = 0, answer_lost: bool = False) -> None:
        """Let the next call of a method go wrong: refused, rate limited, or carried out with the answer lost."""
        self.workspace.faults.arrange(method, Fault(error, retry_after, answer_lost))

    def _signed(self, request_url: str | None) -> SignedHttp | None:
        if not request_url:
            return None
        return SignedHttp(request_url, self.workspace.signing_secret, self._wall_clock, self._within)

    async def _deliver(self, kind: Kind, payload: Json, retry: Retry = FIRST) -> Answer:
        return await (self._http or self._sockets).deliver(kind, payload, retry)

    async def _serve(self, listener: socket.socket, ready: threading.Event) -> None:
        self._loop, self._stopping = asyncio.get_running_loop(), asyncio.Event()
        controls = Controls(self.workspace, self.accounts)
        page = PageApi(
            self.workspace,
            self.payloads,
            self.user_actions,
            controls,
            lambda: self.connected,
            self._on_clock,
            ["slack", *(one.name for one in self._others)],
        )
        watchers = Watchers(self.workspace, self.payloads, page.clock_shown, lambda: self.connected)
        slack = SlackEndpoints(self.workspace, self.payloads, self._sockets)
        self.workspace.watchers.append(watchers.tell)
        app = web.Application(client_max_size=LARGEST_BODY, middlewares=[gate(lambda: self._port)])
        app.add_routes([web.get(path, partial(_shown, html)) for path, html in self._pages.items()])
        app.add_routes([*slack.routes(), *page.routes(), web.get("/demo/events", watchers.serve)])
        for chat in self._others:
            app.add_routes([*chat.open_at(self.url), *chat.page(page.common)])
        runner = web.AppRunner(app, access_log=None, handle_signals=False, shutdown_timeout=1.0)
        await runner.setup()
        await web.SockSite(runner, listener).start()
        ready.set()
        await self._stopping.wait()
        self.workspace.watchers.remove(watchers.tell)
        await watchers.close()
        await self._redelivery.close()
        await self._sockets.close()
        for chat in self._others:
            await chat.close()
        if self._http is not None:
            await self._http.close()
        await runner.cleanup()


async def _shown(html: str, _: web.Request) -> web.Response:
    return web.Response(text=html, content_type="text/html", headers=PAGE_HEADERS)

"""What stands at slack.com for a bot: the Web API, Socket Mode's door, and response URLs."""

import asyncio
import json
import secrets
from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.demo.delivery import Sockets
from bot.demo.downloads import SIGN_IN, download, sign_in
from bot.demo.fault_injection import Fault
from bot.demo.json_values import mapping
from bot.demo.payloads import Payloads
from bot.demo.rate_limits import TooFastError
from bot.demo.refusal import SlackError
from bot.demo.response_urls import respond
from bot.demo.uploads import take_upload
from bot.demo.web_api.dispatch import answer
from bot.demo.workspace import Workspace

GONE = ("expired_url", "used_url")
BROKEN = '<!DOCTYPE html><html lang="en"><head><title>Server Error | Slack</title></head><body></body></html>'
"""Where Slack itself is broken, it answers with a page and not with JSON."""


class SlackEndpoints:
    def __init__(self, workspace: Workspace, payloads: Payloads, sockets: Sockets) -> None:
        self._workspace = workspace
        self._payloads = payloads
        self._sockets = sockets
        self._faults = workspace.faults
        self._tickets: set[str] = set()

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/api/{method}", self.call),
            web.post("/api/{method}", self.call),
            web.get("/link", self.link),
            web.get("/files-pri/{team}-{file}/{name:.+}", self.download),
            web.get(SIGN_IN, sign_in),
            web.post("/upload/v1/{token}", self.upload),
            web.post("/{kind:commands|actions}/{team}/{token}", self.respond),
        ]

    async def call(self, request: web.Request) -> web.StreamResponse:
        return await self._with_faults(request.match_info["method"], request, self._answer)

    async def _answer(self, request: web.Request) -> web.Response:
        name = request.match_info["method"]
        try:
            body = await answer(name, request, self._workspace, self._payloads, self._ticket)
        except TooFastError as refusal:
            return _wait(refusal.retry_after)
        scopes = self._workspace.scopes
        headers = {"x-oauth-scopes": ",".join(sorted(scopes))} if scopes is not None else {}
        return web.json_response(body, headers=headers | {"x-slack-req-id": secrets.token_hex(16)})

    async def _with_faults(
        self, name: str, request: web.Request, serve: Callable[[web.Request], Awaitable[web.Response]]
    ) -> web.Response:
        """Serve a call, unless a fault stands in its way or takes its answer."""
        fault = self._faults.take(name) or Fault()
        if fault.error == "ratelimited":
            return _wait(fault.retry_after)
        if fault.error:
            return web.json_response({"ok": False, "error": fault.error})
        if fault.status:
            return web.Response(text=BROKEN, content_type="text/html", status=fault.status)
        response = web.Response() if fault.cut_off else await serve(request)
        if fault.held_back:
            await asyncio.sleep(fault.held_back)
        if (fault.cut_off or fault.answer_lost) and request.transport is not None:
            request.transport.abort()
        return response

    async def download(self, request: web.Request) -> web.Response:
        async def serve(asked: web.Request) -> web.Response:
            return download(self._workspace, asked)

        return await self._with_faults("url_private_download", request, serve)

    async def upload(self, request: web.Request) -> web.StreamResponse:
        async def serve(asked: web.Request) -> web.Response:
            return await take_upload(self._workspace.files, asked)

        return await self._with_faults("upload_url", request, serve)

    async def link(self, request: web.Request) -> web.StreamResponse:
        """Let a bot in that shows the ticket `apps.connections.open` gave it. Each ticket opens once."""
        ticket = request.query.get("ticket", "")
        if ticket not in self._tickets:
            raise web.HTTPNotFound
        self._tickets.remove(ticket)
        return await self._sockets.serve(request)

    async def respond(self, request: web.Request) -> web.Response:
        return await self._with_faults("response_url", request, self._respond)

    async def _respond(self, request: web.Request) -> web.Response:
        try:
            to = self._workspace.response_urls.use(request.match_info["token"])
            payload = json.loads(await request.text())
            respond(self._workspace, to, mapping(payload))
        except ValueError:
            return web.Response(text="invalid_payload", status=400)
        except SlackError as refusal:
            return web.json_response(refusal.body(), status=404 if refusal.error in GONE else 400)
        return web.Response(text="ok")

    def _ticket(self) -> str:
        ticket = secrets.token_urlsafe(18)
        self._tickets.add(ticket)
        return (
            f"{self._payloads.base_url.replace('http', 'ws', 1)}/link?ticket={ticket}&app_id={self._workspace.app_id}"
        )


def _wait(seconds: int) -> web.Response:
    headers = {"Retry-After": str(seconds)} if seconds else {}
    return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers=headers)

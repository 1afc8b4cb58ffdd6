"""Carry what people do to the bot, and bring back its acknowledgement."""

import asyncio
import hashlib
import hmac
import json
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol
from urllib.parse import urlencode

from aiohttp import ClientError, ClientSession, ClientTimeout, web

from bot.demo.json_values import Json, mapping

Kind = Literal["slash_commands", "interactive", "events_api"]

ACKNOWLEDGED_WITHIN = 3.0


@dataclass(frozen=True)
class Answer:
    """The bot's acknowledgement, or in `problem` the word Slack has for its absence."""

    payload: Json
    problem: str = ""


@dataclass(frozen=True)
class Retry:
    """Which further delivery of an event this is, and why the one before it failed."""

    number: int = 0
    reason: str = ""


FIRST = Retry()


class Delivery(Protocol):
    @property
    def connected(self) -> bool: ...

    async def deliver(self, kind: Kind, payload: Json, retry: Retry = FIRST) -> Answer: ...


class Sockets:
    """Socket Mode: envelopes over the bot's connections, each over the next of them."""

    def __init__(self, app_id: str, on_change: Callable[[], None], within: float) -> None:
        self._app_id = app_id
        self._within = within
        self._on_change = on_change
        self._open: list[web.WebSocketResponse] = []
        self._sent = 0
        self._leaving: list[web.WebSocketResponse] = []
        self._waiting: dict[str, asyncio.Future[Json]] = {}
        self.arrived = asyncio.Event()

    @property
    def connected(self) -> bool:
        return bool(self._open)

    async def deliver(self, kind: Kind, payload: Json, retry: Retry = FIRST) -> Answer:
        if not self._open:
            return Answer({}, "dispatch_failed")
        envelope_id = str(uuid.uuid4())
        envelope: Json = {
            "envelope_id": envelope_id,
            "type": kind,
            "payload": payload,
            "accepts_response_payload": kind == "slash_commands" or payload.get("type") == "view_submission",
        }
        if kind == "events_api":
            envelope |= {"retry_attempt": retry.number, "retry_reason": retry.reason}
        waiting: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
        self._waiting[envelope_id] = waiting
        try:
            async with asyncio.timeout(self._within):
                await self._next_open().send_str(json.dumps(envelope))
                return Answer(await waiting)
        except TimeoutError:
            return Answer({}, "operation_timeout")
        except ConnectionError:
            return Answer({}, "dispatch_failed")
        finally:
            del self._waiting[envelope_id]

    def _next_open(self) -> web.WebSocketResponse:
        """Slack sends each envelope over any one of an app's connections."""
        self._sent += 1
        return self._open[self._sent % len(self._open)]

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """Hold one connection of the bot open until either side closes it."""
        socket = web.WebSocketResponse(heartbeat=30, timeout=1.0)
        await socket.prepare(request)
        self._open.append(socket)
        await socket.send_str(json.dumps(self._hello(request.host)))
        self._changed()
        # Clients that reconnect go on reading the old connection until it closes under them.
        farewell = asyncio.create_task(self._close_leaving())
        try:
            async for frame in socket:
                if frame.type == web.WSMsgType.TEXT:
                    self._acknowledge(frame.data)
        finally:
            self._leave(socket)
            await farewell
        return socket

    async def refresh(self) -> None:
        """Ask the bot to connect anew, as Slack does every few hours."""
        moved, self._open = self._open, []
        self._leaving += moved
        self._changed()
        for socket in moved:
            notice = {"type": "disconnect", "reason": "refresh_requested", "debug_info": {"host": "demo"}}
            await socket.send_str(json.dumps(notice))

    async def close(self) -> None:
        self._leaving += self._open
        self._open = []
        await self._close_leaving()

    async def _close_leaving(self) -> None:
        leaving, self._leaving = self._leaving, []
        for socket in leaving:
            await socket.close()

    def _hello(self, host: str) -> Json:
        return {
            "type": "hello",
            "num_connections": len(self._open),
            "debug_info": {"host": host, "build_number": 1, "approximate_connection_time": 18060},
            "connection_info": {"app_id": self._app_id},
        }

    def _acknowledge(self, frame: str) -> None:
        try:
            said = mapping(json.loads(frame))
        except ValueError:
            return
        waiting = self._waiting.get(str(said.get("envelope_id")))
        if waiting is not None and not waiting.done():
            waiting.set_result(mapping(said.get("payload")))

    def _leave(self, socket: web.WebSocketResponse) -> None:
        if socket in self._open:
            self._open.remove(socket)
            self._changed()

    def _changed(self) -> None:
        if self._open:
            self.arrived.set()
        else:
            self.arrived.clear()
        self._on_change()


class SignedHttp:
    """Slack's other way: each payload posted to one request URL under a v0 signature."""

    def __init__(
        self, request_url: str, signing_secret: str, wall_clock: Callable[[], datetime], within: float
    ) -> None:
        self._within = within
        self.request_url = request_url
        self._secret = signing_secret.encode()
        # Receivers compare the stamp with real time, so it is never the demo's clock.
        self._wall_clock = wall_clock
        self._session: ClientSession | None = None

    @property
    def connected(self) -> bool:
        return True

    async def deliver(self, kind: Kind, payload: Json, retry: Retry = FIRST) -> Answer:
        if kind == "slash_commands":
            body, content_type = urlencode(payload).encode(), "application/x-www-form-urlencoded"
        elif kind == "interactive":
            body, content_type = (
                urlencode({"payload": json.dumps(payload)}).encode(),
                "application/x-www-form-urlencoded",
            )
        else:
            body, content_type = json.dumps(payload).encode(), "application/json"
        return await self._post(body, content_type, retry)

    async def verify(self, token: str) -> bool:
        """Ask the receiver to prove itself, as Slack does when a request URL is entered."""
        challenge = uuid.uuid4().hex
        asked = {"type": "url_verification", "token": token, "challenge": challenge}
        answer = await self._post(json.dumps(asked).encode(), "application/json")
        return challenge in (answer.payload.get("challenge"), answer.payload.get("text"))

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    def headers(self, body: bytes, content_type: str) -> dict[str, str]:
        stamp = str(int(self._wall_clock().timestamp()))
        signature = hmac.new(self._secret, b"v0:" + stamp.encode() + b":" + body, hashlib.sha256).hexdigest()
        return {
            "Content-Type": content_type,
            "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": f"v0={signature}",
        }

    async def _post(self, body: bytes, content_type: str, retry: Retry = FIRST) -> Answer:
        if self._session is None:
            self._session = ClientSession(timeout=ClientTimeout(total=self._within))
        try:
            headers = self.headers(body, content_type)
            if retry.number:
                headers |= {"X-Slack-Retry-Num": str(retry.number), "X-Slack-Retry-Reason": retry.reason}
            async with self._session.post(self.request_url, data=body, headers=headers) as response:
                text = await response.text()
                if response.status != 200:
                    return Answer(
                        {}, f"http_client_error_{response.status}" if response.status < 500 else "http_service_error"
                    )
                return Answer(_body(text, response.content_type))
        except TimeoutError:
            return Answer({}, "operation_timeout")
        except ClientError:
            return Answer({}, "dispatch_failed")


def _body(text: str, content_type: str) -> Json:
    if content_type == "application/json" and text:
        try:
            return mapping(json.loads(text))
        except ValueError:
            return {}
    return {"text": text} if text else {}

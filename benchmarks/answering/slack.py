"""What stands in for Slack: it sends signed requests, and notes when their answers come. All of it is one event loop.

A question has been dealt with once its answer is here and its request is acknowledged, whichever comes last.
"""

import asyncio
import hashlib
import hmac
import itertools
import json
import time
from typing import Any

from aiohttp import web

from benchmarks.answering.large_plan import ASKER, NOW, TENANT, Answers
from benchmarks.answering.orders import SECRET, Server
from benchmarks.answering.questions import Question
from scheduler.clock import WallClock

PATIENCE = 120
HOME = "home"


BUSY = 503


class WrongError(Exception):
    """An answer is not what is true of the plan."""


class BusyError(WrongError):
    """The server does not take the request now. Slack would send it again."""


class Line:
    """A connection to a server, kept as Slack keeps one."""

    def __init__(self, server: Server) -> None:
        self._server = server

    async def __aenter__(self) -> "Line":
        self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self._server.port)
        return self

    async def __aexit__(self, *_: object) -> None:
        self._writer.close()
        await self._writer.wait_closed()

    async def delivers(self, body: bytes, kind: str) -> int:
        """Status of the acknowledgement."""
        now = WallClock().now() if self._server.real_clock else NOW
        stamp = str(int(now.timestamp()))
        signature = hmac.new(SECRET.encode(), f"v0:{stamp}:".encode() + body, hashlib.sha256).hexdigest()
        head = (
            "POST /slack/events HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            f"Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n"
            f"X-Slack-Request-Timestamp: {stamp}\r\nX-Slack-Signature: v0={signature}\r\n\r\n"
        )
        self._writer.write(head.encode() + body)
        answered = (await self._reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        fields = dict(line.lower().split(": ", 1) for line in answered[1:] if line)
        await self._reader.readexactly(int(fields.get("content-length", 0)))
        return int(answered[0].split()[1])


class Slack:
    def __init__(self) -> None:
        self._numbers = itertools.count(1)
        self._waiting: dict[str, asyncio.Future[tuple[float, str]]] = {}

    async def listen(self) -> None:
        app = web.Application(client_max_size=16 * 1024 * 1024)
        app.router.add_post("/answers/{number}", self._answered)
        app.router.add_route("*", "/api/{method}", self._called)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self._url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        self.api_url = f"{self._url}/api/"

    async def close(self) -> None:
        await self._runner.cleanup()

    async def asks(self, line: Line, question: Question, known: Answers) -> float:
        """Seconds until the answer had come and the request was acknowledged.

        Raises:
            WrongError: what came is not right.
            BusyError: nothing came.
        """
        number = next(self._numbers)
        body, kind = question.parcel(number, f"{self._url}/answers/{number}")
        name = HOME if question.words is None else str(number)
        waiting = self._waiting[name] = asyncio.get_running_loop().create_future()
        began = time.perf_counter()
        status = await asyncio.wait_for(line.delivers(body, kind), PATIENCE)
        acknowledged = time.perf_counter()
        if status == BUSY:
            raise BusyError(question.name)
        if status != 200:
            raise WrongError(f"{question.name}: acknowledged with {status}")
        arrived, answer = await asyncio.wait_for(waiting, PATIENCE)
        if not question.right(answer, known):
            raise WrongError(f"{question.name}: {answer[:1_000]}")
        return float(max(acknowledged, arrived) - began)

    async def in_turn(
        self, server: Server, question: Question, known: Answers, most: int, seconds: float
    ) -> list[float]:
        """Ask again and again, one at a time: so often at most, and three times at least however long it takes."""
        async with Line(server) as line:
            taken: list[float] = []
            while len(taken) < min(3, most) or (len(taken) < most and sum(taken) < seconds):
                taken.append(await self.asks(line, question, known))
            return taken

    async def at_once(
        self, server: Server, question: Question, known: Answers, many: int, seconds: float
    ) -> tuple[float, int]:
        """Keep so many under way. Nobody asks anew once the time is up.

        Returns:
            How many are answered a second, and how many the server refused because it was busy.
        """
        began = time.perf_counter()
        answered = refused = 0

        async def ask() -> None:
            nonlocal answered, refused
            async with Line(server) as line:
                first = True
                while first or time.perf_counter() - began < seconds:
                    first = False
                    try:
                        await self.asks(line, question, known)
                    except BusyError:
                        refused += 1
                    else:
                        answered += 1

        await asyncio.gather(*(ask() for _ in range(many)))
        return answered / (time.perf_counter() - began), refused

    async def _answered(self, request: web.Request) -> web.Response:
        self._note(request.match_info["number"], await request.text())
        return web.Response(text="ok")

    async def _called(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        if method == "views.publish":
            self._note(HOME, await _view(request))
        return web.json_response({"ok": True, "channel": "D01", "ts": "1.0", **CALLS.get(method, {})})

    def _note(self, name: str, answer: str) -> None:
        waiting = self._waiting.pop(name, None)
        if waiting is not None and not waiting.done():
            waiting.set_result((time.perf_counter(), answer))


async def _view(request: web.Request) -> str:
    """The view, whichever way the SDK writes it."""
    if request.content_type == "application/json":
        return json.dumps((await request.json())["view"])
    return str((await request.post())["view"])


USER = {"id": ASKER, "team_id": TENANT, "profile": {"real_name": "Owner 1", "email": "owner1@council.example"}}
WE: dict[str, str] = {"team_id": TENANT, "user_id": "U00", "bot_id": "B00", "url": "http://127.0.0.1/"}
CALLS: dict[str, dict[str, Any]] = {"users.info": {"user": USER}, "users.list": {"members": [USER]}, "auth.test": WE}

"""Open pages, each told the small facts that concern the person it speaks as."""

import asyncio
import json
from collections.abc import Callable

from aiohttp import web

from bot.demo.controls import faults_shown
from bot.demo.json_values import Json
from bot.demo.payloads import Payloads
from bot.demo.workspace import Fact, Workspace


class Watchers:
    def __init__(
        self,
        workspace: Workspace,
        payloads: Payloads,
        clock: Callable[[], Json | None],
        connected: Callable[[], bool],
    ) -> None:
        self._workspace = workspace
        self._payloads = payloads
        self._clock = clock
        self._queues: dict[web.WebSocketResponse, tuple[str, asyncio.Queue[Json]]] = {}
        self._connected = connected

    def tell(self, fact: Fact) -> None:
        for member_id, queue in self._queues.values():
            if fact.member_id in ("", member_id):
                queue.put_nowait(self._message(fact))

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        member_id = request.query.get("as", "")
        socket = web.WebSocketResponse(heartbeat=30, timeout=1.0)
        await socket.prepare(request)
        self._workspace.played.add(member_id)
        queue: asyncio.Queue[Json] = asyncio.Queue()
        self._queues[socket] = (member_id, queue)
        sender = asyncio.create_task(self._send(socket, queue))
        try:
            async for _ in socket:
                pass
        finally:
            self._queues.pop(socket, None)
            sender.cancel()
        return socket

    async def close(self) -> None:
        for socket in list(self._queues):
            await socket.close()

    async def _send(self, socket: web.WebSocketResponse, queue: asyncio.Queue[Json]) -> None:
        while True:
            message = await queue.get()
            try:
                await socket.send_str(json.dumps(message))
            except ConnectionError:
                return

    def _message(self, fact: Fact) -> Json:
        surfaces = self._workspace.surfaces
        match fact.type:
            case "messages":
                return {"type": "messages", "conversation": fact.conversation}
            case "view":
                view = surfaces.modal(fact.member_id)
                return {"type": "view", "view": self._payloads.view(view) if view else None}
            case "home":
                view = surfaces.home(fact.member_id)
                return {"type": "home", "view": self._payloads.view(view) if view else None}
            case "clock":
                return {"type": "clock", "clock": self._clock()}
            case "members":
                return {"type": "members"}
            case "faults":
                return {"type": "faults", "faults": faults_shown(self._workspace.faults)}
            case "bot":
                return {"type": "bot", "connected": self._connected()}

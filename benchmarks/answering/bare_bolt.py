"""Bare Bolt, to compare our bot with: as its guide writes it, and answering by a connection that it keeps.

Bolt's guide leaves the server to its reader. Both are served as our bot is: aiohttp takes the request and a thread
answers it. So a ratio compares what is behind the server, not two servers. Bolt checks the signature itself.
"""

import asyncio
import http.client
import json
import sys
import threading
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web
from slack_bolt import Ack, App, BoltRequest, Respond
from slack_sdk import WebClient

from benchmarks.answering.orders import SECRET, TOKEN, obey, stay_on

WORDS = "110 things overdue"


def main(place: str, api_url: str, how: str) -> None:
    stay_on(place)
    app = App(
        client=WebClient(TOKEN, base_url=api_url),
        signing_secret=SECRET,
        process_before_response=True,
        token_verification_enabled=False,
    )
    app.command("/plan")(_kept if how == "kept" else _guide)

    async def slack(request: web.Request) -> web.Response:
        asked = BoltRequest(body=(await request.read()).decode(), headers=dict(request.headers))
        answer = await asyncio.to_thread(app.dispatch, asked)
        kind = answer.first_headers().get("content-type", "text/plain").split(";")[0]
        return web.Response(status=answer.status, text=answer.body, content_type=kind)

    obey(_serve(slack), {})


def _guide(ack: Ack, respond: Respond) -> None:
    """`respond` opens a new connection each time."""
    ack()
    respond(WORDS)


_own = threading.local()


def _kept(ack: Ack, body: dict[str, Any]) -> None:
    """Each thread keeps a connection."""
    ack()
    place = urlsplit(body["response_url"])
    if not hasattr(_own, "line"):
        _own.line = http.client.HTTPConnection(place.netloc, timeout=30)
    words = json.dumps({"text": WORDS}).encode()
    _own.line.request("POST", place.path, words, {"Content-Type": "application/json"})
    _own.line.getresponse().read()


def _serve(handler: Callable[[web.Request], Any]) -> int:
    async def listen() -> int:
        app = web.Application()
        app.router.add_post("/slack/events", handler)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        return int(runner.addresses[0][1])

    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, name="web", daemon=True).start()
    return asyncio.run_coroutine_threadsafe(listen(), loop).result()


if __name__ == "__main__":
    main(*sys.argv[1:])

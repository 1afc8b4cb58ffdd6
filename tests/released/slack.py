"""Slack as the released messages know it: it holds what was said before, takes what is said now, and refuses nothing.

It stands apart from the demo workspace, so that what was recorded is not read by what changes with the product.
"""

import json
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl

Json = dict[str, Any]

TEAM = "T01SIGHTLINE"
BOT: Json = {"user_id": "U01SIGHTLINE", "bot_id": "B01SIGHTLINE", "user": "sightline"}
HOOKS = "https://hooks.slack.com"
"""Where Slack's own response URLs point; those of recorded payloads too."""
FIRST_TS = 1_658_240_000
"""Later than anything that was recorded."""


@dataclass(frozen=True)
class Call:
    """One request of the bot's: a method of the Web API, or `respond` for a response URL."""

    method: str
    body: Json


@dataclass
class Slack:
    """Serves from `start` on; `begin` forgets what the last story left."""

    members: list[Json]
    recorded: list[Json]
    """Messages that the bot had sent, each with its channel."""
    calls: list[Call] = field(default_factory=list)
    messages: list[Json] = field(default_factory=list)

    def start(self) -> None:
        slack = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                sent = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
                answer = slack.take(self.path, sent, self.headers.get("Content-Type") or "").encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_: Any) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._serving = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._serving.start()
        self.begin()

    def stop(self) -> None:
        self._server.shutdown()
        self._serving.join()
        self._server.server_close()

    def begin(self) -> None:
        self.calls.clear()
        self.messages[:] = self.recorded

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def said(self) -> list[Json]:
        """The messages that were posted since the story began."""
        return self.messages[len(self.recorded) :]

    def take(self, path: str, sent: str, kind: str) -> str:
        body = json.loads(sent) if "json" in kind else dict(parse_qsl(sent))
        if not path.startswith("/api/"):
            self.calls.append(Call("respond", body))
            return "ok"
        method = path.removeprefix("/api/")
        body = {name: _read(value) for name, value in body.items()}
        self.calls.append(Call(method, body))
        return json.dumps({"ok": True, **self._answer(method, body)})

    def _answer(self, method: str, body: Json) -> Json:
        match method:
            case "auth.test":
                return {"team_id": TEAM, "team": "Sightline", "url": "https://sightline.slack.com/", **BOT}
            case "users.list":
                return {"members": self.members}
            case "users.info":
                return {"user": next(one for one in self.members if one["id"] == body["user"])}
            case "chat.postMessage":
                message = {**body, "channel": dm_of(body["channel"]), "ts": f"{FIRST_TS + len(self.messages)}.000001"}
                self.messages.append(message)
                return {"channel": message["channel"], "ts": message["ts"]}
            case "conversations.open":
                return {"channel": {"id": dm_of(body["users"])}}
            case "conversations.history":
                there = [one for one in self.messages if one["channel"] == body["channel"]]
                since = float(body.get("oldest", 0))
                return {"messages": [one for one in there[::-1] if float(one["ts"]) >= since]}
            case _:
                return {"message_ts": f"{FIRST_TS}.000001", "view": {"id": "V1", "hash": "1"}}


def dm_of(address: str) -> str:
    """Where a message to an account stands."""
    return f"D{address[1:]}" if address.startswith("U") else address


def _read(value: Any) -> Any:
    """What a form carries as JSON (blocks, views, metadata) as what it is."""
    return json.loads(value) if isinstance(value, str) and value[:1] in ("{", "[") else value

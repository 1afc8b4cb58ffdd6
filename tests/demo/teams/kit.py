"""A bare client of the connector, a bot of a few lines, and the cards that they use."""

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx

from bot.demo.server import DemoServer
from bot.demo.teams import ids
from bot.demo.teams.chat import TeamsChat
from bot.demo.teams.checking import CARD
from bot.demo.teams.signing import SCOPE
from bot.demo.teams.test_user import TeamsTestUser
from tests.demo.kit import Clock

Json = dict[str, Any]


class Calls:
    """Calls of the connector, under a token of its own."""

    def __init__(self, chat: TeamsChat) -> None:
        self.chat = chat
        self._http = httpx.Client(base_url=chat.service_url, trust_env=False)
        self.token = self.asks_for_token().json()["access_token"]

    def asks_for_token(self, **differently: str) -> httpx.Response:
        tenant = self.chat.tenant
        asked = {"grant_type": "client_credentials", "client_id": tenant.app_id, "client_secret": tenant.app_secret}
        address = f"{self.chat.address}/{tenant.id}/oauth2/v2.0/token"
        return self._http.post(address, data={**asked, "scope": SCOPE, **differently})

    def __call__(self, method: str, path: str, body: Any = None) -> httpx.Response:
        headers = {"Authorization": f"Bearer {self.token}"}
        return self._http.request(method, f"v3/{path}", json=body, headers=headers)

    def says(self, conversation: str, activity: Json, query: str = "") -> httpx.Response:
        return self("POST", f"conversations/{conversation}/activities{query}", activity)

    def close(self) -> None:
        self._http.close()


@dataclass
class Bot:
    """It keeps what it gets, and answers what it was told to."""

    got: list[Json] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)
    answers: Callable[[Json], tuple[int, Json | None]] = lambda _: (200, None)

    def start(self) -> str:
        bot = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                activity = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                bot.got.append(activity)
                bot.tokens.append(self.headers["Authorization"].removeprefix("Bearer "))
                status, body = bot.answers(activity)
                data = json.dumps(body).encode() if body is not None else b""
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_: Any) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        return f"http://127.0.0.1:{self._server.server_port}/api/messages"

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def kinds(self) -> list[str]:
        return [str(one["type"]) for one in self.got]


@dataclass
class World:
    """The demo's Teams with a bot in it."""

    server: DemoServer
    chat: TeamsChat
    calls: Calls
    bot: Bot
    clock: Clock

    def user(self, member_id: str) -> TeamsTestUser:
        return TeamsTestUser(self.server, self.chat, member_id)

    def says_to(self, member_id: str, activity: Json) -> str:
        answer = self.calls.says(ids.personal_chat(member_id), activity)
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])


def card(*body: Json, **more: Any) -> Json:
    return {"type": "AdaptiveCard", "version": "1.5", "body": list(body), **more}


def words(text: str) -> Json:
    return {"type": "TextBlock", "text": text}


def execute(title: str, verb: str = "say", **more: Any) -> Json:
    return {"type": "Action.Execute", "title": title, "verb": verb, "data": {"action": verb}, **more}


def activity(*cards: Json, **more: Any) -> Json:
    attachments = [{"contentType": CARD, "content": one} for one in cards]
    return {"type": "message", **({"attachments": attachments} if cards else {}), **more}


def replaced_by(shown: Json) -> tuple[int, Json | None]:
    return 200, {"statusCode": 200, "type": CARD, "value": shown}

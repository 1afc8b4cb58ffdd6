"""Signed HTTP: the same bot behind a request URL."""

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from slack_bolt import Ack, App, BoltRequest, Respond, Say
from slack_sdk import WebClient

from bot.demo.server import DemoServer
from bot.demo.test_user import TestUser
from tests.demo.kit import LEAD, OWNER, button, client_of, modal, section, text_input


class Receiver(ThreadingHTTPServer):
    """A web server with a Bolt app behind one address."""

    daemon_threads = True

    def __init__(self, app: App) -> None:
        self.app = app
        super().__init__(("127.0.0.1", 0), Handler)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/slack/events"


class Handler(BaseHTTPRequestHandler):
    server: Receiver
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        headers: dict[str, Any] = dict(self.headers.items())
        answer = self.server.app.dispatch(BoltRequest(body=body, headers=headers))
        words = (answer.body or "").encode()
        self.send_response(answer.status)
        for name, value in answer.first_headers_without_set_cookie().items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(words)))
        self.end_headers()
        self.wfile.write(words)

    def log_message(self, *_: Any) -> None:
        """Keep request lines out of the tests' output."""


@pytest.fixture
def receive(server: DemoServer) -> Iterator[Callable[[str], App]]:
    """Put a Bolt app that knows this signing secret behind the server's request URL."""
    receivers: list[Receiver] = []

    def receive(signing_secret: str) -> App:
        app = App(client=client_of(server), signing_secret=signing_secret, process_before_response=True)
        receiver = Receiver(app)
        threading.Thread(target=receiver.serve_forever, daemon=True, kwargs={"poll_interval": 0.01}).start()
        receivers.append(receiver)
        server.deliver_to(receiver.url)
        return app

    yield receive
    server.deliver_to(None)
    for receiver in receivers:
        receiver.shutdown()
        receiver.server_close()


@pytest.fixture
def app(server: DemoServer, receive: Callable[[str], App]) -> App:
    return receive(server.workspace.signing_secret)


def test_the_request_url_proves_itself(app: App, server: DemoServer) -> None:
    assert server.verify_request_url()
    assert server.connected


def test_a_whole_round_over_http(app: App, server: DemoServer, lead: TestUser) -> None:
    @app.command("/plan")
    def plan(ack: Ack, respond: Respond, command: dict[str, Any]) -> None:
        respond(text="3.2", blocks=[section(f"3.2 {command['text']}", accessory=button("Update"))])
        ack("acknowledged")

    @app.action("press")
    def press(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        client.views_open(trigger_id=body["trigger_id"], view=modal(text_input("Note", "note")))
        ack()

    @app.view("form")
    def submit(ack: Ack, view: dict[str, Any], client: WebClient) -> None:
        said = view["state"]["values"]["note"]["typed"]["value"]
        if said == "no":
            ack(response_action="errors", errors={"note": "Say more."})
        else:
            client.chat_postMessage(channel=OWNER, text=said)
            ack()

    @app.event("message")
    def message(event: dict[str, Any], say: Say) -> None:
        say(f"You said {event['text']}")

    answers = lead.says("/plan overdue & late")
    assert [one.plain for one in answers] == ["3.2 overdue & late Update", "acknowledged"]
    lead.presses("Update")
    lead.fills({"Note": "no"})
    assert lead.submits() == {"Note": "Say more."}
    lead.fills({"Note": "two families visited"})
    assert lead.submits() == {}
    assert [one.plain for one in TestUser(server, OWNER).sees()] == ["two families visited"]
    assert [one.plain for one in lead.says("thanks")] == ["You said thanks"]


def test_a_receiver_with_another_secret_refuses_and_the_person_is_told(
    receive: Callable[[str], App], lead: TestUser
) -> None:
    receive("another secret")
    (answer,) = lead.says("/plan overdue")
    assert answer.plain == '/plan failed with the error "http_client_error_401"'


def test_an_address_nobody_listens_at_cannot_be_reached(server: DemoServer) -> None:
    server.deliver_to("http://127.0.0.1:9/slack/events")
    (answer,) = TestUser(server, LEAD).says("/plan overdue")
    assert answer.plain == '/plan failed with the error "dispatch_failed"'
    server.deliver_to(None)


def test_the_signature_covers_the_stamp_and_the_body(server: DemoServer, app: App) -> None:
    heard: list[dict[str, Any]] = []

    @app.middleware
    def keep(request: BoltRequest, next: Callable[[], Any]) -> Any:
        heard.append(dict(request.headers))
        return next()

    @app.command("/plan")
    def plan(ack: Ack) -> None:
        ack()

    TestUser(server, LEAD).says("/plan")
    (headers,) = heard
    assert headers["x-slack-signature"][0].startswith("v0=")
    assert headers["x-slack-request-timestamp"][0].isdigit()
    assert headers["content-type"] == ["application/x-www-form-urlencoded"]

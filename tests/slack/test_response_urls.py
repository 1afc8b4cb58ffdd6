"""Answers over kept connections: none is posted twice, and none into a connection that has been closed."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from bot.outbound import Outbound
from bot.slack.response_urls import MOST_KEPT, ResponseUrls
from tests.patience import STUCK_SECONDS

ANSWER = {"text": "3 actions and milestones overdue"}


class Hooks(ThreadingHTTPServer):
    """Takes answers, and notes over which connection each came."""

    daemon_threads = True
    request_queue_size = 50

    def __init__(self) -> None:
        self.posted: list[tuple[str, int]] = []
        self.let_in: list[str | None] = []
        self.tunnels: list[tuple[str, str | None]] = []
        self.then = "keep"
        self.closed = threading.Semaphore(0)
        self.gate = threading.Barrier(1)
        super().__init__(("127.0.0.1", 0), Hook)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/answers/1?once=yes"


class Hook(BaseHTTPRequestHandler):
    server: Hooks
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.server.posted.append((self.path, self.client_address[1]))
        self.server.let_in.append(self.headers["Proxy-Authorization"])
        self.server.gate.wait(STUCK_SECONDS)
        # To close without a word, as servers do with what has been idle for long.
        self.close_connection = self.server.then != "keep"
        if self.server.then == "break off":
            return
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    def do_CONNECT(self) -> None:
        self.server.tunnels.append((self.path, self.headers["Proxy-Authorization"]))
        self.send_error(403)

    def finish(self) -> None:
        super().finish()
        self.server.shutdown_request(self.request)
        self.server.closed.release()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def hooks() -> Iterator[Hooks]:
    with Hooks() as server:
        serving = threading.Thread(target=server.serve_forever, daemon=True)
        serving.start()
        yield server
        server.shutdown()
        serving.join()


@pytest.fixture
def urls() -> ResponseUrls:
    return ResponseUrls(Outbound(), lambda: STUCK_SECONDS)


def test_one_answer_after_the_other_goes_over_one_connection(hooks: Hooks, urls: ResponseUrls) -> None:
    assert [urls.post(hooks.url, ANSWER) for _ in range(3)] == [(200, "ok")] * 3
    assert {path for path, _ in hooks.posted} == {"/answers/1?once=yes"}
    assert len({line for _, line in hooks.posted}) == 1


def test_a_connection_that_its_server_has_closed_takes_no_answer(hooks: Hooks, urls: ResponseUrls) -> None:
    hooks.then = "close"
    urls.post(hooks.url, ANSWER)
    hooks.closed.acquire(timeout=STUCK_SECONDS)
    assert urls.post(hooks.url, ANSWER) == (200, "ok")
    assert len({line for _, line in hooks.posted}) == 2


def test_an_answer_that_was_broken_off_is_not_posted_again(hooks: Hooks, urls: ResponseUrls) -> None:
    urls.post(hooks.url, ANSWER)
    hooks.then = "break off"
    with pytest.raises(ConnectionError):
        urls.post(hooks.url, ANSWER)
    assert len(hooks.posted) == 2
    hooks.then = "keep"
    assert urls.post(hooks.url, ANSWER) == (200, "ok")


def test_answers_at_once_have_a_connection_each_and_few_are_kept(hooks: Hooks, urls: ResponseUrls) -> None:
    many = MOST_KEPT + 2
    hooks.gate = threading.Barrier(many)
    askers = [threading.Thread(target=urls.post, args=(hooks.url, ANSWER)) for _ in range(many)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    assert len({line for _, line in hooks.posted}) == many
    for _ in range(many - MOST_KEPT):
        assert hooks.closed.acquire(timeout=STUCK_SECONDS)
    assert not hooks.closed.acquire(blocking=False)


def test_a_proxy_that_the_settings_name_is_used(hooks: Hooks) -> None:
    proxy = f"http://reader:p%40ss@127.0.0.1:{hooks.server_port}"
    urls = ResponseUrls(Outbound(proxy), lambda: STUCK_SECONDS)
    for _ in range(2):
        assert urls.post("http://hooks.slack.example/answers/7", ANSWER) == (200, "ok")
    assert [path for path, _ in hooks.posted] == ["http://hooks.slack.example/answers/7"] * 2
    assert len({line for _, line in hooks.posted}) == 1
    assert hooks.let_in == ["Basic cmVhZGVyOnBAc3M="] * 2


def test_what_is_secured_is_tunnelled_through_the_proxy(hooks: Hooks) -> None:
    urls = ResponseUrls(Outbound(f"http://reader:p%40ss@127.0.0.1:{hooks.server_port}"), lambda: STUCK_SECONDS)
    with pytest.raises(OSError, match="Tunnel connection failed: 403"):
        urls.post("https://hooks.slack.example/answers/7", ANSWER)
    assert hooks.tunnels == [("hooks.slack.example:443", "Basic cmVhZGVyOnBAc3M=")]


def test_an_answer_waits_as_long_as_there_is_time(hooks: Hooks) -> None:
    left = iter([STUCK_SECONDS, 0.05])
    urls = ResponseUrls(Outbound(), lambda: next(left))
    assert urls.post(hooks.url, ANSWER) == (200, "ok")
    hooks.gate = threading.Barrier(2)
    with pytest.raises(TimeoutError):
        urls.post(hooks.url, ANSWER)
    hooks.gate.wait(STUCK_SECONDS)

"""Signed HTTP: what Slack signs is answered, what it did not sign is refused before anybody reads it."""

import hashlib
import hmac
import json
import logging
import urllib.error
import urllib.request
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest

from bot.chat.endpoints import LARGEST_BODY
from bot.slack.gate import Gate
from bot.web import WebServer
from store.database import SessionMaker
from tests.cast import Player
from tests.chat import Chat, Log, MakeMilestone
from tests.patience import STUCK_SECONDS

pytestmark = pytest.mark.slack_only("it stands at Slack's own door: signed HTTP")

FORM = "application/x-www-form-urlencoded"
SECRET_WORDS = "only-the-bot-may-read-this"


@pytest.fixture
def door(chat: Chat, sessions: SessionMaker) -> Iterator[str]:
    """The bot behind its own HTTP server, to which the workspace now delivers."""
    stage = chat.stage
    gate = Gate(stage.edge.app, stage.workspace.signing_secret, stage.clock, sessions, stage.core.afterwards)
    web = WebServer("127.0.0.1", 0, [gate.endpoint])
    url = f"{web.start()}/slack/events"
    chat.stage.server.deliver_to(url)
    yield url
    web.stop()


def signed(chat: Chat, body: bytes, secret: str | None = None, late: int = 0) -> dict[str, str]:
    stamp = str(int(chat.now.timestamp()) - late)
    key = (secret or chat.stage.workspace.signing_secret).encode()
    signature = hmac.new(key, b"v0:" + stamp.encode() + b":" + body, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={signature}", "Content-Type": FORM}


def posted(url: str, body: bytes, headers: dict[str, str]) -> tuple[int, str]:
    request = urllib.request.Request(url, data=body, headers=headers, method="POST")
    try:
        with urllib.request.urlopen(request, timeout=STUCK_SECONDS) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refusal:
        with refusal:
            return refusal.code, refusal.read().decode()


@pytest.fixture
def command(chat: Chat, viewer: Player) -> bytes:
    """A slash command's body, as Slack would post it."""
    workspace = chat.stage.workspace
    at = workspace.conversations[chat.channel]
    return urlencode(
        chat.stage.server.payloads.slash(workspace.members[viewer.id], at, "/plan", f"find {SECRET_WORDS}")
    ).encode()


def test_slack_can_verify_the_address(chat: Chat, door: str) -> None:
    assert chat.stage.server.verify_request_url()


def test_the_whole_round_goes_over_http(chat: Chat, door: str, owner: Player, make_milestone: MakeMilestone) -> None:
    make_milestone("A3.1", owner=owner)
    chat.says(owner, "/plan mine", chat.channel).privately().hears("You own 1 open action or milestone")
    chat.presses(owner, "Update")
    chat.fills(owner, {"How does it stand?": "At risk", "What has happened?": "Two & two < five"})
    chat.submits(owner).hears("Thank you. A3.1 is at risk.", "“Two & two < five”")
    chat.says(owner, "mine").hears("last update: at risk")
    assert "last update: at risk" in chat.home(owner)


@pytest.mark.parametrize("text", ["find payload", "find the payload=1&command=2", 'payload={"type":"x"}'])
def test_a_question_may_hold_the_word_payload(chat: Chat, door: str, viewer: Player, text: str) -> None:
    chat.says(viewer, f"/plan {text}").hears("payload")


def test_a_signed_command_is_answered_once(chat: Chat, door: str, viewer: Player, command: bytes) -> None:
    headers = signed(chat, command)
    assert posted(door, command, headers) == (200, "")
    assert posted(door, command, headers)[0] == 401, "the same signature again is a replay"
    answers = [one for one in chat.test_user(viewer).sees(chat.channel) if SECRET_WORDS in one.plain]
    assert len(answers) == 1


def test_a_forged_request_is_refused(chat: Chat, door: str, command: bytes) -> None:
    assert posted(door, command, signed(chat, command, secret="guessed"))[0] == 401
    assert posted(door, command + b"&more=1", signed(chat, command))[0] == 401
    assert posted(door, command, {"Content-Type": FORM})[0] == 401


def test_a_stale_request_is_refused(chat: Chat, door: str, command: bytes) -> None:
    assert posted(door, command, signed(chat, command, late=301))[0] == 401
    assert posted(door, command, signed(chat, command, late=-301))[0] == 401
    assert posted(door, command, signed(chat, command, late=299))[0] == 200


def test_an_oversized_request_is_refused_before_it_is_read(chat: Chat, door: str) -> None:
    body = b"text=" + b"x" * LARGEST_BODY
    assert posted(door, body, signed(chat, body))[0] == 413


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", FORM),
        (b"just words", FORM),
        (b"payload=not-json", FORM),
        (b"payload=[1]", FORM),
        (b"{", "application/json"),
        (b"[1]", "application/json"),
        (b"[" * 100_000, "application/json"),
        (b"\xff\xfe", "application/json"),
        (json.dumps({"type": "never heard of"}).encode(), "application/json"),
        (b"payload=" + urlencode({"": "{}"})[1:].encode(), FORM),
    ],
)
def test_a_malformed_request_is_refused_without_a_traceback(
    chat: Chat, door: str, logged: Log, body: bytes, kind: str
) -> None:
    status, words = posted(door, body, signed(chat, body) | {"Content-Type": kind})
    assert 400 <= status < 500
    assert "Traceback" not in words
    assert not [entry for entry in logged if "exc_info" in entry]


def test_no_log_holds_a_request(
    chat: Chat, door: str, command: bytes, logged: Log, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    posted(door, command, signed(chat, command))
    posted(door, command, signed(chat, command, secret="guessed"))
    posted(door, command, signed(chat, command, late=600))
    malformed = b"payload=" + SECRET_WORDS.encode()
    posted(door, malformed, signed(chat, malformed))
    assert [entry["why"] for entry in logged] == ["not signed by Slack", "stale or unstamped", "malformed"]
    assert SECRET_WORDS not in f"{logged}{caplog.text}"


def test_health_is_asked_at_the_same_door(door: str) -> None:
    for path in ("live", "ready"):
        with urllib.request.urlopen(door.replace("slack/events", f"health/{path}"), timeout=STUCK_SECONDS) as answer:
            assert json.load(answer)["ok"]

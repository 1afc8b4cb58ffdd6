"""What may stand before the gate, and what the gate may do about it."""

import hashlib
import hmac
import json
import logging
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

from slack_bolt import Ack, App
from slack_bolt.authorization import AuthorizeResult

from bot.afterwards import Afterwards, Work
from bot.chat.endpoints import LARGEST_BODY, RefusedError
from bot.demo.messages import Message
from bot.demo.payloads import Payloads
from bot.demo.surfaces import View
from bot.demo.workspace import Channel, Member, Workspace
from bot.slack.gate import OLDEST_SECONDS, SIGNATURE, STAMP, Gate
from scheduler.clock import SetClock
from store.database import open_database, session_maker

SECRET = "a secret that only Slack and the gate know"  # noqa: S105
OPENING = datetime(2022, 7, 11, 8, tzinfo=UTC)
FORM, JSON = "application/x-www-form-urlencoded", "application/json"
NOT_SIGNED, STALE, AGAIN, MALFORMED = "not signed by Slack", "stale or unstamped", "sent before", "malformed"

SIGNED, UNSIGNED, TAMPERED, OLD, FROM_AHEAD, ANY_HEADERS = range(6)
"""The first byte of an input, by its remainder: how what follows is sent."""


class BrokenPromiseError(AssertionError):
    """The gate did what it must never do."""


class Listening(logging.Handler):
    """Counts whatever is logged."""

    def __init__(self) -> None:
        super().__init__(logging.NOTSET)
        self.heard = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.heard += 1


class WrittenNever(Afterwards):
    """A database in memory is another one in each thread; one process remembers what it took without any."""

    def leave(self, work: Work) -> None:
        pass


class Door:
    """A gate with Bolt behind it, and everything that it was told to do counted."""

    def __init__(self) -> None:
        self.clock = SetClock(OPENING)
        self.became: Counter[str] = Counter()
        self._log = Listening()
        logging.getLogger().addHandler(self._log)
        sessions = session_maker(open_database("sqlite://"))
        self._gate = Gate(_app(), SECRET, self.clock, sessions, WrittenNever(sessions))

    def takes(self, content: bytes) -> None:
        """Raises `BrokenPromiseError`, or whatever the gate let rise."""
        self.clock.move_to(self.clock.now() + timedelta(seconds=1))
        way, kind, body = (content[0] if content else 0) % 6, (content[1:2] or b"\0")[0] % 2, content[2:]
        now = int(self.clock.now().timestamp())
        headers = {"Content-Type": JSON if kind else FORM}
        match way:
            case _ if way == SIGNED:
                if self._sent(body, headers | signed(body, now)) != "too large":
                    self._must(AGAIN, body, headers | signed(body, now))
            case _ if way == UNSIGNED:
                self._must(NOT_SIGNED, body, headers | signed(body, now, "guessed"))
            case _ if way == TAMPERED:
                self._must(NOT_SIGNED, body + b" ", headers | signed(body, now))
            case _ if way == OLD:
                self._must(STALE, body, headers | signed(body, now - OLDEST_SECONDS - 1))
            case _ if way == FROM_AHEAD:
                self._must(STALE, body, headers | signed(body, now + OLDEST_SECONDS + 1))
            case _:
                stamp, _, rest = body.partition(b"\n")
                signature, _, rest = rest.partition(b"\n")
                # As a web server hands over what is no text.
                told = [value.decode("utf-8", "surrogateescape") for value in (stamp, signature)]
                self._must_refuse(rest, headers | {STAMP: told[0], SIGNATURE: told[1]})
        if self._log.heard:
            raise BrokenPromiseError("something was logged")

    def _sent(self, body: bytes, headers: dict[str, str]) -> str:
        try:
            status = self._gate.dispatch(body, headers).status
        except RefusedError as error:
            became = error.reason
        else:
            became = f"answered {status}"
        self.became[became] += 1
        return became

    def _must(self, reason: str, body: bytes, headers: dict[str, str]) -> None:
        wanted = "too large" if len(body) > LARGEST_BODY else reason
        if (became := self._sent(body, headers)) != wanted:
            raise BrokenPromiseError(f"{became}, and not {wanted}")

    def _must_refuse(self, body: bytes, headers: dict[str, str]) -> None:
        if (became := self._sent(body, headers)).startswith("answered"):
            raise BrokenPromiseError(became)


def signed(body: bytes, stamp: int, secret: str = SECRET) -> dict[str, str]:
    signature = hmac.new(secret.encode(), f"v0:{stamp}:".encode() + body, hashlib.sha256).hexdigest()
    return {STAMP: str(stamp), SIGNATURE: f"v0={signature}"}


def seeds() -> Iterator[bytes]:
    """Each kind of request that Slack sends, in each way in which it may come."""
    for way in range(6):
        for kind, body in _bodies():
            head = b"1657526400\nv0=" + b"0" * 64 + b"\n" if way == ANY_HEADERS else b""
            yield bytes([way, kind]) + head + body


def _bodies() -> Iterator[tuple[int, bytes]]:
    member = Member(id="U01LEAD", name="Programme Manager", email="lead@demo.example")
    workspace = Workspace([member], [Channel("C01PLAN", "plan", member_ids=[member.id])], lambda: OPENING)
    payloads = Payloads(workspace, "http://127.0.0.1:1")
    at = workspace.conversations["C01PLAN"]
    yield 0, urlencode(payloads.slash(member, at, "/plan", "find payload & more")).encode()
    for kind in ("message", "app_mention"):
        message = Message(workspace.messages.next_ts(), workspace.dm_id(member.id), member.id, "overdue \ud83c\udf89")
        yield 1, json.dumps(payloads.said(member, message, kind)).encode()
    yield 1, json.dumps(payloads.home_opened(member, None)).encode()
    yield 1, json.dumps({"type": "url_verification", "token": "t", "challenge": "c"}).encode()
    asked = Message(workspace.messages.next_ts(), workspace.dm_id(member.id), workspace.bot_user_id, "Asked")
    action = {"action_id": "say.0", "block_id": "part0", "action_ts": "1.2", "type": "button", "value": "{}"}
    yield 0, _payload(payloads.pressed_in_message(member, asked, action, {}))
    view = View("V1", member.id, "modal", {"blocks": [], "callback_id": "form"}, "V1", None, "1.hash")
    view.state = {"words": {"value": {"type": "plain_text_input", "value": "Two & two"}}}
    yield 0, _payload(payloads.submitted(member, view))
    yield 0, _payload(payloads.closed(member, view, cleared=True))


def _payload(payload: dict[str, object]) -> bytes:
    return urlencode({"payload": json.dumps(payload)}).encode()


def _app() -> App:
    """Listens as the bot does, and acknowledges."""

    def authorize() -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=None, team_id="T01SIGHTLINE", bot_user_id="U01SIGHTLINE", bot_token="xoxb")  # noqa: S106

    quiet = logging.getLogger("sightline.fuzz")
    quiet.setLevel(logging.CRITICAL)
    app = App(
        authorize=authorize, signing_secret=SECRET, logger=quiet, process_before_response=True,
        request_verification_enabled=False, ssl_check_enabled=False,
    )  # fmt: skip

    def acknowledge(ack: Ack) -> None:
        ack()

    for listen in (app.command("/plan"), app.event("message"), app.event("app_mention"), app.event("app_home_opened")):
        listen(acknowledge)
    for listen in (app.action("say.0"), app.view("form"), app.view_closed("form")):
        listen(acknowledge)
    return app

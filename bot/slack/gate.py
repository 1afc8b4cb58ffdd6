"""The gate before Bolt on HTTP: what did not come from Slack is refused before anything reads it.

Bolt's own front parses first and logs what it rejects, body and all. Here the raw bytes are measured and their
signature is checked (Slack's "Verifying requests": v0, HMAC-SHA256 over version, stamp and body, 5 minutes). It is
remembered, here at once and in the database behind the answer, so that no process takes it a second time. Only then
are they parsed, strictly, into the dict that Bolt is given ready.
"""

import hashlib
import hmac
import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any
from urllib.parse import parse_qsl

import structlog
from slack_bolt import App, BoltRequest, BoltResponse
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from bot.afterwards import Afterwards, SeenKeys
from bot.chat.endpoints import LARGEST_BODY, Answered, Endpoint, RefusedError
from bot.slack.sealed import is_sealed
from bot.slack.shapes import KINDS, check_command, check_json
from scheduler.clock import Clock
from store.database import SessionMaker
from store.delivery import inbound

log = structlog.get_logger()

PATH = "/slack/events"
OLDEST_SECONDS = 300
MOST_FIELDS = 100

STAMP = "X-Slack-Request-Timestamp"
SIGNATURE = "X-Slack-Signature"
# Header values can hold any signs: what is not of this form is never turned into a number or into bytes.
STAMP_FORM = re.compile(r"[0-9]{1,12}")
KIND_FORM = re.compile(r"[a-z_]{1,60}")
SIGNATURE_FORM = re.compile(r"v0=[0-9a-f]{64}")


class NotForUsError(Exception):
    """Slack tells of something for which there is nothing to do here.

    Args:
        kind: what Slack calls it.
    """

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


class Gate:
    def __init__(
        self, app: App, signing_secret: str, clock: Clock, sessions: SessionMaker, afterwards: Afterwards
    ) -> None:
        self._app = app
        self._secret = signing_secret.encode()
        self._clock = clock
        self._sessions = sessions
        self._afterwards = afterwards
        self._seen = SeenKeys()

    @property
    def endpoint(self) -> Endpoint:
        return Endpoint(PATH, self._take)

    def _take(self, body: bytes, headers: Mapping[str, str]) -> Answered:
        answer = self.dispatch(body, headers)
        kind = answer.first_headers().get("content-type", "text/plain").split(";")[0]
        return Answered(answer.status, answer.body, kind)

    def dispatch(self, body: bytes, headers: Mapping[str, str]) -> BoltResponse:
        """Raises `RefusedError` for what is too large, unsigned, stale, sent before or malformed."""
        stamp = self._check(body, headers)
        try:
            found = parsed(body, headers.get("Content-Type", ""))
        except NotForUsError as told:
            # An error would be delivered again, and make Slack switch the address off.
            log.info("nothing to do", kind=told.kind)
            found = None
        if found is None or not is_sealed(found):
            # A ballot leaves no moment behind. It is known to this process, and cast twice it is one all the same.
            self._leave(headers[SIGNATURE], stamp)
        return BoltResponse(status=200) if found is None else self._app.dispatch(_request(found))

    def _check(self, body: bytes, headers: Mapping[str, str]) -> datetime:
        """Returns when it was stamped."""
        if len(body) > LARGEST_BODY:
            raise RefusedError(413, "too large")
        stamp, signature = headers.get(STAMP, ""), headers.get(SIGNATURE, "")
        now = self._clock.now()
        if not STAMP_FORM.fullmatch(stamp) or abs(now.timestamp() - int(stamp)) > OLDEST_SECONDS:
            raise RefusedError(401, "stale or unstamped")
        expected = hmac.new(self._secret, f"v0:{stamp}:".encode() + body, hashlib.sha256).hexdigest()
        if not SIGNATURE_FORM.fullmatch(signature) or not hmac.compare_digest(f"v0={expected}", signature):
            raise RefusedError(401, "not signed by Slack")
        if not self._is_first(signature):
            raise RefusedError(401, "sent before")
        return datetime.fromtimestamp(int(stamp), UTC)

    def _is_first(self, signature: str) -> bool:
        """Slack signs what it sends again anew: the same signature twice is somebody else repeating what they saw.

        This process knows a signature at once, the others once it is written behind the answer. What another process is
        sent in between does no harm: a question is only read, and a change claims its own key before it is done.
        """
        key = _key_of(signature)
        if not self._seen.is_new(key):
            return False
        try:
            if inbound.was_known(self._sessions, key):
                return False
        except SQLAlchemyError as error:
            # Nothing could be saved either, and what is sent again later may be.
            self._seen.forget(key)
            raise RefusedError(503, "no database") from error
        return True

    def _leave(self, signature: str, stamp: datetime) -> None:
        """Let the other processes know it."""
        # Twice as long as it would be taken, since the clocks of two processes may differ.
        keep_until = stamp + timedelta(seconds=2 * OLDEST_SECONDS)
        self._afterwards.leave(partial(_remember, _key_of(signature), self._clock.now(), keep_until))


def _key_of(signature: str) -> str:
    return f"signature/{signature}"


def _remember(key: str, now: datetime, keep_until: datetime, session: Session) -> None:
    inbound.remember(session, key, "request", now, keep_until=keep_until)


def parsed(body: bytes, content_type: str) -> dict[str, Any]:
    """A request's body as the dict that Bolt works on.

    Raises:
        RefusedError: it is none of the shapes that Slack sends.
        NotForUsError: it is one that Slack may send, and that asks nothing of us.
    """
    try:
        text = body.decode("utf-8")
        if content_type.startswith("application/json"):
            return _json(text)
        fields = parse_qsl(
            text, keep_blank_values=True, strict_parsing=True, errors="strict", max_num_fields=MOST_FIELDS
        )
        found: dict[str, Any] = dict(fields)
        if len(found) < len(fields):
            raise RefusedError(400, "malformed")
        # A slash command's own text may hold any word: only its absence tells an interaction apart.
        if "payload" in found and "command" not in found:
            return _json(found["payload"])
        if found.get("ssl_check") == "1":
            raise NotForUsError("ssl_check")
        check_command(found)
    except (ValueError, RecursionError) as error:
        raise RefusedError(400, "malformed") from error
    return found


def _json(text: str) -> dict[str, Any]:
    found = json.loads(text)
    kind = found.get("type") if isinstance(found, dict) else None
    if isinstance(kind, str) and KIND_FORM.fullmatch(kind) and kind not in KINDS:
        raise NotForUsError(kind)
    check_json(found)
    if "\\u" in text:
        # Half a sign, which JSON can spell and no database or chat can take.
        json.dumps(found, ensure_ascii=False).encode()
    return dict(found)


def _request(body: dict[str, Any]) -> BoltRequest:
    """Bolt takes a ready dict, and checks no signature again, in the mode in which sockets hand theirs over."""
    try:
        return BoltRequest(body=body, mode="socket_mode")
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        # It looks for ids in more places than `shapes` knows, and takes them for what Slack sends there.
        raise RefusedError(400, "malformed") from error

"""The gate before Bolt on HTTP: what did not come from Slack is refused before anything reads it.

Bolt's own front parses first and logs what it rejects, body and all. Here the raw bytes are measured, their signature
is checked (Slack's "Verifying requests": v0, HMAC-SHA256 over version, stamp and body, 5 minutes), and only then are
they parsed, strictly, into the dict that Bolt is given ready.
"""

import hashlib
import hmac
import json
from collections.abc import Mapping
from threading import Lock
from typing import Any
from urllib.parse import parse_qsl

from slack_bolt import App, BoltRequest, BoltResponse

from scheduler.clock import Clock

LARGEST_BODY = 1024 * 1024
OLDEST_SECONDS = 300

STAMP = "X-Slack-Request-Timestamp"
SIGNATURE = "X-Slack-Signature"


class RefusedError(Exception):
    """Args: status: what to answer over HTTP. The reason holds nothing of the request."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason


class Gate:
    def __init__(self, app: App, signing_secret: str, clock: Clock) -> None:
        self._app = app
        self._secret = signing_secret.encode()
        self._clock = clock
        self._signed: dict[str, int] = {}
        """Signatures of the last minutes, with their stamps."""
        self._lock = Lock()

    def dispatch(self, body: bytes, headers: Mapping[str, str]) -> BoltResponse:
        """Raises `RefusedError` for what is too large, unsigned, stale or malformed."""
        self._check(body, headers)
        # Bolt takes a ready dict, and checks no signature again, in the mode in which sockets hand theirs over.
        return self._app.dispatch(BoltRequest(body=parsed(body, headers.get("Content-Type", "")), mode="socket_mode"))

    def _check(self, body: bytes, headers: Mapping[str, str]) -> None:
        if len(body) > LARGEST_BODY:
            raise RefusedError(413, "too large")
        stamp, signature = headers.get(STAMP, ""), headers.get(SIGNATURE, "")
        if not stamp.isdecimal() or abs(self._clock.now().timestamp() - int(stamp)) > OLDEST_SECONDS:
            raise RefusedError(401, "stale or unstamped")
        expected = hmac.new(self._secret, f"v0:{stamp}:".encode() + body, hashlib.sha256).hexdigest()
        if not hmac.compare_digest(f"v0={expected}".encode(), signature.encode()):
            raise RefusedError(401, "not signed by Slack")
        if not self._is_first(signature, int(stamp)):
            raise RefusedError(401, "sent before")

    def _is_first(self, signature: str, stamp: int) -> bool:
        """Slack signs what it sends again anew: the same signature twice is somebody else repeating what they saw."""
        oldest = self._clock.now().timestamp() - OLDEST_SECONDS
        with self._lock:
            self._signed = {known: at for known, at in self._signed.items() if at >= oldest}
            first = signature not in self._signed
            self._signed[signature] = stamp
            return first


def parsed(body: bytes, content_type: str) -> dict[str, Any]:
    """A request's body as the dict that Bolt works on.

    Raises:
        RefusedError: it is none of the three shapes that Slack sends.
    """
    try:
        text = body.decode("utf-8")
        if content_type.startswith("application/json"):
            found = json.loads(text)
        else:
            fields = dict(parse_qsl(text, keep_blank_values=True, strict_parsing=True))
            # A slash command's own text may hold any word: only its absence tells an interaction apart.
            found = json.loads(fields["payload"]) if "payload" in fields and "command" not in fields else fields
    except (ValueError, RecursionError) as error:
        raise RefusedError(400, "malformed") from error
    if not isinstance(found, dict):
        raise RefusedError(400, "malformed")
    return found

"""The gate before Teams' activities: what Microsoft did not sign for this bot is refused before anything reads it.

It checks what "Authenticate requests from the Bot Connector service" asks for: a key that Microsoft lists now and
endorses for Teams, signature, issuer, audience and time; and that the token is for the very address that the activity
gives for our answers. Microsoft's own library leaves the endorsement out.
"""

import json
from collections.abc import Callable, Mapping
from http import HTTPStatus
from threading import Lock
from time import monotonic
from typing import Any

import jwt
import structlog
from pydantic import ValidationError

from bot.chat.endpoints import LARGEST_BODY, Answered, Endpoint, RefusedError
from bot.outbound import Outbound
from bot.teams.activities import Activity
from bot.teams.cloud import Cloud
from store.rules.control_signs import HALF, STANDS_FOR_HALF

log = structlog.get_logger()

PATH = "/api/messages"
CHANNEL = "msteams"
LEEWAY_SECONDS = 300
TIMEOUT_SECONDS = 5
LARGEST_LIST = 1024 * 1024
KEPT_SECONDS = 24 * 3_600.0
"""How long a list of keys counts; Microsoft changes them rarely, and asks for a look each day."""
ASKED_AGAIN_SECONDS = 60.0
"""How long it takes until a key that nobody knows has the list read anew: whoever may post may name any."""
WORDS = ("text", "value", "attachments")
"""What of an activity people have written."""
NEEDED = ["exp", "iss", "aud", "serviceurl"]

Json = dict[str, Any]


class Gate:
    def __init__(
        self,
        app_id: str,
        cloud: Cloud,
        outbound: Outbound,
        take: Callable[[Activity], Json | None],
        asked_again: float = ASKED_AGAIN_SECONDS,
    ) -> None:
        """Set the gate before what answers.

        Args:
            take: answers an activity; None where its sender waits for nothing.
            asked_again: seconds after which a key that nobody knows has the list read anew.
        """
        assert app_id, "without an app id every bot's tokens would be ours"
        self._app_id = app_id
        self._cloud = cloud
        self._keys = Keys(cloud.environment.openid_metadata_url, outbound, asked_again)
        self._take = take

    @property
    def endpoint(self) -> Endpoint:
        return Endpoint(PATH, self.take)

    def take(self, body: bytes, headers: Mapping[str, str]) -> Answered:
        """Raises `RefusedError` for what is too large, not signed for us by Microsoft, or malformed."""
        if len(body) > LARGEST_BODY:
            raise RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too large")
        scheme, _, token = headers.get("Authorization", "").partition(" ")
        if scheme != "Bearer" or not token:
            raise RefusedError(HTTPStatus.UNAUTHORIZED, "no token")
        service_url = self._checked(token)
        activity = _parsed(body)
        if activity.channel_id != CHANNEL:
            raise RefusedError(HTTPStatus.UNAUTHORIZED, "another channel")
        if _bare(activity.service_url) != service_url:
            raise RefusedError(HTTPStatus.UNAUTHORIZED, "another service address")
        if not self._cloud.serves(activity.service_url):
            raise RefusedError(HTTPStatus.FORBIDDEN, "not an address of Microsoft's")
        said = self._take(activity)
        return Answered(200) if said is None else Answered(200, json.dumps(said), "application/json")

    def _checked(self, token: str) -> str:
        """Returns the service address that the token is for."""
        try:
            kid = jwt.get_unverified_header(token).get("kid")
            key = self._keys.of(str(kid))
            if key is None:
                raise RefusedError(HTTPStatus.UNAUTHORIZED, "a key that Microsoft does not list for Teams")
            claims = jwt.decode(
                token,
                key.key,
                algorithms=["RS256"],
                audience=self._app_id,
                issuer=self._cloud.environment.token_issuer,
                leeway=LEEWAY_SECONDS,
                options={"require": NEEDED},
            )
        except jwt.PyJWTError as error:
            # Its words may quote the token.
            raise RefusedError(HTTPStatus.UNAUTHORIZED, type(error).__name__) from None
        service_url = claims["serviceurl"]
        if not isinstance(service_url, str):
            raise RefusedError(HTTPStatus.UNAUTHORIZED, "no service address")
        return _bare(service_url)


class Keys:
    """The keys that Microsoft's OpenID document lists now, and endorses for Teams."""

    def __init__(self, document: str, outbound: Outbound, asked_again: float) -> None:
        self._document = document
        self._outbound = outbound
        self._asked_again = asked_again
        self._keys: dict[str, jwt.PyJWK] = {}
        self._read_at: float | None = None
        self._lock = Lock()

    def of(self, kid: str) -> jwt.PyJWK | None:
        """Raises `RefusedError` where the list cannot be read."""
        with self._lock:
            age = None if self._read_at is None else monotonic() - self._read_at
            if age is None or age > KEPT_SECONDS or (kid not in self._keys and age > self._asked_again):
                self._read_anew(kid)
            return self._keys.get(kid)

    def _read_anew(self, kid: str) -> None:
        """A key that was listed a day ago counts on where Microsoft cannot be reached."""
        try:
            self._keys = self._read()
        except RefusedError:
            if kid not in self._keys:
                raise
        self._read_at = monotonic()

    def _read(self) -> dict[str, jwt.PyJWK]:
        try:
            listed = self._fetched(str(self._fetched(self._document)["jwks_uri"]))["keys"]
            return {str(one["kid"]): jwt.PyJWK(one) for one in listed if CHANNEL in one.get("endorsements", ())}
        except (OSError, ValueError, KeyError, TypeError, AttributeError, jwt.PyJWTError) as error:
            log.warning("Microsoft's keys could not be read", reason=type(error).__name__)
            raise RefusedError(HTTPStatus.SERVICE_UNAVAILABLE, "no keys") from None

    def _fetched(self, address: str) -> Json:
        with self._outbound.opener().open(address, timeout=TIMEOUT_SECONDS) as answer:
            found = json.loads(answer.read(LARGEST_LIST))
        return dict(found)


def _parsed(body: bytes) -> Activity:
    try:
        text = body.decode("utf-8")
        found = json.loads(text)
        if "\\u" in text and isinstance(found, dict):
            # Half a sign, which JSON can spell and no database or chat can take. Of words, the conversation says so.
            json.dumps({**found, **dict.fromkeys(WORDS)}, ensure_ascii=False).encode()
            found = json.loads(HALF.sub(STANDS_FOR_HALF, json.dumps(found, ensure_ascii=False)))
        return Activity.model_validate(found)
    except (ValidationError, ValueError, RecursionError):
        raise RefusedError(HTTPStatus.BAD_REQUEST, "malformed") from None


def _bare(address: str) -> str:
    return address.rstrip("/")

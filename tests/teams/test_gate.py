"""The gate before Teams' activities: only what Microsoft signed for this bot and this address is let in."""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import jwt
import pytest
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.endpoints import LARGEST_BODY, RefusedError
from bot.outbound import Outbound
from bot.teams.activities import Activity
from bot.teams.cloud import Cloud, stand_in
from bot.teams.gate import ASKED_AGAIN_SECONDS, Gate
from tests.chat import Log
from tests.teams.connector import APP, TENANT, served

SERVICE = "https://smba.trafficmanager.net/uk/"
LONG_AGO, IN_2100 = 1_577_836_800, 4_102_444_800
OURS, THEIRS = (generate_private_key(public_exponent=65537, key_size=2048) for _ in range(2))
CLAIMS = {"iss": "", "aud": APP, "serviceurl": SERVICE, "nbf": LONG_AGO, "exp": IN_2100}


def listed(key: RSAPrivateKey, kid: str, endorsements: list[str]) -> dict[str, Any]:
    return {
        **jwt.algorithms.RSAAlgorithm.to_jwk(key.public_key(), as_dict=True),
        "kid": kid,
        "endorsements": endorsements,
    }


class Microsoft:
    """Its document, its list of keys, and how often that was read."""

    def __init__(self) -> None:
        self.url, self.reads = "", 0
        self.keys = [listed(OURS, "ours", ["msteams"]), listed(OURS, "skype", ["skype"])]

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/v1/.well-known/openidconfiguration", self.document),
            web.get("/v1/.well-known/keys", self.list_of_keys),
        ]

    async def document(self, _: web.Request) -> web.Response:
        return web.json_response({"issuer": self.url, "jwks_uri": f"{self.url}/v1/.well-known/keys"})

    async def list_of_keys(self, _: web.Request) -> web.Response:
        self.reads += 1
        return web.json_response({"keys": self.keys})


@pytest.fixture(scope="module")
def microsoft() -> Iterator[Microsoft]:
    found = Microsoft()
    with served(found.routes()) as found.url:
        yield found


class Door:
    """The gate, and what it let in."""

    def __init__(self, microsoft: Microsoft, asked_again: float = ASKED_AGAIN_SECONDS) -> None:
        self.issuer = microsoft.url
        self.let_in: list[Activity] = []
        # Microsoft's own addresses, but for who signs.
        cloud = replace(Cloud(), environment=stand_in(microsoft.url).environment)
        self.gate = Gate(APP, cloud, Outbound(), self._take, asked_again)

    def _take(self, activity: Activity) -> None:
        self.let_in.append(activity)

    def token(self, *, key: Any = OURS, kid: str | None = "ours", algorithm: str = "RS256", **differently: Any) -> str:
        claims = {name: one for name, one in (CLAIMS | {"iss": self.issuer} | differently).items() if one is not None}
        return jwt.encode(claims, key, algorithm, headers={"kid": kid} if kid else {})

    def takes(self, token: str | None, body: bytes | None = None) -> int:
        headers = {} if token is None else {"Authorization": f"Bearer {token}"}
        try:
            return self.gate.take(said() if body is None else body, headers).status
        except RefusedError as refused:
            return refused.status


@pytest.fixture(scope="module")
def door(microsoft: Microsoft) -> Door:
    return Door(microsoft)


def said(**differently: Any) -> bytes:
    activity: dict[str, Any] = {
        "type": "message",
        "id": "1",
        "serviceUrl": SERVICE,
        "channelId": "msteams",
        "from": {"id": "29:1x", "aadObjectId": "aad", "name": "Somebody with a name"},
        "conversation": {"id": "a:1x", "conversationType": "personal", "tenantId": TENANT},
        "recipient": {"id": f"28:{APP}"},
        "text": "words that nobody may log",
    }
    return json.dumps(activity | differently).encode()


def test_what_microsoft_signed_for_us_is_let_in(door: Door) -> None:
    assert door.takes(door.token()) == 200
    assert door.let_in[-1].text == "words that nobody may log"


def unsigned(door: Door) -> str:
    def part(held: Any) -> str:
        return base64.urlsafe_b64encode(json.dumps(held).encode()).decode().rstrip("=")

    return f"{part({'alg': 'none', 'kid': 'ours'})}.{part(CLAIMS | {'iss': door.issuer})}."


def with_the_public_key_as_a_secret(door: Door) -> str:
    """An old trick: whoever checks takes the key that everybody knows for a shared secret."""
    head, _, rest = door.token(key="x" * 64, algorithm="HS256").partition(".")
    claims = rest.partition(".")[0]
    public = OURS.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    mark = hmac.new(public, f"{head}.{claims}".encode(), hashlib.sha256).digest()
    return f"{head}.{claims}.{base64.urlsafe_b64encode(mark).decode().rstrip('=')}"


def with_other_claims_under_a_true_mark(door: Door) -> str:
    head, _, mark = door.token().split(".")
    return f"{head}.{door.token(serviceurl='https://evil.example/').split('.')[1]}.{mark}"


FORGED: dict[str, Callable[[Door], str | None]] = {
    "none": lambda door: None,
    "no token at all": lambda door: "not.a.token",
    "unsigned": unsigned,
    "signed with the public key": with_the_public_key_as_a_secret,
    "other claims under a true mark": with_other_claims_under_a_true_mark,
    "another's key under our key's name": lambda door: door.token(key=THEIRS),
    "a key that is not listed": lambda door: door.token(key=THEIRS, kid="theirs"),
    "a key without a name": lambda door: door.token(kid=None),
    "a key that is not for Teams": lambda door: door.token(kid="skype"),
    "another issuer": lambda door: door.token(iss="https://sts.windows.net/x/"),
    "no issuer": lambda door: door.token(iss=None),
    "for another bot": lambda door: door.token(aud="another"),
    "for nobody": lambda door: door.token(aud=None),
    "over": lambda door: door.token(exp=LONG_AGO + 1),
    "without an end": lambda door: door.token(exp=None),
    "not begun": lambda door: door.token(nbf=IN_2100 - 1),
    "for another service address": lambda door: door.token(serviceurl="https://smba.trafficmanager.net/amer/"),
    "for no service address": lambda door: door.token(serviceurl=None),
    "for a number in its place": lambda door: door.token(serviceurl=7),
}


@pytest.mark.parametrize("forged", FORGED)
def test_a_forged_token_is_refused_and_nothing_of_it_logged(door: Door, logged: Log, forged: str) -> None:
    let_in, token = len(door.let_in), FORGED[forged](door)
    assert door.takes(token) == 401
    assert len(door.let_in) == let_in
    assert not [entry for entry in logged if "words that nobody" in str(entry) or (token or "-") in str(entry)]


def test_the_address_for_our_answers_is_the_one_that_was_signed(door: Door) -> None:
    assert door.takes(door.token(), said(serviceUrl="https://smba.trafficmanager.net/amer/")) == 401
    elsewhere = "https://evil.example/"
    assert door.takes(door.token(serviceurl=elsewhere), said(serviceUrl=elsewhere)) == 403
    assert door.takes(door.token(), said(serviceUrl=SERVICE.rstrip("/"))) == 200


def test_another_channel_of_the_same_bot_service_is_refused(door: Door) -> None:
    assert door.takes(door.token(), said(channelId="webchat")) == 401


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"\xff",
        b'{"type": "message"}',
        b"[" * 100_000,
        said(id="../../v3/teams"),
        said(conversation={"id": "a:1x/activities?x=1", "tenantId": TENANT}),
        said(replyToId="\ud800"),
        said(text=7),
    ],
)
def test_a_malformed_body_is_refused(door: Door, body: bytes) -> None:
    assert door.takes(door.token(), body) == 400


def test_a_body_without_end_is_refused_before_anything_reads_it(door: Door) -> None:
    assert door.takes(None, b"x" * (LARGEST_BODY + 1)) == 413


@given(st.binary(max_size=500))
def test_whatever_bytes_come_the_gate_answers_or_refuses(door: Door, content: bytes) -> None:
    assert door.takes(door.token(), content) in (200, 400)


@given(st.text(max_size=60))
def test_whatever_token_comes_it_is_refused(door: Door, token: str) -> None:
    assert door.takes(token) == 401


def test_a_new_key_is_found_and_a_made_up_one_does_not_have_the_list_read_each_time(
    microsoft: Microsoft,
) -> None:
    door, reads = Door(microsoft), microsoft.reads
    for _ in range(3):
        assert door.takes(door.token(key=THEIRS, kid="new")) == 401
    assert microsoft.reads - reads == 1
    microsoft.keys.append(listed(THEIRS, "new", ["msteams"]))
    assert door.takes(door.token(key=THEIRS, kid="new")) == 401, "not yet"
    door = Door(microsoft, asked_again=-1.0)
    assert door.takes(door.token()) == 200
    assert door.takes(door.token(key=THEIRS, kid="new")) == 200
    microsoft.keys.pop()


def test_where_the_list_cannot_be_read_nothing_is_let_in() -> None:
    nowhere = Microsoft()
    nowhere.url = "http://127.0.0.1:9"
    door = Door(nowhere)
    assert door.takes(door.token()) == 503


def test_no_gate_stands_without_an_app_id() -> None:
    with pytest.raises(AssertionError):
        Gate("", Cloud(), Outbound(), lambda activity: None)

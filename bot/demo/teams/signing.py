"""Who signs: the key by which the bot knows that Teams speaks, and the tokens by which Teams knows the bot."""

import base64
import secrets
from collections.abc import Callable
from datetime import datetime
from functools import cache

import jwt
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key

from bot.demo.json_values import Json
from bot.demo.teams.refusal import TeamsRefusalError
from bot.demo.teams.tenant import Tenant

OPENID = "/v1/.well-known/openidconfiguration"
KEYS = "/v1/.well-known/keys"
SCOPE = "https://api.botframework.com/.default"
LIVES_SECONDS = 3_600
CHANNEL = "msteams"


@cache
def signing_key() -> RSAPrivateKey:
    """One for the whole process: making one takes a while, and nothing that it signs leaves this machine."""
    return generate_private_key(public_exponent=65537, key_size=2048)


@cache
def key_id() -> str:
    return secrets.token_urlsafe(20)


class Issuer:
    """Signs what Teams says to the bot."""

    def __init__(self, address: str, wall_clock: Callable[[], datetime]) -> None:
        """Args: wall_clock: real time, by which whoever reads a token compares it."""
        self.address = address
        self._wall_clock = wall_clock

    def token(self, app_id: str, service_url: str, **differently: object) -> str:
        """Args: differently: claims to say otherwise, to see what the bot makes of them."""
        now = int(self._wall_clock().timestamp())
        claims: Json = {
            "iss": self.address,
            "aud": app_id,
            "nbf": now - 60,
            "exp": now + LIVES_SECONDS,
            "serviceurl": service_url,
        }
        return jwt.encode(claims | differently, signing_key(), algorithm="RS256", headers={"kid": key_id()})

    def routes(self) -> list[web.RouteDef]:
        return [web.get(OPENID, self._openid), web.get(KEYS, self._keys)]

    async def _openid(self, _: web.Request) -> web.Response:
        return web.json_response(
            {
                "issuer": self.address,
                "authorization_endpoint": f"{self.address}/authorize",
                "jwks_uri": f"{self.address}{KEYS}",
                "id_token_signing_alg_values_supported": ["RS256"],
                "token_endpoint_auth_methods_supported": ["private_key_jwt"],
            }
        )

    async def _keys(self, _: web.Request) -> web.Response:
        numbers = signing_key().public_key().public_numbers()
        key = {
            "kty": "RSA",
            "use": "sig",
            "kid": key_id(),
            "n": _in_base64(numbers.n),
            "e": _in_base64(numbers.e),
            "endorsements": [CHANNEL],
        }
        return web.json_response({"keys": [key]})


def _in_base64(value: int) -> str:
    return base64.urlsafe_b64encode(value.to_bytes((value.bit_length() + 7) // 8)).decode().rstrip("=")


class Login:
    """Gives the bot its tokens, as Entra does for an app with a secret."""

    def __init__(self, tenant: Tenant) -> None:
        self._tenant = tenant
        self._given: dict[str, float] = {}

    def routes(self) -> list[web.RouteDef]:
        return [web.post(f"/{self._tenant.id}/oauth2/v2.0/token", self._token)]

    def check(self, request: web.Request) -> None:
        """Raises `TeamsRefusalError` where the call comes under no token that counts."""
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        fresh = self._given.get(token, 0.0) > self._tenant.monotonic()
        if scheme != "Bearer" or not fresh or self._tenant.faults.refused:
            raise TeamsRefusalError(401, "Unauthorized", "Authorization has been denied for this request.")

    def take_back(self) -> None:
        """Let every token that was given count no more."""
        self._given.clear()

    async def _token(self, request: web.Request) -> web.Response:
        asked = await request.post()
        if asked.get("grant_type") != "client_credentials":
            return _no(400, "unsupported_grant_type")
        if asked.get("client_id") != self._tenant.app_id:
            return _no(400, "unauthorized_client")
        if asked.get("client_secret") != self._tenant.app_secret or self._tenant.faults.refused:
            return _no(401, "invalid_client")
        if asked.get("scope") != SCOPE:
            return _no(400, "invalid_scope")
        token = secrets.token_urlsafe(32)
        self._given[token] = self._tenant.monotonic() + LIVES_SECONDS
        return web.json_response({"token_type": "Bearer", "expires_in": LIVES_SECONDS, "access_token": token})


def _no(status: int, word: str) -> web.Response:
    return web.json_response({"error": word, "error_description": f"{word}: it was refused."}, status=status)

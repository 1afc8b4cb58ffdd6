"""The bot's own tokens, by which Teams knows who calls.

It is one request of OAuth's client credentials. `msal` would make it too, but speaks to no address without TLS, such as
a stand-in on this machine, and brings a second client for HTTP with proxies and certificates of its own.
"""

from dataclasses import dataclass
from datetime import timedelta
from time import monotonic

import httpx
from pydantic import BaseModel, SecretStr

from bot.teams.cloud import Cloud

RENEWED_BEFORE_SECONDS = 300


class _Answer(BaseModel):
    access_token: str
    expires_in: float


@dataclass(frozen=True)
class Credentials:
    """What the council's app registration has given the bot."""

    app_id: str
    secret: SecretStr
    tenant: str


class NoTokenError(Exception):
    """The tenant gives the bot no token.

    Args:
        word: OAuth's own, such as `invalid_client`.
        wait: how long Microsoft asked to be left alone.
    """

    def __init__(self, status: int, word: str, wait: timedelta | None = None) -> None:
        super().__init__(word)
        self.status = status
        self.word = word
        self.wait = wait


class Tokens:
    """One token for all calls, renewed in time. It belongs to one event loop."""

    def __init__(self, credentials: Credentials, cloud: Cloud, http: httpx.AsyncClient) -> None:
        self._credentials = credentials
        self._cloud = cloud
        self._http = http
        self._token: str | None = None
        self._until = 0.0

    async def token(self) -> str:
        """Raises `NoTokenError`, and `httpx.TransportError` where nobody answers."""
        if self._token is None or monotonic() >= self._until:
            answer = await self._asked()
            self._token, self._until = answer.access_token, monotonic() + answer.expires_in - RENEWED_BEFORE_SECONDS
        return self._token

    def forget(self) -> None:
        """Ask for another at the next call, since this one was refused."""
        self._token = None

    async def _asked(self) -> _Answer:
        login, ours = self._cloud.environment, self._credentials
        fields = {
            "grant_type": "client_credentials",
            "client_id": ours.app_id,
            "client_secret": ours.secret.get_secret_value(),
            "scope": login.bot_scope,
        }
        answer = await self._http.post(f"{login.login_endpoint}/{ours.tenant}/oauth2/v2.0/token", data=fields)
        try:
            said = answer.json()
            if answer.status_code == httpx.codes.OK:
                return _Answer.model_validate(said)
        except ValueError:
            said = None
        word = said.get("error") if isinstance(said, dict) else None
        raise NoTokenError(answer.status_code, str(word or "unreadable_answer"), retry_after(answer))


def retry_after(answer: httpx.Response) -> timedelta | None:
    seconds = answer.headers.get("Retry-After", "")
    return timedelta(seconds=int(seconds)) if seconds.isdecimal() else None

"""How what people do reaches the bot: each activity posted to its address, under a token that Teams signs."""

from dataclasses import dataclass, field

from aiohttp import ClientError, ClientSession, ClientTimeout

from bot.demo.json_values import Json, mapping
from bot.demo.teams.signing import Issuer

ANSWERED_WITHIN = 15.0
"""Seconds after which Teams gives up on a bot."""


@dataclass(frozen=True)
class Reply:
    """What the bot answered. `problem` says in a few words why there is no answer."""

    status: int = 0
    body: Json = field(default_factory=dict)
    problem: str = ""


class Door:
    def __init__(self, issuer: Issuer, app_id: str, service_url: str, within: float = ANSWERED_WITHIN) -> None:
        self.messages_url: str | None = None
        """The bot's messaging endpoint, as it is entered at Microsoft; None where there is no bot."""
        self._issuer = issuer
        self._app_id = app_id
        self._service_url = service_url
        self._within = within
        self._session: ClientSession | None = None

    async def deliver(self, activity: Json) -> Reply:
        return await self.post(activity, self._issuer.token(self._app_id, self._service_url))

    async def post(self, activity: Json, token: str | None) -> Reply:
        """The same under any token, or under none."""
        if self.messages_url is None:
            return Reply(problem="no bot")
        if self._session is None:
            self._session = ClientSession(timeout=ClientTimeout(total=self._within))
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        try:
            async with self._session.post(self.messages_url, json=activity, headers=headers) as response:
                is_json = response.content_type == "application/json"
                body = mapping(await response.json()) if is_json and await response.read() else {}
                problem = "" if response.ok else f"status {response.status}"
                return Reply(response.status, body, problem)
        except TimeoutError:
            return Reply(problem="timeout")
        except (ClientError, ValueError):
            return Reply(problem="no answer")

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

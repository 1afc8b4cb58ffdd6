"""Calls of Teams: a synchronous face before Microsoft's client, which is asynchronous and runs on a thread of its own.

Nothing is tried again here: who calls knows whether a second try could say something twice.
"""

import asyncio
import re
import threading
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeVar

import httpx
from microsoft_teams.api.activities.message import MessageActivityInput
from microsoft_teams.api.clients.conversation import ConversationClient, CreateConversationParams
from microsoft_teams.api.clients.team import TeamClient
from microsoft_teams.api.models import Account
from microsoft_teams.common import Client, ClientOptions

from bot.logs import hush
from bot.outbound import Outbound
from bot.teams.cloud import Cloud
from bot.teams.tokens import Credentials, NoTokenError, Tokens, retry_after

PLATFORM = "teams"
CHATTY = ("microsoft_teams", "httpx", "httpcore")
"""Libraries that log addresses and what they could not read."""
TIMEOUT_SECONDS = 10.0
PAGE = 200
"""How many members one page holds; Teams gives 500 at most."""
A_WORD = re.compile(r"[A-Za-z_]{3,80}")
NEVER_ARRIVED = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)
TARGETED = "isTargetedActivity=true"

Result = TypeVar("Result")


@dataclass(frozen=True)
class Conversation:
    """Where Teams takes what is said."""

    service_url: str
    id: str


class TeamsError(Exception):
    """Teams did not do what it was asked.

    Args:
        status: of HTTP; None where no answer came.
        code: Teams' own word, such as `MessageWritesBlocked`; else a word of ours.
        retry_after: how long Teams asked to be left alone.
        arrived: False where the call is sure to have reached nobody.
        cause: why no answer came.
    """

    def __init__(
        self,
        status: int | None,
        code: str,
        retry_after: timedelta | None = None,
        *,
        arrived: bool = True,
        cause: Exception | None = None,
    ) -> None:
        super().__init__(f"{status or 'no answer'}: {code}")
        self.status = status
        self.code = code
        self.retry_after = retry_after
        self.arrived = arrived
        self.cause = cause


class TeamsClient:
    """All calls raise `TeamsError`. They may come from any thread, but the one that this client runs on."""

    def __init__(
        self,
        credentials: Credentials,
        cloud: Cloud | None = None,
        outbound: Outbound | None = None,
        timeout: float = TIMEOUT_SECONDS,
    ) -> None:
        self.credentials = credentials
        self.app_id = credentials.app_id
        self.tenant = credentials.tenant
        self.cloud = cloud or Cloud()
        self.outbound = outbound or Outbound()
        # Both would read proxies from the environment, which only our settings read.
        self._http = httpx.AsyncClient(
            proxy=self.outbound.proxy, verify=self.outbound.certificates, trust_env=False, timeout=timeout
        )
        self._tokens = Tokens(credentials, self.cloud, self._http)
        # Microsoft's client sets the level of httpx's logger to that of its own.
        hush(*CHATTY)
        self._calls = Client(ClientOptions(token=self._tokens.token))
        hush(*CHATTY)
        self._calls.http = self._http
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="teams", daemon=True)
        self._thread.start()

    def close(self) -> None:
        asyncio.run_coroutine_threadsafe(self._http.aclose(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def send(self, where: Conversation, activity: dict[str, Any], *, targeted: bool = False) -> str:
        """Say something. Returns its activity id; empty where Teams gives none.

        Args:
            targeted: only the recipient that the activity names sees it, for a day.
        """
        if targeted:
            return self._sent_to_one(where, activity)
        said = self._speaking(activity)
        calls = self._conversations(where.service_url)
        return str(self._called(lambda: calls.create_activity(where.id, said)).id)

    def update(self, where: Conversation, activity_id: str, activity: dict[str, Any]) -> None:
        # Microsoft's own call fails where the answer does not hold the id again.
        said = self._speaking(activity).model_dump(by_alias=True, exclude_none=True)
        address = f"{self._safe(where.service_url)}/v3/conversations/{where.id}/activities/{activity_id}"
        self._called(lambda: self._calls.put(address, json=said))

    def delete(self, where: Conversation, activity_id: str) -> None:
        calls = self._conversations(where.service_url)
        self._called(lambda: calls.delete_activity(where.id, activity_id))

    def open_personal(self, service_url: str, their_id: str) -> Conversation:
        """Open the personal chat with somebody for whom the app is installed.

        Args:
            their_id: the `29:…` by which this bot knows them.
        """
        asked = CreateConversationParams(
            members=[Account(id=their_id)], tenant_id=self.tenant, channel_data={"tenant": {"id": self.tenant}}
        )
        calls = self._conversations(service_url)
        return Conversation(service_url, self._called(lambda: calls.create(asked)).id)

    def member(self, where: Conversation, their_or_aad_id: str) -> dict[str, Any]:
        """Somebody in a conversation, as Teams describes them."""
        calls = self._conversations(where.service_url)
        return _plain(self._called(lambda: calls.get_member_by_id(where.id, their_or_aad_id)))

    def members(self, where: Conversation, at: str = "") -> tuple[list[dict[str, Any]], str]:
        """A page of who is in a conversation, and where the next one begins; empty on the last.

        Args:
            where: for a team, that of its general channel, whose id is the team's.
        """
        calls = self._conversations(where.service_url)
        page = self._called(lambda: calls.get_paged_members(where.id, PAGE, at or None))
        return [_plain(one) for one in page.members], page.continuation_token or ""

    def channels(self, service_url: str, team_id: str) -> list[dict[str, Any]]:
        """The channels of a team; the general one has the team's id and no name."""
        calls = self._teams(service_url)
        return [_plain(one) for one in self._called(lambda: calls.get_conversations(team_id))]

    def check(self) -> None:
        """Ask whether the tenant still gives the bot a token."""
        self._tokens.forget()
        self._called(self._tokens.token)

    def _sent_to_one(self, where: Conversation, activity: dict[str, Any]) -> str:
        """Microsoft's own call warns each time that it is a preview."""
        address = f"{self._safe(where.service_url)}/v3/conversations/{where.id}/activities?{TARGETED}"
        said = {"type": "message", "from": {"id": self._our_id}, **activity}
        answer = self._called(lambda: self._calls.post(address, json=said)).json()
        return str(answer.get("id") or "")

    def _speaking(self, activity: dict[str, Any]) -> MessageActivityInput:
        return MessageActivityInput.model_validate({"from": {"id": self._our_id}, **activity})

    @property
    def _our_id(self) -> str:
        return f"28:{self.app_id}"

    def _conversations(self, service_url: str) -> ConversationClient:
        return ConversationClient(self._safe(service_url), self._calls)

    def _teams(self, service_url: str) -> TeamClient:
        return TeamClient(self._safe(service_url), self._calls)

    def _safe(self, service_url: str) -> str:
        """What is no address of Microsoft's never sees our token, wherever it came from."""
        if not self.cloud.serves(service_url):
            raise TeamsError(None, "service_url_not_allowed", arrived=False)
        return service_url.rstrip("/")

    def _called(self, call: Callable[[], Awaitable[Result]]) -> Result:
        return asyncio.run_coroutine_threadsafe(self._tried(call), self._loop).result()

    async def _tried(self, call: Callable[[], Awaitable[Result]]) -> Result:
        try:
            try:
                return await call()
            except httpx.HTTPStatusError as error:
                if error.response.status_code != httpx.codes.UNAUTHORIZED:
                    raise
                # The token may have been taken back before its time. Nothing was done with the call.
                self._tokens.forget()
                return await call()
        except httpx.HTTPStatusError as error:
            raise _refusal(error.response) from None
        except NoTokenError as error:
            raise TeamsError(error.status, error.word, error.wait, arrived=False) from None
        except httpx.TransportError as error:
            never = isinstance(error, NEVER_ARRIVED)
            raise TeamsError(None, type(error).__name__, arrived=not never, cause=error) from None
        except (KeyError, ValueError) as error:
            raise TeamsError(200, "unreadable_answer") from error


def _plain(model: Any) -> dict[str, Any]:
    found: dict[str, Any] = model.model_dump(by_alias=True, exclude_none=True)
    return found


def _refusal(answer: httpx.Response) -> TeamsError:
    """What stands between us and Teams answers with pages of its own, whose words belong into no log."""
    try:
        said = answer.json()
    except ValueError:
        said = None
    error = said.get("error") if isinstance(said, dict) else None
    code = error.get("code") if isinstance(error, dict) else None
    is_word = isinstance(code, str) and A_WORD.fullmatch(code)
    word = str(code) if is_word else f"http_{answer.status_code}"
    return TeamsError(answer.status_code, word, retry_after(answer))

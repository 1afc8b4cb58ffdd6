"""The connection to Slack: calls of its web API, who we are there, and Socket Mode."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import Thread
from typing import Any, TypeAlias

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk.socket_mode.interval_runner import IntervalRunner
from slack_sdk.web import SlackResponse

from bot.chat.connecting import ChatTroubleError, unreachable
from bot.outbound import Outbound
from bot.slack.directory import PLATFORM
from bot.slack.patience import OTHERWISE_SECONDS, PromptClient
from bot.slack.signing_in import ADDRESS, APP_TOKEN, BOT_TOKEN, NAME, signing_in
from store.delivery.chats import Chat

BoltApp: TypeAlias = App
Client: TypeAlias = PromptClient


def slack_client(
    bot_token: str,
    api_url: str,
    outbound: Outbound | None = None,
    *,
    patience: float = 1.0,
    timeout: float = OTHERWISE_SECONDS,
) -> Client:
    """Make what calls Slack's web API.

    Args:
        patience: how many times as long as Slack this chat waits for an acknowledgement.
        timeout: seconds for a call behind which no acknowledgement waits.
    """
    out = outbound or Outbound()
    # Slack's own retries would post twice where a connection drops after delivery; the outbox does all retrying.
    client = PromptClient(patience, timeout, token=bot_token, base_url=api_url, retry_handlers=[], ssl=out.certificates)
    # The SDK would look for one in the environment, which only our settings read.
    client.proxy = out.proxy
    return client


def outbound_of(client: Client) -> Outbound:
    """How this client reaches Slack, for whoever calls without it."""
    return Outbound(client.proxy, client.ssl or Outbound().certificates)


@dataclass(frozen=True)
class Installation:
    """Where the app is installed, and whom its token reaches."""

    tenant: str
    """The workspace in which the app is installed. The accounts of its people are kept under it."""
    reaches: Chat
    """In an Enterprise Grid, colleagues whose account is kept under another of its workspaces as well."""
    name: str = ""
    scopes: frozenset[str] | None = None
    """Those that were granted; None where Slack does not say."""

    @classmethod
    def in_workspace(cls, tenant: str) -> "Installation":
        """In a workspace that is in no Enterprise Grid."""
        return cls(tenant, Chat(PLATFORM, tenant))


def who_we_are(client: Client) -> Installation:
    """Raises `ChatRefusesError` or `ChatTroubleError`."""
    with signing_in(BOT_TOKEN):
        answer = client.auth_test()
        if not isinstance(answer.data, Mapping):
            raise TypeError("auth.test answers with an object")
        return installation_of(answer.data, answer.headers)


def installation_of(answer: Mapping[str, Any], headers: Mapping[str, str]) -> Installation:
    """Args: answer: what `auth.test` said."""
    tenant = str(answer["team_id"])
    given = next((value for name, value in headers.items() if name.lower() == "x-oauth-scopes"), None)
    return Installation(
        tenant=tenant,
        reaches=Chat(PLATFORM, None if answer.get("enterprise_id") else tenant),
        name=str(answer.get("team", "")),
        scopes=None if given is None else frozenset(scope.strip() for scope in given.split(",")),
    )


def try_socket_mode(client: Client, app_token: str) -> None:
    """Raises `ChatRefusesError` or `ChatTroubleError`."""
    with signing_in(APP_TOKEN):
        client.apps_connections_open(app_token=app_token)


class _Opening(PromptClient):
    """Asks where a socket is to be opened, and says in our words why Slack gives no address.

    The SDK would sleep for as long as Slack asks to be left alone, and nobody could end it meanwhile.
    """

    failed = False
    """Whether the last time brought no address."""
    over = False
    """Whether nothing is to be opened any more. A thread of the SDK may just be about to, and nobody would close it."""

    def apps_connections_open(self, *, app_token: str, **given: Any) -> SlackResponse:
        self.failed = True
        if self.over:
            raise ChatTroubleError("The connection is closed.", "Start the bot again.")
        with signing_in(APP_TOKEN):
            answer = super().apps_connections_open(app_token=app_token, **given)
        self.failed = False
        return answer


class Socket:
    """Socket Mode: Slack's payloads come over a connection that we open."""

    def __init__(self, app: BoltApp, app_token: str) -> None:
        given = app.client
        self._opening = _Opening(1.0, OTHERWISE_SECONDS, base_url=given.base_url, retry_handlers=[], ssl=given.ssl)
        self._opening.proxy = given.proxy
        self._handler = SocketModeHandler(app, app_token, web_client=self._opening)
        self._handler.client.proxy = given.proxy
        self._lost: Exception | None = None
        self._handler.client.on_error_listeners.append(self._note)

    @property
    def proxy(self) -> str | None:
        return self._handler.client.proxy

    @property
    def is_open(self) -> bool:
        """Slack tells a connection to come anew before it closes it, and says nothing over it from then on."""
        return self._handler.client.is_connected() and not self._opening.failed

    def connect(self) -> None:
        """Connect, the first time or anew. Raises `ChatRefusesError` or `ChatTroubleError`."""
        client = self._handler.client
        if client.current_session is None:
            # An address opens one connection. That of a try that failed may be used up.
            client.wss_uri = None
            self._try(lambda: connect_at_once(self._handler))
        else:
            self._try(lambda: client.connect_to_new_endpoint(force=self._opening.failed))

    def _try(self, connect: Callable[[], None]) -> None:
        self._lost = None
        with signing_in(APP_TOKEN):
            connect()
        if self.is_open:
            return
        # The SDK tells of it aside, and goes on as if it were connected.
        if self._lost is not None:
            raise unreachable(NAME, self._lost, ADDRESS) from self._lost
        raise ChatTroubleError(
            "Slack's socket cannot be opened.", "A proxy may let no WebSocket through: let wss://*.slack.com pass."
        )

    def _note(self, error: Exception) -> None:
        self._lost = error

    def stay_away(self) -> None:
        """Do not come back once the other side is gone, which the client would try for a second."""
        self._handler.client.auto_reconnect_enabled = False

    def close(self) -> None:
        self._opening.over = True
        close_for_good(self._handler)


def connect_at_once(socket: SocketModeHandler) -> None:
    """Connect, and read what comes in from the start.

    The SDK looks ten times a second for a connection to read. It has just looked and found none, so the first payload
    would wait for its next look.
    """
    client = socket.client
    looking = client.current_session_runner
    looking.shutdown()
    socket.connect()
    client.current_session_runner = IntervalRunner(looking.target, looking.interval_seconds).start()


def close_for_good(socket: SocketModeHandler) -> None:
    """Close for good, which the SDK's own `close` alone does not always do.

    Its reading thread, where it has just begun, takes back the word to end and reads a closed connection for ever; so
    the word is said until it is heard. And where that thread closes the connection itself between the SDK's look and
    its step, there is none left the second time.
    """

    def close() -> None:
        try:
            socket.close()
        except AttributeError:
            socket.close()

    closing = Thread(target=close, name="closing", daemon=True)
    closing.start()
    while closing.is_alive():
        socket.client.current_session_state.terminated = True
        closing.join(0.1)

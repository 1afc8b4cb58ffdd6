"""Slack, as the running bot serves it: by Socket Mode, or over HTTP."""

from collections.abc import Callable, Mapping

from bot.assemble import SlackEdge, make_slack
from bot.chat.endpoints import Answered, Endpoint, RefusedError
from bot.cli.served import missing, needed
from bot.cli.terminal import Stop
from bot.core import Core
from bot.settings import Settings
from bot.slack.connection import Socket, slack_client, who_we_are
from bot.slack.directory import PLATFORM
from bot.slack.gate import PATH, Gate
from bot.slack.signing_in import NAME
from store.database import transaction
from store.delivery import rate_limits


def look_at(chosen: Settings) -> None:
    """Raises `Stop` where something is not set, before anything is opened."""
    needed(chosen.slack_bot_token, "SIGHTLINE_SLACK_BOT_TOKEN")
    if chosen.slack_app_token is None and chosen.slack_signing_secret is None:
        raise Stop(missing("SIGHTLINE_SLACK_APP_TOKEN"))


class SlackLink:
    name, platform = NAME, PLATFORM

    def __init__(self, core: Core, chosen: Settings, soon: Callable[[], object] = lambda: None) -> None:
        self._core, self._chosen, self._soon = core, chosen, soon
        token = needed(chosen.slack_bot_token, "SIGHTLINE_SLACK_BOT_TOKEN")
        self._client = slack_client(token, chosen.slack_api_url, chosen.outbound)
        self._edge: SlackEdge | None = None
        self._gate: Endpoint | None = None
        self._socket: Socket | None = None
        self.endpoints = [Endpoint(PATH, self._take)] if chosen.slack_signing_secret else []

    def sign_in(self) -> SlackEdge:
        here = who_we_are(self._client)
        with transaction(self._core.sessions) as session:
            # Slack lets the bot in again, perhaps with a new token: what was broken off goes on at once.
            rate_limits.mend(session, here.reaches)
        self._edge = edge = make_slack(self._core, self._client, here, self._soon)
        if self._chosen.slack_signing_secret is not None:
            secret = self._chosen.slack_signing_secret.get_secret_value()
            core = self._core
            self._gate = Gate(edge.app, secret, core.clock, core.sessions, core.afterwards).endpoint
        return edge

    def open(self) -> None:
        """Socket Mode, where there is a token for it."""
        if self._chosen.slack_app_token is None or self._edge is None:
            return
        if self._socket is None:
            self._socket = Socket(self._edge.app, self._chosen.slack_app_token.get_secret_value())
        self._socket.connect()

    @property
    def is_open(self) -> bool:
        if self._chosen.slack_app_token is None:
            return self._edge is not None
        return self._socket is not None and self._socket.is_open

    def close(self) -> None:
        if self._socket is not None:
            self._socket.close()

    def _take(self, body: bytes, headers: Mapping[str, str]) -> Answered:
        if self._gate is None:
            # Slack sends it again.
            raise RefusedError(503, "not signed in yet")
        return self._gate.take(body, headers)

"""Teams, as the running bot serves it: Microsoft posts to an address of ours."""

from collections.abc import Callable

from pydantic import SecretStr

from bot.cli.served import missing, needed
from bot.cli.terminal import Stop
from bot.core import Core
from bot.settings import Settings
from bot.teams.assemble import TeamsEdge, make_teams
from bot.teams.cloud import stand_in
from bot.teams.connection import PLATFORM, TeamsClient
from bot.teams.signing_in import NAME, sign_in
from bot.teams.tokens import Credentials
from store.database import transaction
from store.delivery import rate_limits
from store.delivery.chats import Chat


def look_at(chosen: Settings) -> None:
    """Raises `Stop` where something is not set, before anything is opened."""
    needed(chosen.teams_app_secret, "SIGHTLINE_TEAMS_APP_SECRET")
    if not chosen.teams_tenant:
        raise Stop(missing("SIGHTLINE_TEAMS_TENANT"))


class TeamsLink:
    name, platform = NAME, PLATFORM

    def __init__(self, core: Core, chosen: Settings, soon: Callable[[], object] = lambda: None) -> None:
        self._core = core
        self._client = teams_client(chosen)
        self._edge: TeamsEdge = make_teams(core, self._client, soon)
        self._signed_in = False
        # What people say is taken from the start: it is let in by Microsoft's keys, not by our token.
        self.endpoints = [self._edge.endpoint]

    def sign_in(self) -> TeamsEdge:
        sign_in(self._client)
        with transaction(self._core.sessions) as session:
            # Microsoft lets the bot in again, perhaps with a new secret: what was broken off goes on at once.
            rate_limits.mend(session, Chat(PLATFORM, self._client.tenant))
        self._signed_in = True
        return self._edge

    def open(self) -> None:
        """Microsoft comes to us."""

    @property
    def is_open(self) -> bool:
        return self._signed_in

    def close(self) -> None:
        if not self._signed_in:
            self._edge.close()


def teams_client(chosen: Settings) -> TeamsClient:
    secret = needed(chosen.teams_app_secret, "SIGHTLINE_TEAMS_APP_SECRET")
    credentials = Credentials(chosen.teams_app_id or "", SecretStr(secret), chosen.teams_tenant or "")
    cloud = stand_in(chosen.teams_stand_in) if chosen.teams_stand_in else None
    return TeamsClient(credentials, cloud, chosen.outbound)

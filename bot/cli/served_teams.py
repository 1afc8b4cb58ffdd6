"""Teams, as the running bot serves it: Microsoft posts to an address of ours."""

from collections.abc import Callable
from contextlib import nullcontext

from pydantic import SecretStr

from bot.cli.served import Served, missing, needed
from bot.cli.terminal import Stop
from bot.core import Core
from bot.settings import Settings
from bot.teams.assemble import make_teams
from bot.teams.cloud import stand_in
from bot.teams.connection import PLATFORM, TeamsClient, TeamsError
from bot.teams.tokens import Credentials
from store.database import transaction
from store.delivery import rate_limits
from store.delivery.chats import Chat


def look_at(chosen: Settings) -> None:
    """Raises `Stop` where something is not set, before anything is opened."""
    needed(chosen.teams_app_secret, "SIGHTLINE_TEAMS_APP_SECRET")
    if not chosen.teams_tenant:
        raise Stop(missing("SIGHTLINE_TEAMS_TENANT"))


def serve(core: Core, chosen: Settings, soon: Callable[[], object] = lambda: None) -> Served:
    client = teams_client(chosen)
    try:
        client.check()
    except TeamsError as error:
        client.close()
        raise Stop(refusal(error)) from error
    with transaction(core.sessions) as session:
        # Microsoft lets the bot in again, perhaps with a new secret: what was broken off goes on at once.
        rate_limits.mend(session, Chat(PLATFORM, client.tenant))
    edge = make_teams(core, client, soon)
    return Served(edge, [edge.endpoint], nullcontext)


def teams_client(chosen: Settings) -> TeamsClient:
    secret = needed(chosen.teams_app_secret, "SIGHTLINE_TEAMS_APP_SECRET")
    credentials = Credentials(chosen.teams_app_id or "", SecretStr(secret), chosen.teams_tenant or "")
    cloud = stand_in(chosen.teams_stand_in) if chosen.teams_stand_in else None
    return TeamsClient(credentials, cloud, chosen.outbound)


def refusal(error: TeamsError) -> str:
    """What Microsoft says of the bot's own sign-in, and what to do."""
    if error.status is None or error.status >= 500:
        return "Microsoft cannot be reached from here. Check the network and SIGHTLINE_OUTBOUND_PROXY."
    match error.code:
        case "invalid_client":
            return (
                "Microsoft refuses the client secret. Copy its Value again from “Certificates & secrets” into"
                " SIGHTLINE_TEAMS_APP_SECRET; it may have ended, then make a new one."
            )
        case "unauthorized_client":
            return "Microsoft does not know this app in that tenant. Copy both ids again from the app registration."
        case "invalid_request" | "invalid_tenant":
            return "Microsoft does not know the tenant. Copy the “Directory (tenant) ID” into SIGHTLINE_TEAMS_TENANT."
    return f"Microsoft refuses the bot ({error.code}). Look at each step of docs/teams-setup.md again."

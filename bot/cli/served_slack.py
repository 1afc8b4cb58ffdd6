"""Slack, as the running bot serves it: by Socket Mode, or over HTTP."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from pydantic import SecretStr

from bot.assemble import SlackEdge, make_slack
from bot.chat.accounts import ChatRefusesError
from bot.chat.endpoints import Endpoint
from bot.cli.served import Served, missing, needed
from bot.cli.terminal import Stop
from bot.core import Core
from bot.settings import Settings
from bot.slack import connection
from bot.slack.connection import Client, Installation, Socket, slack_client
from bot.slack.gate import Gate
from store.database import transaction
from store.delivery import rate_limits


def look_at(chosen: Settings) -> None:
    """Raises `Stop` where something is not set, before anything is opened."""
    needed(chosen.slack_bot_token, "SIGHTLINE_SLACK_BOT_TOKEN")
    if chosen.slack_app_token is None and chosen.slack_signing_secret is None:
        raise Stop(missing("SIGHTLINE_SLACK_APP_TOKEN"))


def serve(core: Core, chosen: Settings, soon: Callable[[], object] = lambda: None) -> Served:
    token = needed(chosen.slack_bot_token, "SIGHTLINE_SLACK_BOT_TOKEN")
    client = slack_client(token, chosen.slack_api_url, chosen.outbound)
    edge = make_slack(core, client, who_we_are(core, client), soon)
    return Served(edge, _endpoints(core, edge, chosen), partial(_connected, edge, chosen.slack_app_token))


@contextmanager
def _connected(edge: SlackEdge, app_token: SecretStr | None) -> Iterator[None]:
    """Socket Mode, where there is a token for it."""
    if app_token is None:
        yield
        return
    socket = Socket(edge.app, app_token.get_secret_value())
    try:
        socket.connect()
    except ChatRefusesError as error:
        raise Stop(
            f"Slack refuses the app-level token ({error.reason}). Make one with the scope connections:write"
            " under “Basic Information” and put it into SIGHTLINE_SLACK_APP_TOKEN."
        ) from error
    try:
        yield
    finally:
        socket.close()


def _endpoints(core: Core, edge: SlackEdge, chosen: Settings) -> list[Endpoint]:
    if chosen.slack_signing_secret is None:
        return []
    secret = chosen.slack_signing_secret.get_secret_value()
    return [Gate(edge.app, secret, core.clock, core.sessions, core.afterwards).endpoint]


def who_we_are(core: Core, client: Client) -> Installation:
    """Where the app is installed. Asked first, so that a wrong token is said before anything starts."""
    try:
        here = connection.who_we_are(client)
    except ChatRefusesError as error:
        raise Stop(
            f"Slack refuses the bot token ({error.reason}). Copy it again from “OAuth & Permissions” into"
            " SIGHTLINE_SLACK_BOT_TOKEN, then run `sightline check`."
        ) from error
    except OSError as error:
        raise Stop("Slack cannot be reached from here. Check the network and SIGHTLINE_SLACK_API_URL.") from error
    with transaction(core.sessions) as session:
        # Slack lets the bot in again, perhaps with a new token: what was broken off goes on at once.
        rate_limits.mend(session, here.reaches)
    return here

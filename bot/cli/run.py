"""`sightline run`: the real bot, its scheduler and its health endpoints."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import structlog
import typer
from pydantic import SecretStr

from bot.assemble import SlackEdge, make_slack
from bot.chat.accounts import ChatRefusesError
from bot.chat.endpoints import Endpoint
from bot.cli.opening import open_core, settings
from bot.cli.pulse_keys import introduce_keys
from bot.cli.terminal import Stop, in_words
from bot.core import Core
from bot.logs import set_up_logs
from bot.settings import Settings
from bot.slack import connection
from bot.slack.connection import Client, Installation, Socket, slack_client
from bot.slack.gate import Gate
from bot.web import WebServer
from scheduler.alarm import Alarm
from scheduler.clock import WallClock
from store.database import transaction
from store.delivery import rate_limits

log = structlog.get_logger()

MISSING = {
    "SIGHTLINE_SLACK_BOT_TOKEN": "the bot token (xoxb-…) from “OAuth & Permissions”",
    "SIGHTLINE_SLACK_APP_TOKEN": "the app-level token (xapp-…) from “Basic Information”, for Socket Mode",
    "SIGHTLINE_SLACK_SIGNING_SECRET": "the signing secret from “Basic Information”, for HTTP",
}


def run(
    port: Annotated[int | None, typer.Option(help="Where health is served, and Slack's requests over HTTP.")] = None,
) -> None:
    """Start the bot. It needs a Slack app: docs/slack-setup.md takes ten minutes."""
    set_up_logs()
    chosen = settings()
    token = _needed(chosen.slack_bot_token, "SIGHTLINE_SLACK_BOT_TOKEN")
    if chosen.slack_app_token is None and chosen.slack_signing_secret is None:
        raise Stop(_missing("SIGHTLINE_SLACK_APP_TOKEN"))
    core = open_core(WallClock())
    alarm = Alarm(lambda: edge.beat().again_at)
    client = slack_client(token, chosen.slack_api_url, chosen.outbound)
    here = who_we_are(core, client)
    edge = make_slack(core, client, here, alarm.soon)
    web = WebServer(chosen.host, chosen.port if port is None else port, core.sessions, _endpoints(core, edge, chosen))
    with _listening(web) as address, _connected(edge, chosen.slack_app_token):
        introduce_keys(core.sessions)
        # What has changed while it was down, nobody told it.
        edge.directory.want()
        edge.directory.look()
        alarm.start()
        log.info("running", address=address, socket_mode=chosen.slack_app_token is not None)
        _wait_for_the_end()
        alarm.stop()
        edge.accounts.close()
    core.afterwards.close()
    core.engine.dispose()


@contextmanager
def _listening(web: WebServer) -> Iterator[str]:
    try:
        address = web.start()
    except OSError as error:
        raise Stop(
            f"The bot cannot listen on {web.place}: {in_words(error)}. Another program may be there. Set SIGHTLINE_PORT"
            " or SIGHTLINE_HOST."
        ) from error
    try:
        yield address
    finally:
        web.stop()


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


def _needed(secret: SecretStr | None, name: str) -> str:
    if secret is None:
        raise Stop(_missing(name))
    return secret.get_secret_value()


def _missing(name: str) -> str:
    return (
        f"{name} is not set: it is {MISSING[name]}. docs/slack-setup.md shows where. To look around without Slack, use"
        " `sightline demo`."
    )


def _wait_for_the_end() -> None:
    ended = threading.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: ended.set())
    ended.wait()

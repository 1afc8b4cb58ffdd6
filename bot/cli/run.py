"""`sightline run`: the real bot, its scheduler and its health endpoints."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Annotated

import structlog
import typer

from bot.beats import beat_of
from bot.cli.opening import open_core, settings
from bot.cli.pulse_keys import introduce_keys
from bot.cli.served import Served
from bot.cli.sqlite_file import nightly
from bot.cli.terminal import Stop, in_words
from bot.core import Core
from bot.health.gathering import lights_of
from bot.logs import set_up_logs
from bot.settings import Settings
from bot.web import WebServer
from scheduler.alarm import Alarm
from scheduler.clock import WallClock
from scheduler.runner import Beat

log = structlog.get_logger()


def run(
    port: Annotated[
        int | None, typer.Option(help="Where health is served, and what chats send over HTTP: all of Teams, or Slack.")
    ] = None,
) -> None:
    """Start the bot. It needs a Slack or a Teams app: docs/slack-setup.md and docs/teams-setup.md show the way."""
    set_up_logs()
    chosen = settings()
    beat: Callable[[], Beat] = lambda: Beat({}, 0)  # noqa: E731 - until the chats are there
    alarm = Alarm(lambda: beat().again_at)
    wanted = _wanted(chosen)
    core = open_core(WallClock())
    chats = [serve(core, chosen, alarm.soon) for serve in wanted]
    beat = beat_of(core, [chat.edge for chat in chats], nightly(chosen, core.clock))
    endpoints = [endpoint for chat in chats for endpoint in chat.endpoints]
    lights = lights_of(core)
    web = WebServer(chosen.host, chosen.port if port is None else port, endpoints, lights)
    with ExitStack() as open_ones:
        address = open_ones.enter_context(_listening(web))
        for chat in chats:
            open_ones.enter_context(chat.connected())
        introduce_keys(core.sessions)
        for chat in chats:
            # What has changed while it was down, nobody told it.
            chat.edge.directory.want()
            chat.edge.directory.look()
        alarm.start()
        log.info("running", address=address, chats=[chat.edge.sender.platform for chat in chats])
        _wait_for_the_end()
        alarm.stop()
        for chat in chats:
            chat.edge.close()
    core.afterwards.close()
    core.engine.dispose()


def _wanted(chosen: Settings) -> list[Callable[[Core, Settings, Callable[[], object]], Served]]:
    """The chats that are set up. Only their libraries are loaded."""
    wanted: list[Callable[[Core, Settings, Callable[[], object]], Served]] = []
    if chosen.teams_app_id is None or chosen.slack_bot_token is not None:
        from bot.cli import served_slack

        served_slack.look_at(chosen)
        wanted.append(served_slack.serve)
    if chosen.teams_app_id is not None:
        from bot.cli import served_teams

        served_teams.look_at(chosen)
        wanted.append(served_teams.serve)
    return wanted


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


def _wait_for_the_end() -> None:
    ended = threading.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: ended.set())
    ended.wait()

"""`sightline run`: the real bot, its scheduler and its health endpoints."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import Annotated

import structlog
import typer

from bot.chat.connecting import ChatRefusesError
from bot.cli.council import Council
from bot.cli.ending import Ending
from bot.cli.opening import settings
from bot.cli.terminal import Stop, in_words
from bot.health.counting import counts_of
from bot.logs import set_up_logs
from bot.web import WebServer
from scheduler.clock import WallClock

log = structlog.get_logger()


def run(
    port: Annotated[
        int | None, typer.Option(help="Where health is served, and what chats send over HTTP: all of Teams, or Slack.")
    ] = None,
) -> None:
    """Start the bot. It needs a Slack or a Teams app: docs/slack-setup.md and docs/teams-setup.md show the way."""
    set_up_logs()
    chosen = settings()
    refused: list[ChatRefusesError] = []
    ending = Ending()

    def refuse(error: ChatRefusesError) -> None:
        refused.append(error)
        ending.now()

    council = Council(chosen, WallClock(), refuse)
    web = WebServer(
        chosen.host,
        chosen.port if port is None else port,
        council.endpoints,
        council.lights,
        count=partial(counts_of, council.core),
    )
    with ExitStack() as open_ones:
        open_ones.callback(council.close)
        address = open_ones.enter_context(listening(web))
        ending.listen()
        council.start()
        # Health is told meanwhile: a chat that hangs takes a while.
        ending.wait_for(lambda: all(chat.tried for chat in council.chats))
        if not refused:
            log.info("running", address=address, chats=[chat.link.platform for chat in council.chats])
        ending.wait()
    if refused:
        raise Stop(f"{refused[0]} Then run `sightline check`.")


@contextmanager
def listening(web: WebServer) -> Iterator[str]:
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

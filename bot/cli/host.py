"""`sightline host`: many councils in one process, each with its own database and its own chats."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import structlog
import typer

from bot.cli.check_councils import councils_in
from bot.cli.ending import Ending
from bot.cli.run import listening
from bot.cli.terminal import Stop
from bot.hosting.hosted import Hosted
from bot.hosting.naming import inherited_by_threads
from bot.hosting.routes import AllLights, routes
from bot.logs import set_up_logs
from bot.web import WebServer
from scheduler.clock import WallClock

log = structlog.get_logger()

ConfigurationFile = Annotated[
    Path, typer.Argument(metavar="CONFIG", help="YAML or TOML that names the councils: docs/operations/councils.md.")
]


def host(
    configuration: ConfigurationFile,
    port: Annotated[int | None, typer.Option(help="In the place of the port that the file names.")] = None,
) -> None:
    """Start the bot for many councils in one process, from a file that names each one's database and chats."""
    set_up_logs()
    found = councils_in(configuration)
    if not found.settings:
        raise Stop(f"No council of {configuration} can be served. Run: sightline check --all {configuration}")
    for name, why in found.problems.items():
        log.error("council not served", council=name, why=why)
    councils = {name: Hosted(name, chosen, WallClock()) for name, chosen in found.settings.items()}
    web = WebServer(
        found.host,
        found.port if port is None else port,
        lights=AllLights(councils, found.problems),
        routes=routes(councils),
    )
    ending = Ending()
    with ExitStack() as open_ones:
        open_ones.enter_context(inherited_by_threads())
        open_ones.callback(_close, councils)
        address = open_ones.enter_context(listening(web))
        ending.listen()
        for council in councils.values():
            council.start()
        log.info("running", address=address, councils=list(councils))
        ending.wait()


def _close(councils: dict[str, Hosted]) -> None:
    """Side by side, since each may wait for a message that is on its way."""
    with ThreadPoolExecutor(len(councils)) as threads:
        list(threads.map(Hosted.close, councils.values()))

"""`sightline demo`: the whole product in a browser page, no account needed."""

import webbrowser
from datetime import UTC, datetime, time
from enum import StrEnum
from pathlib import Path
from secrets import token_urlsafe
from typing import Annotated

import typer

from bot.cli.ending import Ending
from bot.cli.opening import state_folder
from bot.cli.terminal import Stop, in_words, moment, say
from bot.stage import Stage
from commands import chats
from scheduler.clock import WallClock
from store.pulse.keys import KeyFolder
from store.time import LONDON

OPENING = datetime.combine(datetime(2022, 7, 11, tzinfo=LONDON), time(9), tzinfo=LONDON).astimezone(UTC)
PORT = 8022
KEYS, SECRET = "demo-pulse-keys", "demo-pulse-secret"


class FirstChat(StrEnum):
    SLACK = "slack"
    TEAMS = "teams"


def demo(
    port: Annotated[int, typer.Option(help="Where the page is served; 0 takes any free port.")] = PORT,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Do not open the page.")] = False,
    today: Annotated[str | None, typer.Option(help="The day on which the demo opens: 2022-07-11.")] = None,
    chat: Annotated[
        FirstChat, typer.Option(help="As which chat it opens; a switch shows the other.")
    ] = FirstChat.SLACK,
    fresh: Annotated[bool, typer.Option("--fresh", help="Forget what was done in earlier demos.")] = False,
) -> None:
    """Open the whole product in a browser, with a plan in it. Nothing leaves this machine."""
    folder = state_folder()
    if fresh:
        _forget(folder)
    opening = moment(today) if today else OPENING
    chats.put_first(chat)
    database = f"sqlite:///{folder / 'demo.db'}"
    stage = Stage(
        database, opening, port=port, wall_clock=WallClock().now, keys=_keys(folder), chats=("slack", "teams")
    )
    try:
        stage.start()
    except OSError as error:
        stage.stop()
        raise Stop(
            f"Port {port} cannot be used: {in_words(error)}. Try another: sightline demo --port {port + 1}"
        ) from error
    address = f"{stage.server.url}/teams" if chat is FirstChat.TEAMS else stage.server.url
    ending = Ending()
    ending.listen()
    say(f"Sightline is open at {address}\nPress Ctrl+C to close it.")
    if stage.goes_on:
        stage.tell_what_is_gone()
        say(
            "It goes on from an earlier demo, whose messages are not shown again. To begin anew: sightline demo --fresh"
        )
    if not no_browser:
        webbrowser.open(address)
    ending.wait()
    stage.stop()


def _keys(folder: Path) -> KeyFolder:
    """Of the rounds that open in the demo. Its secret lies beside them, since only made-up people answer in it."""
    secret = folder / SECRET
    if not secret.exists():
        secret.touch(mode=0o600)
        secret.write_text(token_urlsafe())
    return KeyFolder(folder / KEYS, secret.read_text().encode())


def _forget(folder: Path) -> None:
    for path in [*folder.glob("demo.db*"), folder / SECRET, *folder.glob(f"{KEYS}/*")]:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise Stop(f"{path} cannot be removed: {in_words(error)}. Close the demo that uses it.") from error

"""`sightline demo`: the whole product in a browser page, no account needed."""

import signal
import threading
import webbrowser
from datetime import UTC, datetime, time
from typing import Annotated

import typer

from bot.cli.terminal import Stop, app, moment, say, state_folder
from bot.logs import set_up_logs
from bot.stage import Stage
from scheduler.clock import WallClock
from store.time import LONDON

OPENING = datetime.combine(datetime(2022, 7, 11, tzinfo=LONDON), time(9), tzinfo=LONDON).astimezone(UTC)
PORT = 8022


@app.command()
def demo(
    port: Annotated[int, typer.Option(help="Where the page is served; 0 takes any free port.")] = PORT,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Do not open the page.")] = False,
    today: Annotated[str | None, typer.Option(help="The day on which the demo opens: 2022-07-11.")] = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Forget what was done in earlier demos.")] = False,
) -> None:
    """Open the whole product in a browser, with a plan in it. Nothing leaves this machine."""
    set_up_logs(quiet=True)
    folder = state_folder()
    if fresh:
        for path in folder.glob("demo.db*"):
            path.unlink()
    opening = moment(today) if today else OPENING
    stage = Stage(f"sqlite:///{folder / 'demo.db'}", opening, port=port, wall_clock=WallClock().now)
    try:
        stage.start()
    except OSError as error:
        raise Stop(f"Port {port} is in use. Try another: sightline demo --port {port + 1}") from error
    say(f"Sightline is open at {stage.server.url}\nPress Ctrl+C to close it.")
    if not no_browser:
        webbrowser.open(stage.server.url)
    closing = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: closing.set())
    try:
        closing.wait()
    except KeyboardInterrupt:
        pass
    finally:
        stage.stop()

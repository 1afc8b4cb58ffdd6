"""`sightline …`: the same product from a command line, one file a verb.

To add a verb, add a file with a function of the same name and name it in `VERBS` with the first line of its help. A
verb that cannot do what was asked raises `Stop` with one sentence; `main` is the outermost handler and turns it into
exit code 1. Only the verb that was asked for is loaded: loading all takes longer than most take to run.
"""

import gc
import importlib
import sys
from collections.abc import Callable, Collection

import typer

from bot.cli.terminal import Stop, say_error

VERBS = {
    "demo": "Open the whole product in a browser, with a plan in it. Nothing leaves this machine.",
    "run": "Start the bot. It needs a Slack or a Teams app: docs/slack-setup.md and docs/teams-setup.md show the way.",
    "import": "Read a plan document and show every reading and doubt, and what it would change; save it with --accept.",
    "ask": "Ask the plan, or change it, in the same words as in chat.",
    "tick": "Run what is due at a moment: nudges, the weekly digest, and delivery of what waits.",
    "outbox": "List what waits, what was sent, what failed or was not said, and why.",
    "report": "Write a report: the weekly digest, the whole plan for other programs, or what a pulse may tell.",
    "pulse": "Write a pulse from a file, as its custodian. It asks nobody before a programme lead approves it.",
    "teams": "Write the app package that an administrator uploads to Microsoft Teams.",
    "backup": "Copy the database while the bot runs, look the copy over, and keep the newest.",
    "restore": "Put a backup in the place of the database, which is kept beside it. Stop the bot first.",
    "check": "Look at settings, database, keys, tokens, scopes and delivery, and say what is wrong and what to do.",
}
FILES = {"import": "import_plan"}
"""Where a verb is a word that Python keeps for itself."""


def main() -> int:
    """Exit code 0: done. 1: the answer is no, or bad input. 2: the command line itself was wrong."""
    try:
        command_line(sys.argv[1:2])(prog_name="sightline")
    except SystemExit as stopped:
        return stopped.code if isinstance(stopped.code, int) else 1
    except Stop as stop:
        say_error(str(stop))
    except KeyboardInterrupt:
        return 0
    except Exception as error:
        # Loaded here, since it knows the errors of libraries that no help needs.
        from bot.cli.errors import sentence_of

        if (sentence := sentence_of(error)) is None:
            raise
        say_error(sentence)
    finally:
        if opening := sys.modules.get("bot.cli.opening"):
            opening.at_the_end.close()
    return 1


def command_line(wanted: Collection[str]) -> typer.Typer:
    """Make the command line of all verbs.

    Args:
        wanted: the verbs that can be run. The others stand in the help, and are not loaded.
    """
    app = typer.Typer(
        help="A chat assistant for people who run an improvement plan. Start with: sightline demo",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    for verb, help_line in VERBS.items():
        app.command(verb, help=None if verb in wanted else help_line)(_loaded(verb) if verb in wanted else _not_loaded)
    return app


def _loaded(verb: str) -> Callable[..., None]:
    name = FILES.get(verb, verb)
    # Nothing that is loaded is garbage, and looking for some takes a seventh of the time.
    gc.disable()
    try:
        run: Callable[..., None] = getattr(importlib.import_module(f"bot.cli.{name}"), name)
        logs = importlib.import_module("bot.logs")
    finally:
        gc.freeze()
        gc.enable()
    # Warnings go to standard error: standard output holds the answer, which a program may read.
    logs.set_up_logs(quiet=True)
    return run


def _not_loaded() -> None:
    raise AssertionError("only the verb that was asked for is run")

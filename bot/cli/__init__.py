"""`sightline …`: the same product from a command line, one file a verb.

To add a verb, add a file with a function under `@app.command()` and name it in `VERBS`. A verb that cannot do what
was asked raises `Stop` with one sentence; `main` is the outermost handler and turns it into exit code 1.
"""

import importlib

from slack_sdk.errors import SlackApiError
from sqlalchemy.exc import SQLAlchemyError

from bot.cli.terminal import DATABASE_ADVICE, Stop, app, at_the_end, say_error
from bot.logs import set_up_logs
from commands.errors import CommandError

VERBS = ("demo", "run", "import_plan", "ask", "tick", "outbox", "report", "check")


def main() -> int:
    """Exit code 0: done. 1: the answer is no, or bad input. 2: the command line itself was wrong."""
    for verb in VERBS:
        importlib.import_module(f"bot.cli.{verb}")
    # Warnings go to standard error: standard output holds the answer, which a program may read.
    set_up_logs(quiet=True)
    try:
        app(prog_name="sightline")
    except SystemExit as stopped:
        return stopped.code if isinstance(stopped.code, int) else 1
    except (Stop, CommandError) as stop:
        say_error(str(stop))
    except SQLAlchemyError as error:
        say_error(f"The database cannot be reached or written ({type(error).__name__}). {DATABASE_ADVICE}")
    except SlackApiError as error:
        say_error(f"Slack refuses this ({error.response['error']}). Run `sightline check` to see what is missing.")
    except KeyboardInterrupt:
        return 0
    finally:
        at_the_end.close()
    return 1

"""`sightline …`: the same product from a command line, one file a verb.

To add a verb, add a file with a function of the same name and name it in `VERBS` with the first line of its help. A
verb that cannot do what was asked raises `Stop` with one sentence; `main` is the outermost handler and turns it into
exit code 1. Only the verb that was asked for is loaded: loading all takes longer than most take to run.
"""

import sys

from bot.cli import ending

VERBS = {
    "demo": "Open the whole product in a browser, with a plan in it. Nothing leaves this machine.",
    "run": "Start the bot. It needs a Slack or a Teams app: docs/slack-setup.md and docs/teams-setup.md show the way.",
    "host": "Start the bot for many councils in one process, from a file that names each one's database and chats.",
    "import": "Read a plan document and show every reading and doubt, and what it would change; save it with --accept.",
    "ask": "Ask the plan, or change it, in the same words as in chat.",
    "tick": "Run what is due at a moment: nudges, the weekly digest, and delivery of what waits.",
    "outbox": "List what waits, what was sent, what failed or was not said, and why.",
    "report": "Write a report: the weekly digest, the whole plan for other programs, or what a pulse may tell.",
    "pulse": "Write a pulse from a file, as its custodian. It asks nobody before a programme lead approves it.",
    "teams": "Write the app package that an administrator uploads to Microsoft Teams.",
    "backup": "Copy the database while the bot runs, look the copy over, and keep the newest.",
    "restore": "Put a backup in the place of the database, which is kept beside it. Stop the bot first.",
    "copy-to": "Copy everything into another, empty database, and compare both. Stop the bot first.",
    "person": "Show all that is held about somebody, or forget them: their name goes, what they did stays.",
    "prune": "Delete what was kept for long enough, as the bot does each night, or say what that would be.",
    "manifest": "Print the manifest of the Slack app, to paste where Slack asks for it.",
    "check": "Look at settings, database, keys, tokens, scopes and delivery, and say what is wrong and what to do.",
}
FILES = {"import": "import_plan", "copy-to": "copy_to"}
"""Where a verb is a word that Python keeps for itself."""


def main() -> int:
    """Exit code 0: done. 1: the answer is no, or bad input. 2: the command line itself was wrong."""
    # Before anything is loaded, which takes a while.
    with ending.at_once():
        return _main()


def _main() -> int:
    from bot.cli.command_line import command_line
    from bot.cli.terminal import Stop, refuse_what_is_no_text, say_error

    try:
        refuse_what_is_no_text(sys.argv[1:])
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

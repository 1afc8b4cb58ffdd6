"""`sightline manifest`: what Slack is told about the app, to paste where Slack asks for it."""

import json
from typing import Annotated

import typer

from bot.cli.terminal import Stop, say


def manifest(
    http: Annotated[
        str | None, typer.Option(help="For Slack over HTTP: where it reaches the bot, https://sightline.council.gov.uk")
    ] = None,
) -> None:
    """Print the manifest of the Slack app, to paste where Slack asks for it."""
    # Loaded here, since help loads as little as it can.
    from bot.slack import manifest as slack

    if http is None:
        made = json.dumps(slack.manifest(), indent=2, ensure_ascii=False)
    else:
        if not http.startswith("https://"):
            raise Stop("Slack posts to an address with https:// only. Write --http https://sightline.council.gov.uk")
        text = json.dumps(slack.over_http(), indent=2, ensure_ascii=False)
        made = text.replace(slack.ADDRESS, f"{http.rstrip('/')}/slack/events")
    say(made)

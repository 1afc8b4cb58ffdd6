"""`sightline teams package`: the app package that an administrator uploads to Teams."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated
from uuid import UUID

import typer
from pydantic import ValidationError

from bot.cli.opening import settings
from bot.cli.terminal import Stop, in_words, say
from bot.setting_forms import reason_of

OPTIONS = {"name": "--council", "websiteUrl": "--page", "website_url": "--page", "version": "--app-version"}
"""What to put right, by the field that Teams would not take."""


class What(StrEnum):
    PACKAGE = "package"


def teams(
    what: Annotated[What, typer.Argument(help="Write the app package for Teams.")],
    host: Annotated[str, typer.Option(help="Where Teams reaches the bot: sightline.council.gov.uk")],
    council: Annotated[str, typer.Option(help="Who runs it, as Teams shows it: at most 32 characters.")],
    page: Annotated[
        str | None, typer.Option(help="A page about it, https://…; /anonymity of the bot if left out.")
    ] = None,
    app_version: Annotated[str, typer.Option(help="Of the package: a later one replaces what is installed.")] = "1.0.0",
    out: Annotated[Path, typer.Option(help="The file to write.")] = Path("sightline-teams.zip"),
) -> None:
    """Write the app package that an administrator uploads to Microsoft Teams."""
    # Loaded here, since it knows all commands.
    from bot.teams.manifest import manifest, package

    name = host.removeprefix("https://").rstrip("/").lower()
    try:
        made = manifest(_app_id(), name, council, page, app_version)
    except ValidationError as error:
        problem = error.errors()[0]
        option = OPTIONS.get(str(problem["loc"][-1]), "the package")
        raise Stop(f"Teams would not take {option}: {reason_of(problem)}.") from error
    except ValueError as error:
        raise Stop(f"Teams would not take the package: {error}.") from error
    try:
        out.write_bytes(package(made))
    except OSError as error:
        raise Stop(f"{out} cannot be written: {in_words(error)}. Name another with --out.") from error
    say(
        f"{out} is ready to upload. In the Teams admin centre: Teams apps, Manage apps, Upload new app. The bot listens"
        f" at https://{name}/api/messages: the Azure Bot must have that address."
    )


def _app_id() -> UUID:
    found = settings().teams_app_id
    if found is None:
        raise Stop(
            "SIGHTLINE_TEAMS_APP_ID is not set: it is the “Application (client) ID” of the app registration."
            " docs/teams-setup.md shows where."
        )
    try:
        return UUID(found)
    except ValueError as error:
        raise Stop(
            "SIGHTLINE_TEAMS_APP_ID is not an id such as 11111111-2222-3333-4444-555555555555. Copy the “Application"
            " (client) ID” again."
        ) from error

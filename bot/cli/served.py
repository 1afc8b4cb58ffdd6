"""What the running bot asks of a chat that it serves, and what is said where a setting of one is missing."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from pydantic import SecretStr

from bot.beats import Carried
from bot.chat.directory_reading import DirectoryReader
from bot.chat.endpoints import Endpoint
from bot.cli.terminal import Stop

MISSING = {
    "SIGHTLINE_SLACK_BOT_TOKEN": "the bot token (xoxb-…) from “OAuth & Permissions”",
    "SIGHTLINE_SLACK_APP_TOKEN": "the app-level token (xapp-…) from “Basic Information”, for Socket Mode",
    "SIGHTLINE_SLACK_SIGNING_SECRET": "the signing secret from “Basic Information”, for HTTP",
    "SIGHTLINE_TEAMS_APP_SECRET": "the client secret of the app registration, from “Certificates & secrets”",
    "SIGHTLINE_TEAMS_TENANT": "the “Directory (tenant) ID” of the app registration",
}


class ServedEdge(Carried, Protocol):
    @property
    def directory(self) -> DirectoryReader: ...

    def close(self) -> None: ...


@dataclass(frozen=True)
class Served:
    edge: ServedEdge
    endpoints: list[Endpoint]
    connected: Callable[[], AbstractContextManager[None]]
    """Holds a connection open, where the chat needs one."""


def needed(secret: SecretStr | None, name: str) -> str:
    """Raises `Stop` with what it is and where it stands."""
    if secret is None or not secret.get_secret_value():
        raise Stop(missing(name))
    return secret.get_secret_value()


def missing(name: str) -> str:
    chat = "teams" if "TEAMS" in name else "slack"
    return (
        f"{name} is not set: it is {MISSING[name]}. docs/{chat}-setup.md shows where. To look around without"
        f" {chat.capitalize()}, use `sightline demo`."
    )

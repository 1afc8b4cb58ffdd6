"""Where the app is installed, and whom its token reaches."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.slack.directory import PLATFORM
from store.delivery.chats import Chat


@dataclass(frozen=True)
class Installation:
    tenant: str
    """The workspace in which the app is installed. The accounts of its people are kept under it."""
    reaches: Chat
    """In an Enterprise Grid, colleagues whose account is kept under another of its workspaces as well."""


def installation_of(answer: Mapping[str, Any]) -> Installation:
    """Args: answer: what `auth.test` said."""
    tenant = str(answer["team_id"])
    return Installation(tenant, Chat(PLATFORM, None if answer.get("enterprise_id") else tenant))

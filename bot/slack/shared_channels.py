"""Channels that people of another organisation read as well, by Slack Connect."""

from http.client import HTTPException

from slack_sdk.errors import SlackClientError

from bot.slack.connection import Client


class SharedChannels:
    """Asks Slack where the app may (`channels:read`, `groups:read`); else what its events have said counts."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._told: set[str] = set()

    def learn(self, channel: str) -> None:
        """An event has said so of its channel."""
        self._told.add(channel)

    def is_shared(self, channel: str) -> bool:
        """False where nobody can tell."""
        try:
            found = self._client.conversations_info(channel=channel).get("channel")
        except (SlackClientError, OSError, HTTPException):
            return channel in self._told
        if not isinstance(found, dict):
            return channel in self._told
        return bool(found.get("is_ext_shared") or found.get("is_pending_ext_shared"))

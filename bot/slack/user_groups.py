"""The names of user groups, which Slack leaves out where a message mentions one."""

from http.client import HTTPException

import structlog
from slack_sdk.errors import SlackClientError

from bot.slack.connection import Client

log = structlog.get_logger()

UNNAMED = "group"
"""Where Slack does not say it: the app may lack the optional scope `usergroups:read`."""


class UserGroups:
    def __init__(self, client: Client) -> None:
        self._client = client
        self._names: dict[str, str] = {}

    def name(self, group: str) -> str:
        """The handle of a group, asked for the first time it is mentioned."""
        if group not in self._names:
            try:
                found = self._client.usergroups_list()["usergroups"]
            except (SlackClientError, OSError, HTTPException) as error:
                log.info("user group not named", reason=type(error).__name__)
                return UNNAMED
            self._names = {one["id"]: one["handle"] for one in found}
        return self._names.get(group, UNNAMED)

"""Slack's own list of accounts."""

from collections.abc import Collection, Mapping
from datetime import timedelta
from http.client import HTTPException
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.chat.accounts import DirectoryError, NoSuchAccountError, Page
from bot.slack.refusals import asked_to_wait
from store.people.accounts import Account

PLATFORM = "slack"
NO_SUCH_ACCOUNT = frozenset({"user_not_found", "user_not_visible"})
NO_ANSWER = (SlackClientError, OSError, HTTPException)
PAGE = 200


class SlackDirectory:
    platform = PLATFORM

    def __init__(self, client: WebClient, tenant: str) -> None:
        """Args: tenant: the workspace in which the app is installed, as `auth.test` names it."""
        self.tenant = tenant
        self._client = client

    def look_up(self, external_id: str) -> Account:
        try:
            return self.account(self._client.users_info(user=external_id)["user"])
        except NO_ANSWER as error:
            if isinstance(error, SlackApiError) and error.response["error"] in NO_SUCH_ACCOUNT:
                raise NoSuchAccountError from error
            raise DirectoryError(_wait(error)) from error

    def page(self, at: str = "") -> Page:
        try:
            answer = self._client.users_list(limit=PAGE, cursor=at)
        except NO_ANSWER as error:
            raise DirectoryError(_wait(error)) from error
        more = (answer.get("response_metadata") or {}).get("next_cursor") or ""
        return Page([self.account(user) for user in answer["members"]], more)

    def account(self, user: Mapping[str, Any]) -> Account:
        """A user as Slack describes one, in answers and events alike."""
        profile = user.get("profile") or {}
        elsewhere = self.tenant not in _workspaces(user, self.tenant) or user.get("is_stranger", False)
        guest = user.get("is_restricted") or user.get("is_ultra_restricted") or user.get("is_bot") or elsewhere
        return Account(
            platform=PLATFORM,
            tenant=self.tenant,
            external_id=user["id"],
            name=profile.get("real_name") or user.get("real_name") or user.get("name") or "Somebody",
            email=profile.get("email"),
            post=profile.get("title") or None,
            guest=bool(guest),
            active=not user.get("deleted", False),
            time_zone=user.get("tz"),
        )


def _workspaces(user: Mapping[str, Any], tenant: str) -> Collection[str]:
    """Of which workspaces somebody is a member. In an Enterprise Grid `team_id` may be another than ours."""
    teams = (user.get("enterprise_user") or {}).get("teams")
    return teams or [user.get("team_id", tenant)]


def _wait(error: Exception) -> timedelta | None:
    return asked_to_wait(error) if isinstance(error, SlackApiError) else None

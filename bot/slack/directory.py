"""Slack's own list of accounts."""

from collections.abc import Iterator, Sequence
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.chat.accounts import ChatRefusesError, DirectoryError, NoSuchAccountError
from store.people.accounts import Account

PLATFORM = "slack"
NO_SUCH_ACCOUNT = frozenset({"user_not_found", "user_not_visible"})
PAGE = 200


class SlackDirectory:
    platform = PLATFORM

    def __init__(self, client: WebClient) -> None:
        self._client = client

    def look_up(self, tenant: str, external_id: str) -> Account:
        try:
            return _account(tenant, self._client.users_info(user=external_id)["user"])
        except (SlackClientError, OSError) as error:
            if isinstance(error, SlackApiError) and error.response["error"] in NO_SUCH_ACCOUNT:
                raise NoSuchAccountError from error
            raise DirectoryError from error

    def everyone(self, tenant: str) -> Iterator[Sequence[Account]]:
        cursor = ""
        while True:
            try:
                page = self._client.users_list(limit=PAGE, cursor=cursor)
            except SlackApiError as error:
                raise ChatRefusesError("Slack", str(error.response["error"])) from error
            yield [_account(tenant, user) for user in page["members"]]
            cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                return


def _account(tenant: str, user: dict[str, Any]) -> Account:
    profile = user.get("profile") or {}
    elsewhere = user.get("team_id", tenant) != tenant or user.get("is_stranger", False)
    guest = user.get("is_restricted") or user.get("is_ultra_restricted") or user.get("is_bot") or elsewhere
    return Account(
        platform=PLATFORM,
        tenant=tenant,
        external_id=user["id"],
        name=profile.get("real_name") or user.get("real_name") or user.get("name") or "Somebody",
        email=profile.get("email"),
        post=profile.get("title") or None,
        guest=bool(guest),
        active=not user.get("deleted", False),
        time_zone=user.get("tz"),
    )

"""Who is in Slack's channels and user groups, where the app may see it."""

from collections.abc import Collection

from slack_sdk.errors import SlackApiError

from bot.chat.accounts import DirectoryError
from bot.chat.audiences import AudienceError
from bot.slack.connection import Client
from bot.slack.directory import NO_ANSWER, PAGE, PLATFORM
from bot.slack.refusals import asked_to_wait
from store.rules.pulse.audience import AudienceKind

MISSING = "missing_scope"
OR_A_LIST = "A list of addresses does as well: share it with me in a direct message."
SCOPES = {
    AudienceKind.CHANNEL: "channels:read and groups:read",
    AudienceKind.GROUP: "usergroups:read",
}
GONE = {
    "channel_not_found": "Slack shows me no such channel. If it is private, invite me; if it is gone, choose another.",
    "no_such_subteam": "Slack knows no such user group any more. Choose another.",
    "subteam_not_found": "Slack knows no such user group any more. Choose another.",
}


class SlackAudiences:
    platform = PLATFORM

    def __init__(self, client: Client, tenant: str) -> None:
        """Args: tenant: the workspace in which the app is installed."""
        self.tenant = tenant
        self._client = client
        self._own = ""

    def members(self, kind: AudienceKind, external_id: str) -> Collection[str]:
        try:
            found = self._of_group(external_id) if kind is AudienceKind.GROUP else self._of_channel(external_id)
            return found - {self._own_account()}
        except NO_ANSWER as error:
            if isinstance(error, SlackApiError):
                raise _refused(error, kind) from error
            raise DirectoryError from error

    def _of_channel(self, channel: str) -> set[str]:
        found, at = set[str](), ""
        while True:
            answer = self._client.conversations_members(channel=channel, limit=PAGE, cursor=at)
            found |= set(answer["members"])
            at = (answer.get("response_metadata") or {}).get("next_cursor") or ""
            if not at:
                return found

    def _of_group(self, group: str) -> set[str]:
        return set(self._client.usergroups_users_list(usergroup=group)["users"])

    def _own_account(self) -> str:
        """The bot's, who is in each channel it was invited to."""
        self._own = self._own or str(self._client.auth_test()["user_id"])
        return self._own


def _refused(error: SlackApiError, kind: AudienceKind) -> AudienceError | DirectoryError:
    word = str(error.response.get("error") or "")
    if word == MISSING:
        return AudienceError(
            word,
            f"Slack does not let me see who is in it. Whoever runs the app can add the scope {SCOPES[kind]} to it and"
            " install it again.",
            OR_A_LIST,
        )
    if word in GONE:
        return AudienceError(word, GONE[word], OR_A_LIST)
    return DirectoryError(asked_to_wait(error))

"""Whether Slack knows somebody by an address."""

from enum import StrEnum

from slack_sdk.errors import SlackApiError

from bot.slack.connection import Client
from bot.slack.refusals import word_of
from bot.slack.signing_in import BOT_TOKEN, signing_in

UNKNOWN = frozenset({"users_not_found", "user_not_found"})
MAY_NOT_ASK = frozenset({"missing_scope"})


class Known(StrEnum):
    MEMBER = "member"
    NO_MEMBER = "no member"
    """A guest, a closed account or an app."""
    NOBODY = "nobody"
    UNASKED = "unasked"
    """The app may not ask."""


def known_by(client: Client, email: str) -> Known:
    """Raises `ConnectionProblem`."""
    with signing_in(BOT_TOKEN):
        try:
            user = client.users_lookupByEmail(email=email)["user"]
        except SlackApiError as error:
            if word_of(error) in UNKNOWN:
                return Known.NOBODY
            if word_of(error) in MAY_NOT_ASK:
                return Known.UNASKED
            raise
        closed = any(user.get(one) for one in ("deleted", "is_bot", "is_restricted", "is_ultra_restricted"))
    return Known.NO_MEMBER if closed else Known.MEMBER

"""Carrying what is said unasked to Slack."""

from datetime import timedelta

from slack_sdk.errors import SlackApiError

from bot.slack.accounts import PLATFORM
from bot.slack.replies import Replies
from bot.slack.wording import channel_of
from commands.cards import Card
from scheduler.delivery import DeliveryError

METADATA_KIND = "sightline_message"

GONE_FOR_GOOD = frozenset(
    {
        "user_not_found",
        "user_disabled",
        "channel_not_found",
        "is_archived",
        "cannot_dm_bot",
        "messages_tab_disabled",
        "msg_too_long",
        "invalid_blocks",
        "restricted_action",
    }
)


class SlackSender:
    platform = PLATFORM

    def __init__(self, replies: Replies) -> None:
        self._replies = replies

    def send(self, key: str, card: Card, *, to: str) -> str:
        metadata = {"event_type": METADATA_KIND, "event_payload": {"key": key}}
        try:
            channel, ts = self._replies.post(channel_of(to), card, metadata)
        except SlackApiError as error:
            reason = str(error.response["error"])
            seconds = error.response.headers.get("Retry-After")
            wait = timedelta(seconds=int(seconds)) if seconds else None
            raise DeliveryError(reason, permanent=reason in GONE_FOR_GOOD, wait=wait) from error
        except OSError as error:
            raise DeliveryError("no_connection", permanent=False) from error
        return receipt(channel, ts)


def receipt(channel: str, ts: str) -> str:
    """Where a message stands, as the outbox keeps it."""
    return f"{channel}/{ts}"

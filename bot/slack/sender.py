"""Carrying what is said unasked to Slack, and looking it up there."""

from collections.abc import Iterator
from datetime import datetime
from http.client import HTTPException
from typing import Any

from slack_sdk.errors import SlackApiError

from bot.slack.connection import Client
from bot.slack.directory import PLATFORM
from bot.slack.refusals import may_not_read, unanswered, what_it_means
from bot.slack.replies import Replies
from bot.slack.wording import channel_of
from commands.cards import Card
from scheduler.delivery.sending import NO_DEADLINE, Deadline, DeliveryError, LookupImpossibleError
from store.delivery.chats import AGREED
from store.rules import reasons

METADATA_KIND = "sightline_message"
PAGE = 200
MOST_PAGES = 10
GONE = frozenset({"message_not_found", "channel_not_found"})
"""Where there is nothing left to take back."""


class SlackSender:
    platform = PLATFORM

    def __init__(self, client: Client, replies: Replies, tenant: str | None = None) -> None:
        """Args: tenant: the only workspace whose people and channels the client's token reaches, where it is one."""
        self.tenant = tenant
        self._client = client
        self._replies = replies

    def send(self, key: str, card: Card, *, to: str, deadline: Deadline = NO_DEADLINE) -> str:
        # People are written to by their account; only a channel has an address.
        if "/" in to and not to.endswith(AGREED) and self._replies.shared.is_shared(channel_of(to)):
            raise DeliveryError(reasons.CHANNEL_SHARED, permanent=True)
        metadata = {"event_type": METADATA_KIND, "event_payload": {"key": key}}
        deadline.look()
        try:
            channel, ts = self._replies.post(channel_of(to), card, metadata)
        except SlackApiError as error:
            raise what_it_means(error) from error
        except (OSError, HTTPException) as error:
            raise unanswered(error) from error
        return message_ref(channel, ts)

    def find(self, key: str, *, to: str, since: datetime, near: str | None) -> str | None:
        try:
            channel = self._channel(channel_of(to), near)
            for message in self._history(channel, since):
                metadata = message.get("metadata") or {}
                if metadata.get("event_type") == METADATA_KIND and metadata.get("event_payload", {}).get("key") == key:
                    return message_ref(channel, message["ts"])
        except SlackApiError as error:
            if may_not_read(error):
                raise LookupImpossibleError from error
            raise what_it_means(error, looking=True) from error
        except (OSError, HTTPException) as error:
            raise DeliveryError(reasons.NO_CONNECTION, permanent=False) from error
        return None

    def delete(self, message_ref: str) -> None:
        channel, _, ts = message_ref.partition("/")
        try:
            self._client.chat_delete(channel=channel, ts=ts)
        except SlackApiError as error:
            if error.response.get("error") not in GONE:
                raise what_it_means(error, looking=True) from error
        except (OSError, HTTPException) as error:
            raise DeliveryError(reasons.NO_CONNECTION, permanent=False) from error

    def check(self) -> None:
        try:
            self._client.auth_test()
        except SlackApiError as error:
            raise what_it_means(error, looking=True) from error
        except (OSError, HTTPException) as error:
            raise DeliveryError(reasons.NO_CONNECTION, permanent=False) from error

    def _channel(self, address: str, near: str | None) -> str:
        """Where messages to this address stand. An account's is known from its last message, else it is asked for."""
        if not address.startswith(("U", "W")):
            return address
        if near is not None:
            return near.partition("/")[0]
        return str(self._client.conversations_open(users=address)["channel"]["id"])

    def _history(self, channel: str, since: datetime) -> Iterator[dict[str, Any]]:
        cursor = ""
        for _ in range(MOST_PAGES):
            page = self._client.conversations_history(
                channel=channel,
                oldest=f"{since.timestamp():.6f}",
                inclusive=True,
                include_all_metadata=True,
                limit=PAGE,
                cursor=cursor,
            )
            yield from page["messages"]
            cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                return
        # So much was said there since that nobody can tell.
        raise LookupImpossibleError


def message_ref(channel: str, ts: str) -> str:
    """Where a message stands, as the outbox keeps it."""
    return f"{channel}/{ts}"

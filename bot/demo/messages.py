"""Every message ever posted, in order."""

import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from bot.demo.files import SharedFile
from bot.demo.json_values import Json
from bot.demo.people import SLACKBOT

SPREAD = 900_000
"""Microseconds: less than a second, so that no time stamp shows another minute than the clock."""

DELETED_WORDS = "This message was deleted."


@dataclass
class Message:
    ts: str
    conversation: str
    user: str
    text: str
    blocks: list[Json] = field(default_factory=list)
    thread_ts: str | None = None
    ephemeral_for: str | None = None
    metadata: Json | None = None
    files: list[SharedFile] = field(default_factory=list)
    edited: str | None = None
    revision: int = 0
    deleted: bool = False
    tombstone: bool = False
    """Whether it was taken back and stands empty, since others have answered under it."""

    def visible_to(self, member_id: str) -> bool:
        return not self.deleted and self.ephemeral_for in (None, member_id)


class MessageBook:
    """Messages by conversation, each under a `ts` that no other has.

    A `ts` is the workspace's own clock in microseconds, pushed on by one where the clock stood still, so that order
    and identity hold while the demo's clock is at rest.
    """

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        # A workspace that is opened again at a clock that stands still must not give out the same time stamps: the bot
        # keeps what it dealt with by them, and would take a new press for one that came twice.
        self._last = self._moment() + secrets.randbelow(SPREAD)
        self._conversations: dict[str, dict[str, Message]] = {}
        self.revision = 0

    def next_ts(self) -> str:
        self._last = max(self._moment(), self._last + 1)
        return f"{self._last // 1_000_000}.{self._last % 1_000_000:06d}"

    def _moment(self) -> int:
        """Microseconds."""
        return int(self._now().timestamp() * 1_000_000)

    def post(self, message: Message) -> Message:
        self._conversations.setdefault(message.conversation, {})[message.ts] = message
        return self.touch(message)

    def touch(self, message: Message) -> Message:
        """Mark a message as new or changed, for whoever asks what is new."""
        self.revision += 1
        message.revision = self.revision
        return message

    def edit(self, message: Message, text: str, blocks: list[Json], metadata: Json | None) -> Message:
        message.text, message.blocks = text, blocks
        message.metadata = metadata if metadata is not None else message.metadata
        message.edited = self.next_ts()
        return self.touch(message)

    def delete(self, message: Message) -> list[Message]:
        """Take a message back, and return what looks different now.

        Where others have answered under it, Slack keeps an empty one for their answers to hang on, until the last of
        them is gone as well.
        """
        if self._replies(message):
            message.text, message.blocks, message.files, message.metadata = DELETED_WORDS, [], [], None
            message.user, message.edited, message.tombstone = SLACKBOT, None, True
            return [self.touch(message)]
        message.deleted = True
        root = self.find(message.conversation, message.thread_ts or "")
        if root is None or not root.tombstone or self._replies(root):
            return [self.touch(message)]
        root.deleted = True
        return [self.touch(message), self.touch(root)]

    def _replies(self, root: Message) -> list[Message]:
        return [one for one in self.history(root.conversation) if one.thread_ts == root.ts and one is not root]

    def find(self, conversation: str, ts: str) -> Message | None:
        message = self._conversations.get(conversation, {}).get(ts)
        return None if message is None or message.deleted else message

    def within(self, conversation: str) -> Iterator[Message]:
        """Yield what still stands in a conversation, oldest first."""
        return (one for one in list(self._conversations.get(conversation, {}).values()) if not one.deleted)

    def history(self, conversation: str) -> list[Message]:
        """The messages every member of the conversation shares, oldest first."""
        return [one for one in self.within(conversation) if one.ephemeral_for is None]

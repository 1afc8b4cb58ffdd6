"""Every message in Teams, in order."""

import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from bot.demo.files import SharedFile
from bot.demo.json_values import Json

SPREAD = 900_000


@dataclass(frozen=True)
class Note:
    """Words that stand under a message for a moment, in answer to a press."""

    words: str
    revision: int


@dataclass
class Message:
    """What Teams calls a message activity."""

    id: str
    conversation: str
    author: str
    """A member's id, the bot's, or `TEAMS` itself."""
    text: str = ""
    cards: list[Json] = field(default_factory=list)
    summary: str = ""
    root: str | None = None
    """The message whose thread it stands in; in channels alone."""
    only_for: str | None = None
    """The member who alone sees it."""
    quotes: str | None = None
    files: list[SharedFile] = field(default_factory=list)
    edited: bool = False
    deleted: bool = False
    revision: int = 0
    views: dict[str, list[Json]] = field(default_factory=dict)
    """The cards that an answer to a press put in place of these, by the member who pressed. Nobody else sees them."""
    notes: dict[str, Note] = field(default_factory=dict)
    """What the client says under the message, by the member who pressed."""

    def visible_to(self, member_id: str) -> bool:
        return not self.deleted and self.only_for in (None, member_id)

    def cards_for(self, member_id: str) -> list[Json]:
        return self.views.get(member_id, self.cards)


class MessageBook:
    """Messages by conversation, each under an id that no other has: a moment in microseconds, as time goes here."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        # A tenant that is opened again at a clock that stands still must not give out the same ids: the bot keeps what
        # it dealt with by them.
        self._last = self._moment() + secrets.randbelow(SPREAD)
        self._conversations: dict[str, dict[str, Message]] = {}
        self.revision = 0

    def next_id(self) -> str:
        self._last = max(self._moment(), self._last + 1)
        return str(self._last)

    def _moment(self) -> int:
        return int(self._now().timestamp() * 1_000_000)

    def post(self, message: Message) -> Message:
        self._conversations.setdefault(message.conversation, {})[message.id] = message
        return self.touch(message)

    def touch(self, message: Message) -> Message:
        """Mark a message as new or changed, for whoever asks what is new."""
        self.revision += 1
        message.revision = self.revision
        return message

    def note(self, message: Message, member_id: str, words: str) -> None:
        """Say something under a message, which stays as it is."""
        self.revision += 1
        message.notes[member_id] = Note(words, self.revision)

    def edit(self, message: Message, text: str, cards: list[Json], summary: str) -> Message:
        """Change what everybody sees; what somebody's press had put in its place is gone with it."""
        message.text, message.cards, message.summary, message.edited = text, cards, summary, True
        message.views.clear()
        message.notes.clear()
        return self.touch(message)

    def delete(self, message: Message) -> Message:
        message.deleted = True
        return self.touch(message)

    def find(self, conversation: str, message_id: str) -> Message | None:
        message = self._conversations.get(conversation, {}).get(message_id)
        return None if message is None or message.deleted else message

    def within(self, conversation: str) -> Iterator[Message]:
        """Yield what still stands in a conversation, oldest first."""
        return (one for one in list(self._conversations.get(conversation, {}).values()) if not one.deleted)

    def everything(self) -> Iterator[Message]:
        for conversation in list(self._conversations):
            yield from self.within(conversation)

"""Members whom nobody plays: they answer the bot's forms by themselves, over their chat's own wire."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol
from zlib import crc32

from bot.demo.people import Member
from bot.demo.test_user import NotInSightError, Question
from bot.demo.user_actions import UserActionError
from bot.demo.workspace import Workspace

STEPS = 4
"""Where somebody stands, from 0 (least) to this (best)."""


class Message(Protocol):
    """A message as a person reads it, in any chat of the demo."""

    @property
    def ts(self) -> str: ...

    @property
    def conversation(self) -> str: ...

    @property
    def at(self) -> datetime: ...

    @property
    def buttons(self) -> list[str]: ...


class User(Protocol):
    """A person in one chat of the demo."""

    @property
    def member(self) -> Member: ...

    @property
    def asked(self) -> list[Question]: ...

    def sees(self) -> Sequence[Any]: ...

    def presses(self, label: str, *, message: Any) -> Sequence[Any]: ...

    def fills(self, values: dict[str, Any]) -> None: ...

    def submits(self) -> dict[str, str]: ...


@dataclass(frozen=True)
class Colleague:
    """How one of them answers. The same each time, at the workspace's own clock."""

    member_id: str
    after: timedelta
    """How long a message waits for them."""
    leans: int
    says: str = ""
    """What they write into a field for words."""


class Colleagues:
    """Whoever was spoken as on the page is played, and answers for themselves from then on."""

    def __init__(self, workspace: Workspace, people: Mapping[Colleague, Sequence[User]], button: str) -> None:
        """Args:
        people: each of them, in each chat in which they are.
        button: what the button reads that opens a form which they answer.
        """
        self._workspace = workspace
        self._button = button
        self._people = people
        self._answered: set[tuple[str, str]] = set()

    def act(self) -> None:
        """Let each of them answer what has waited for long enough."""
        for one, users in self._people.items():
            for user in users:
                if one.member_id in self._workspace.played or user.member.deleted:
                    continue
                for message in self._waiting(one, user):
                    try:
                        self._answer(one, user, message)
                    except (UserActionError, NotInSightError):
                        # The chat's problems are theirs as well. All of them wait, so that nobody at the page has to.
                        return

    def _waiting(self, one: Colleague, user: User) -> Iterator[Message]:
        now = self._workspace.now()
        for message in user.sees():
            fresh = (message.conversation, message.ts) not in self._answered
            if fresh and self._button in message.buttons and now - message.at >= one.after:
                yield message

    def _answer(self, one: Colleague, user: User, message: Message) -> None:
        user.presses(self._button, message=message)
        if not user.asked:
            return
        for question in user.asked:
            if (answer := _chosen(one, question, message)) is not None:
                user.fills({question.label: answer})
        user.submits()
        self._answered.add((message.conversation, message.ts))


def _chosen(one: Colleague, asked: Question, message: Message) -> str | list[str] | None:
    """What they answer to one question: near where they stand, a step up or down by the question and the day."""
    step = one.leans + crc32(f"{one.member_id} {asked.label} {message.at.date()}".encode()) % 3 - 1
    share = min(max(step, 0), STEPS) / STEPS
    if not asked.options:
        return one.says or None
    chosen = asked.options[round(share * (len(asked.options) - 1))]
    return [chosen] if asked.many else chosen

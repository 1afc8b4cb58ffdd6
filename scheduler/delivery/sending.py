"""What delivery asks of a chat: to carry a card, to look one up, to say whether it lets the bot in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from commands.cards import Card
from store.rules import reasons


class DeliveryError(Exception):
    """The chat did not take a message, and is sure to have done nothing with it.

    Args:
        reason: a word of `store.rules.reasons`; the chat's own where there is none for it.
        permanent: whether trying again cannot help.
        wait: how long the chat asked to be left alone.
        word: the chat's own word, for the log.
    """

    def __init__(self, reason: str, *, permanent: bool, wait: timedelta | None = None, word: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.permanent = permanent
        self.wait = wait
        self.word = word or reason


class UncertainError(DeliveryError):
    """Nobody knows whether the chat took it: it must be looked up before it is sent again."""

    def __init__(self, reason: str, word: str = "") -> None:
        super().__init__(reason, permanent=False, word=word)


class RefusedError(DeliveryError):
    """The chat refuses the bot itself, so that no message can go."""

    def __init__(self, reason: str, word: str = "") -> None:
        super().__init__(reason, permanent=False, word=word)


class AccountGoneError(DeliveryError):
    """The person's account is not there, or no longer."""

    def __init__(self, reason: str, word: str = "") -> None:
        super().__init__(reason, permanent=True, word=word)


class HeldUpError(DeliveryError):
    """Nothing was sent: the claim could run out before the chat has answered."""

    def __init__(self) -> None:
        super().__init__(reasons.HELD_UP, permanent=False)


@dataclass(frozen=True)
class Deadline:
    """Until when a message may begin to go. An edge looks directly before the call that says it."""

    elapsed: Callable[[], timedelta]
    until: timedelta

    def look(self) -> None:
        """Raises `HeldUpError` where this process was held up, so that another may send it already."""
        if self.elapsed() > self.until:
            raise HeldUpError


NO_DEADLINE = Deadline(timedelta, timedelta())


class LookupImpossibleError(Exception):
    """The chat does not let this bot read where the message would be."""


class Sender(Protocol):
    """An edge that can carry a card to a person or a channel of its own chat."""

    platform: str
    tenant: str | None
    """None where it reaches everybody on its platform, in whichever tenant."""

    def send(self, key: str, card: Card, *, to: str, deadline: Deadline = NO_DEADLINE) -> str:
        """Returns a message reference: where the chat put it.

        Args:
            key: goes with the message, so that it can be looked up after a crash.
            to: an account of this platform, or the address of a channel.
            deadline: looked at directly before the call that says it.

        Raises:
            DeliveryError: the chat did not take it, or (`UncertainError`) may not have.
        """
        ...

    def find(self, key: str, *, to: str, since: datetime, near: str | None) -> str | None:
        """Look a message up that may have arrived. Returns its message reference; None where it is certainly not there.

        Args:
            since: it cannot be older than this.
            near: the message reference of an earlier message to the same address, where there is one.

        Raises:
            LookupImpossibleError: the bot may not read there.
            DeliveryError: the chat did not answer; ask again later.
        """
        ...

    def delete(self, message_ref: str) -> None:
        """Take back what was sent. One that is gone already is as good as deleted.

        Raises:
            DeliveryError: the chat did not do it; try again later.
        """
        ...

    def check(self) -> None:
        """Ask whether the chat lets the bot in. Raises `DeliveryError` where it does not."""
        ...

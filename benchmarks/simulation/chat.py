"""A chat behind a network: what is sent arrives after a while, or not; its answer comes, or is lost."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from benchmarks.simulation.baton import Actor, Baton
from commands.cards import Card
from scheduler.delivery.sending import (
    NO_DEADLINE,
    Deadline,
    DeliveryError,
    LookupImpossibleError,
    UncertainError,
)
from store.rules import reasons

SECOND = timedelta(seconds=1)
PATIENCE = 10 * SECOND
"""As long as a client waits for an answer."""
SLOWEST = 9 * SECOND
"""What was sent arrives within this time, or never."""


@dataclass(frozen=True)
class Message:
    text: str
    to: str
    began: datetime
    """When it was sent."""
    arrived: datetime
    ref: str


@dataclass
class Chat:
    baton: Baton
    tells: bool
    """Whether messages can be looked up in it."""
    messages: dict[str, list[Message]] = field(default_factory=lambda: defaultdict(list))
    """By key."""

    def arrives(self, key: str, text: str, to: str, began: datetime) -> str:
        ref = f"{to}/{key}/{len(self.messages[key])}"
        self.messages[key].append(Message(text, to, began, self.baton.now, ref))
        return ref


class Line:
    """One process's way into the chat, behind the same `Sender` as Slack."""

    platform = "chat"
    tenant: str | None = "T1"

    def __init__(self, chat: Chat, actor: Actor) -> None:
        self._chat, self._baton, self._actor = chat, chat.baton, actor

    def send(self, key: str, card: Card, *, to: str, deadline: Deadline = NO_DEADLINE) -> str:
        self._baton.point(self._actor, freezes=False)
        deadline.look()
        # From here on it is on its way, whatever becomes of the process.
        fate = self._drawn()
        if fate == "refused":
            self._baton.wait(self._actor, self._while())
            raise DeliveryError(reasons.NO_CONNECTION, permanent=False)
        if fate == "asked to wait":
            self._baton.wait(self._actor, self._while())
            raise DeliveryError(
                reasons.ASKED_TO_WAIT, permanent=False, wait=SECOND * self._baton.chance.randrange(1, 40)
            )
        there, back, ref = self._while(), self._while(), list[str]()
        began, text = self._baton.now, card.notice or card.title
        if fate != "lost on its way":
            self._baton.at(began + there, lambda: ref.append(self._chat.arrives(key, text, to, began)))
        lost = fate in ("lost on its way", "answer lost")
        self._baton.wait(self._actor, PATIENCE if lost else min(there + back, PATIENCE))
        self._baton.point(self._actor)
        if lost or not ref or there + back > PATIENCE:
            raise UncertainError(reasons.TIMED_OUT)
        return ref[0]

    def find(self, key: str, *, to: str, since: datetime, near: str | None) -> str | None:
        self._baton.wait(self._actor, self._while())
        if not self._chat.tells:
            raise LookupImpossibleError
        if self._baton.faulty and self._baton.chance.random() < 0.05:
            raise DeliveryError(reasons.NO_CONNECTION, permanent=False)
        found = [one.ref for one in self._chat.messages[key] if one.to == to and one.arrived >= since]
        self._baton.wait(self._actor, self._while())
        self._baton.point(self._actor)
        return found[0] if found else None

    def delete(self, message_ref: str) -> None:
        return None

    def check(self) -> None:
        return None

    def _drawn(self) -> str:
        if not self._baton.faulty or self._baton.chance.random() < 0.75:
            return "taken"
        return self._baton.chance.choice(("refused", "asked to wait", "lost on its way", "answer lost"))

    def _while(self) -> timedelta:
        if not self._baton.faulty:
            return SECOND / 10
        longest = SLOWEST if self._baton.chance.random() < 0.1 else SECOND
        return longest * self._baton.chance.random()

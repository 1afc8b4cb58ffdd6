"""A chat that takes everything and tells whoever listens, and the database behind it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from commands.cards import Card
from scheduler.delivery.sending import NO_DEADLINE, Deadline
from store.database import SessionMaker, open_database, session_maker

Told = Callable[[str, str, Card], None]
"""Key, address and card of one message."""


@dataclass
class Listener:
    """Behind the same `Sender` as Slack."""

    told: Told
    platform: str = "chat"
    tenant: str | None = None

    def send(self, key: str, card: Card, *, to: str, deadline: Deadline = NO_DEADLINE) -> str:
        self.told(key, to, card)
        return f"{to}/{key}"

    def find(self, key: str, *, to: str, since: datetime, near: str | None) -> str | None:
        """After an hour without a beat it is asked for what goes: nothing is said behind the bot's back."""
        return None

    def delete(self, message_ref: str) -> None:
        return None

    def check(self) -> None:
        return None


@contextmanager
def database(path: Path) -> Iterator[SessionMaker]:
    engine = open_database(f"sqlite:///{path}")
    yield session_maker(engine)
    engine.dispose()

"""What delivery itself costs: 10,000 messages to a chat that takes no time, each claimed, sent and recorded.

The lane lets through 200 a minute, so that anything much faster is bounded by the lane alone.
"""

import resource
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.delivering.ledger import full_ledger, rows
from benchmarks.delivering.slack import recipients
from benchmarks.table import mebibytes, milliseconds, show
from commands.cards import Card
from scheduler.delivery.loop import deliver
from scheduler.delivery.sending import NO_DEADLINE, Deadline
from store.database import session_maker
from store.rules.terms import OutgoingState

MESSAGES, PEOPLE = 10_000, 10_000
TUESDAY = datetime(2022, 7, 12, 9, tzinfo=UTC)
"""In everybody's hours."""


class NoTime:
    """A chat that takes every message at once."""

    platform = "slack"
    tenant: str | None = None

    def send(self, key: str, card: Card, *, to: str, deadline: Deadline = NO_DEADLINE) -> str:
        return f"{to}/{key}"

    def find(self, key: str, *, to: str, since: datetime, near: str | None) -> str | None:
        return None

    def delete(self, message_ref: str) -> None:
        return None

    def check(self) -> None:
        return None


def main() -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        full_ledger(f"sqlite:///{Path(folder) / 'ledger.db'}", MESSAGES, recipients(PEOPLE), TUESDAY) as engine,
    ):
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        began = time.perf_counter()
        sent = deliver(session_maker(engine), NoTime(), TUESDAY)
        took = time.perf_counter() - began
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory
        assert sent == MESSAGES
        assert {row.state for row in rows(engine)} == {OutgoingState.SENT}
    show(
        ["messages", "took", "each", "a minute", "memory grew by"],
        [[MESSAGES, f"{took:.0f} s", milliseconds(took / sent), f"{sent / took * 60:,.0f}", mebibytes(grown)]],
    )


if __name__ == "__main__":
    main()

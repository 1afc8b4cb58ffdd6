"""When there is next something to send."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from store.database import SessionMaker, first_row
from store.delivery import beat_statements
from store.delivery.chats import Chat
from store.delivery.outbox import named


@dataclass(frozen=True)
class Due:
    """When something may next be claimed for a chat."""

    free: datetime | None
    """The earliest of what nobody holds."""
    held: datetime | None
    """The earliest of what is held, or rests."""
    held_until: datetime | None
    """When the first of those is free, by the clock that leases go by."""

    def after(self, now: datetime, shared: datetime) -> datetime:
        """The moment by a process's own clock, from what both clocks show."""
        free = [self.free] if self.free else []
        if self.held is not None and self.held_until is not None:
            free.append(max(self.held, now + (self.held_until - shared)))
        return min(free)


def next_due(sessions: SessionMaker, chat: Chat) -> Due | None:
    """When something may next be claimed for a chat; None where nothing is open."""
    found: Any = first_row(sessions, beat_statements.next_due(chat.tenant is not None), named(chat))
    due = Due(*found) if found is not None else None
    return due if due is not None and (due.free or due.held) else None

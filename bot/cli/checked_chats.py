"""What a check asks of every chat."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.cli.findings import Finding
from bot.cli.served import MISSING
from commands.showing.wording import moment
from store.delivery.chats import Chat
from store.people import directory_readings
from store.time import london_day

LONGEST_UNREAD = timedelta(days=2)
"""A night may fail."""


def not_set(name: str) -> Finding:
    return Finding(ok=False, what=f"{name} is not set.", do=f"It is {MISSING[name]}.")


def people_read(session: Session, name: str, chat: Chat, now: datetime) -> Iterator[Finding]:
    """Nothing where the bot has not run yet."""
    kept = directory_readings.last(session, chat.platform, chat.tenant or "")
    if kept is None:
        return
    read_at, today = kept.read_at, london_day(now)
    if read_at is not None and now - read_at < LONGEST_UNREAD:
        yield Finding(ok=True, what=f"{name}'s list of people was last read on {moment(read_at, today)}.")
        return
    when = f"since {moment(read_at, today)}" if read_at else "yet"
    yield Finding(
        ok=False,
        what=f"{name}'s list of people has not been read {when}, so who left or joined may not be known.",
        do="The log says why, at “directory not read”. It is read each night while the bot runs: sightline run",
    )

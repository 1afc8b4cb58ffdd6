"""The one way into a chat: how fast it may be used, and whether at all. All processes share it.

Its moments are real time: a chat counts its own seconds, whatever clock the messages go by.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, bindparam
from sqlmodel import Session, col, exists, func, or_, select, update

from store.database import insert_once
from store.delivery.chats import Chat
from store.models import Lane

WINDOW = timedelta(minutes=1)
AT_ONCE = 0.1
"""How much of a minute's messages may go at once. The rest comes in over the minute, so that no minute has more."""
SKEW = timedelta(minutes=5)
"""How far apart the clocks of two machines may be."""
LONGEST_PAUSE = timedelta(days=1)
PROBE_EVERY = timedelta(minutes=15)
SERVED_AGAIN = timedelta(minutes=1)
UNSERVED = timedelta(hours=1)
"""After so long without a look, a chat counts as one that no process serves."""


@dataclass(frozen=True)
class Pace:
    per_minute: int = 200
    apart: timedelta = timedelta(seconds=1)
    """Between two messages to one person or channel."""

    @property
    def burst(self) -> float:
        return max(1.0, self.per_minute * AT_ONCE)

    @property
    def per_second(self) -> float:
        return max(self.per_minute - self.burst, 1.0) / WINDOW.total_seconds()


_LOCKED = select(Lane).where(Lane.name == bindparam("chat")).with_for_update().execution_options(populate_existing=True)


def locked(session: Session, chat: Chat, now: datetime) -> Lane:
    """The lane, held until the end of the transaction: of processes that race, one at a time takes from it."""
    found = session.exec(_LOCKED, params={"chat": chat.name}).one_or_none()
    if found is not None:
        return found
    insert_once(session, Lane, {"name": chat.name, "tokens": 0.0, "filled_at": now - WINDOW})
    return session.exec(_LOCKED, params={"chat": chat.name}).one()


IS_SERVED = exists(
    select(Lane.name).where(
        Lane.name == bindparam("chat"),
        col(Lane.broken_at).is_(None),
        col(Lane.served_at).between(bindparam("served_since"), bindparam("served_until")),
    )
)
"""Whether the chat lets the bot in, and a process has noted between two moments that it serves it."""


def noted(now: datetime) -> dict[str, datetime]:
    """Between which moments it was noted lately, so that it need not be noted anew."""
    return {"served_since": now - SERVED_AGAIN, "served_until": now + SERVED_AGAIN}


def note_served(session: Session, lane: Lane, now: datetime) -> None:
    """Write down that a process looks for what goes there, so that people can be told where none does."""
    if lane.served_at is None or abs(now - lane.served_at) >= SERVED_AGAIN:
        lane.served_at = now
        session.flush()


def free_at(lane: Lane, now: datetime, pace: Pace | None) -> datetime:
    """When a message may next go: `now`, if at once. A lane that is broken is free when it is next looked at."""
    if lane.broken_at is not None:
        return max(lane.probe_at or now, now)
    if _paused(lane, now) and lane.paused_until is not None:
        return lane.paused_until
    missing = 0.0 if pace is None else 1.0 - _filled(lane, now, pace)
    return now if missing <= 0 or pace is None else now + timedelta(seconds=missing / pace.per_second)


def lets_pass(lane: Lane, now: datetime, pace: Pace | None) -> bool:
    return lane.broken_at is None and free_at(lane, now, pace) <= now


def take(session: Session, lane: Lane, now: datetime, pace: Pace | None) -> None:
    """Count one message. The lane must be `locked`."""
    if pace is None:
        return
    lane.tokens = _filled(lane, now, pace) - 1
    lane.filled_at = now if lane.filled_at - now > SKEW else max(lane.filled_at, now)
    session.flush()


def pause(session: Session, chat: Chat, wait: timedelta, now: datetime) -> None:
    """The chat asks to be left alone: nothing goes to it before that time is over. The longest of several holds."""
    lane = locked(session, chat, now)
    until = now + min(wait, LONGEST_PAUSE)
    lane.paused_until = max(lane.paused_until or until, until) if _paused(lane, now) else until
    session.flush()


def break_off(session: Session, chat: Chat, why: str, now: datetime) -> bool:
    """The chat refuses the bot itself. Returns whether this is news, which one process is told."""
    broken: dict[str, Any] = {"broken_at": now, "broken_why": why, "probe_at": now + PROBE_EVERY}
    return _changed(session, _lane_of(chat), col(Lane.broken_at).is_(None), **broken)


def may_probe(session: Session, chat: Chat, now: datetime) -> bool:
    """Whether this process is the one to ask, this time, if the chat lets the bot in again."""
    return _changed(session, _lane_of(chat), col(Lane.probe_at) <= now, probe_at=now + PROBE_EVERY)


def mend(session: Session, chat: Chat) -> bool:
    """The chat lets the bot in. Returns whether this is news."""
    let_in: dict[str, Any] = {"broken_at": None, "broken_why": None, "probe_at": None}
    lanes = _lane_of(chat)
    if chat.tenant is None:
        # A sender for one of these tenants may have been refused before.
        lanes = or_(lanes, col(Lane.name).startswith(f"{chat.platform}/"))
    return _changed(session, lanes, col(Lane.broken_at).is_not(None), **let_in)


def last_served(session: Session, chat: Chat) -> datetime | None:
    """When a process last looked for what goes to this chat, alone or with all of its platform."""
    names = [chat.name, Chat(chat.platform).name]
    return session.exec(select(func.max(Lane.served_at)).where(col(Lane.name).in_(names))).one()


def of_platform(session: Session, platform: str) -> list[Lane]:
    return list(session.exec(select(Lane).where(col(Lane.name).startswith(f"{platform}/"))))


def broken(session: Session) -> list[Lane]:
    return list(session.exec(select(Lane).where(col(Lane.broken_at).is_not(None)).order_by(Lane.name)))


def _paused(lane: Lane, now: datetime) -> bool:
    # A pause further ahead than any chat asks for was written by a clock that was wrong.
    return lane.paused_until is not None and now < lane.paused_until <= now + LONGEST_PAUSE


def _filled(lane: Lane, now: datetime, pace: Pace) -> float:
    """Tokens by now. A clock somewhat behind adds none; one far behind shows that the other was wrong: begin anew."""
    if lane.filled_at - now > SKEW:
        return pace.burst
    passed = max((now - lane.filled_at).total_seconds(), 0.0)
    return min(pace.burst, lane.tokens + passed * pace.per_second)


def _lane_of(chat: Chat) -> ColumnElement[bool]:
    return col(Lane.name) == chat.name


def _changed(session: Session, *where: ColumnElement[bool], **values: Any) -> bool:
    done = session.execute(
        update(Lane).where(*where).values(values).returning(col(Lane.name)).execution_options(synchronize_session=False)
    ).all()
    return bool(done)

"""What every edge stands on: the database, the conversation and what reads documents. No chat is loaded for it."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine

import bot.chats  # noqa: F401  (makes the names of the chats known)
from bot.afterwards import Afterwards
from bot.conversation import Conversation
from bot.documents import Documents
from bot.logs import CHATTY, hush
from commands.pulse.answering import PAGE
from scheduler.clock import Clock, WallClock, steady_count
from scheduler.delivery.hours import in_their_hours
from scheduler.delivery.policy import DeliveryPolicy
from store.database import SessionMaker, open_database, session_maker
from store.database_clock import DatabaseClock
from store.delivery.rate_limits import Pace
from store.pulse.keys import KEYS, KeyFolder


@dataclass(frozen=True)
class Core:
    engine: Engine
    sessions: SessionMaker
    known: dict[str, Any]
    """What every session carries with it, beside its database."""
    clock: Clock
    afterwards: Afterwards
    conversation: Conversation
    documents: Documents


def make_core(database_url: str, clock: Clock, keys: KeyFolder | None = None, page: str | None = None) -> Core:
    """Open the database, made and migrated on first use, and wire what answers on it.

    Args:
        keys: of the rounds of pulses; without them no round opens.
        page: the address of what pulses promise; without one their messages name none.
    """
    hush(*CHATTY)
    engine = open_database(database_url)
    known = {KEYS: keys, PAGE: page}
    sessions = session_maker(engine, known)
    afterwards = Afterwards(sessions)
    conversation = Conversation(sessions, clock, afterwards)
    return Core(engine, sessions, known, clock, afterwards, conversation, Documents(sessions, clock))


def policy_for(clock: Clock, pace: Pace | None = None) -> DeliveryPolicy:
    """At a clock that stands still nothing would refill the lane; the chat's own waits are kept in real time."""
    shared = DatabaseClock(steady_count())
    if clock.real:
        return DeliveryPolicy(pace=pace or Pace(), clock=clock, shared_clock=shared, may_send=in_their_hours)
    return DeliveryPolicy(lane_clock=WallClock(), shared_clock=shared, may_send=in_their_hours)

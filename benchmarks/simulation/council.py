"""A plan and its people, what they say while the bot runs, and what is queued for them."""

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from random import Random

from sqlalchemy import Engine, event

from commands.cards import Card
from store.database import SessionMaker, open_database, session_maker, transaction
from store.delivery import outbox
from store.delivery.envelope import finished
from store.engines import make_engine
from store.models import Item, Plan
from store.people import accounts, roles
from store.people.accounts import Account
from store.rules.terms import Kind, Precision, Role

BEGINS = datetime(2022, 7, 11, 8, 5, tzinfo=UTC)
"""A Monday, 09:05 in London: soon the week is told and owners are asked."""
LASTS = timedelta(minutes=45)
TODAY = date(2022, 7, 11)
SPEAKERS, SILENT = (1, 2, 3), (4, 5, 6)
"""Owners who say something meanwhile, and those who only are asked."""
LEAD = 7
CHANNEL = "chat/T1/C1"


@dataclass
class Said:
    """Something that a person said, which the chat delivers until it is acknowledged, and now and then once more."""

    key: str
    person: int
    words: str
    mark: str
    """Words that only its own update has. Empty for leave."""
    due: datetime
    acknowledged: datetime | None = None
    deliveries: int = 0


@dataclass
class Council:
    file: Path
    queued: list[str] = field(default_factory=list)
    """Keys of what was queued beside what the bot decides."""
    said: list[Said] = field(default_factory=list)

    def engine(self) -> Engine:
        """Connections as a process has them. A process is killed here, and never a machine without its disk."""
        engine = make_engine(f"sqlite:///{self.file}")
        event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA synchronous = OFF"))
        return engine


@lru_cache(maxsize=1)
def _ready() -> Path:
    file = Path(tempfile.mkdtemp()) / "council.db"
    engine = open_database(f"sqlite:///{file}")
    with transaction(session_maker(engine)) as session:
        plan = Plan(title="Plan", source="plan.txt", created_at=BEGINS, channel=CHANNEL)
        session.add(plan)
        session.flush()
        assert plan.id is not None
        people = [
            accounts.remember(session, Account("chat", "T1", f"U{one}", f"Person {one}", f"p{one}@council.example"))
            for one in range(1, LEAD + 1)
        ]
        roles.give(session, people[-1], Role.LEAD, plan)
        for one in (*SPEAKERS, *SILENT):
            item = Item(plan_id=plan.id, kind=Kind.ACTION, ref=f"A{one}", title=f"Title {one}", position=one)
            item.baseline, item.baseline_precision, item.owner_id = TODAY, Precision.DAY, people[one - 1].id
            session.add(item)
    engine.dispose()
    return file


def make_council(folder: Path, chance: Random, *, sayings: int) -> Council:
    council = Council(Path(shutil.copy(_ready(), folder)))
    for number in range(sayings):
        person = chance.choice(SPEAKERS)
        key, due = f"said/{number}", BEGINS + LASTS * chance.random()
        mark = f"number {number} is late"
        council.said.append(Said(key, person, f"update A{person} at risk because {mark}", mark, due))
    whose = chance.choice(SPEAKERS)
    words = f"leave {TODAY + timedelta(days=1)} to {TODAY + timedelta(days=4)}"
    council.said.append(Said("said/leave", whose, words, "", BEGINS + LASTS * chance.random()))
    return council


def queue(sessions: SessionMaker, council: Council, key: str, to: int | None, now: datetime) -> None:
    with transaction(sessions) as session:
        where = {"channel": CHANNEL} if to is None else {"person_id": to}
        card = finished(Card(title=f"Message {key}"))
        outbox.queue(session, session.get_one(Plan, 1), key=key, kind="help", card=card, now=now, **where)
    council.queued.append(key)


def moments(chance: Random, many: int) -> Sequence[datetime]:
    return sorted(BEGINS + LASTS * chance.random() for _ in range(many))

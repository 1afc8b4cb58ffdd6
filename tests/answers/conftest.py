"""A desk at which the demo plan is asked, and whatever is changed for one story is taken back after it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from bot.conversation import Conversation, Utterance
from commands.cards import Card
from commands.plain_text import buttons_of, card_text
from commands.request import Request
from scheduler.clock import SetClock
from store.database import open_database
from store.models import Item, Person, Plan
from store.people import directory
from store.plan import items, plans
from store.query.model import Query
from tests.databases import SqliteDatabases, with_demo
from tests.left_behind import Unwritten
from tests.scheduler.world import nine

MONDAY = date(2022, 7, 11)
DIRECTOR = "Director of Children's Services"


@dataclass
class Desk:
    session: Session
    conversation: Conversation
    clock: SetClock

    def asks(self, words: str, who: str = DIRECTOR) -> str:
        """What is answered, as text."""
        return card_text(self.card(words, who))

    def card(self, words: str, who: str = DIRECTOR) -> Card:
        person = self.person(who)
        assert person.id is not None
        heard = self.conversation.hear(Utterance(person.id, words))
        assert isinstance(heard.answer, Card)
        return heard.answer

    def answers(self, answer: Callable[[Request, Query], Card], query: Query, who: str = DIRECTOR) -> Card:
        """What a command makes of a query, whichever words or button brought it."""
        return answer(Request(self.session, self.person(who), self.plan, self.now.date(), self.now), query)

    def buttons(self, words: str, who: str = DIRECTOR) -> dict[str, str]:
        return {one.label: one.says for one in buttons_of(self.card(words, who))}

    def person(self, name: str) -> Person:
        return next(iter(directory.by_name(self.session, name)))

    def item(self, ref: str) -> Item:
        found = items.get(self.session, self.plan, ref)
        assert found is not None
        return found

    @property
    def plan(self) -> Plan:
        found = plans.current(self.session)
        assert found is not None
        return found

    @property
    def now(self) -> datetime:
        return self.clock.now()

    def later(self, days: int) -> date:
        """Let days pass; gives the new day."""
        self.clock.move_to(self.now + timedelta(days=days))
        return self.now.date()


@pytest.fixture(scope="session")
def demo_engine(sqlite_databases: SqliteDatabases) -> Iterator[Engine]:
    engine = open_database(f"sqlite:///{sqlite_databases.ready(with_demo)}")
    yield engine
    engine.dispose()


@pytest.fixture
def desk(demo_engine: Engine) -> Iterator[Desk]:
    with demo_engine.connect() as connection:
        outer = connection.begin()

        def sessions() -> Session:
            return Session(connection, join_transaction_mode="create_savepoint", expire_on_commit=False)

        clock = SetClock(nine(MONDAY))
        with sessions() as session:
            yield Desk(session, Conversation(sessions, clock, Unwritten(sessions)), clock)
        outer.rollback()

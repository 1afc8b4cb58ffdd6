"""The files of the four packages, and every card that the asking commands draw on the demo plan."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import select

from commands.cards import Card
from commands.forms import Form
from store.database import open_database, session_maker
from store.models import Person
from store.people import roles
from tests.databases import SqliteDatabases, with_demo
from tests.structure.kit import HOME, PACKAGES, TWO_DAYS, Source, Stand, questions


@pytest.fixture(scope="session")
def home() -> Path:
    return HOME


@pytest.fixture(scope="session")
def sources() -> list[Source]:
    return [Source(path) for package in PACKAGES for path in sorted((HOME / package).rglob("*.py"))]


@pytest.fixture(scope="session")
def stands(sqlite_databases: SqliteDatabases) -> Iterator[list[Stand]]:
    """The programme lead, an owner and somebody who owns nothing, on two days."""
    engine = open_database(sqlite_databases.new(with_demo))
    with session_maker(engine)() as session:
        (lead,) = roles.admins(session)
        others = ("workforce.lead@demo.example", "social.worker@demo.example")
        people = [lead, *session.exec(select(Person).where(Person.email.in_(others)))]  # type: ignore[union-attr]
        yield [Stand(session, person, today) for person in people for today in TWO_DAYS]
    engine.dispose()


@pytest.fixture(scope="session")
def cards(stands: list[Stand]) -> list[tuple[Stand, str, Card]]:
    """All that the asking commands draw, with who asked and what."""
    drawn = []
    for stand in stands:
        for words in questions():
            answer = stand.asks(words)
            assert isinstance(answer, Card)
            drawn.append((stand, words, answer))
    return drawn


@pytest.fixture(scope="session")
def asking_forms(stands: list[Stand]) -> list[Form]:
    """Every form that a changing command opens for the programme lead."""
    lead = stands[0]
    asked = (
        *("update A1.1", "add milestone D1", "set A1.1 due", "set A1.1 due 5 August"),
        *("assign A1.1", "reassign @Head of Safeguarding", "snooze A1.1 A1.2"),
    )
    answers = [lead.asks(words) for words in asked]
    owner = stands[2]
    (own, *_) = owner.asks("mine").items  # type: ignore[union-attr]
    answers += [owner.asks(f"{word} {own.ref}") for word in ("request", "stuck", "disown")]
    forms = [answer for answer in answers if isinstance(answer, Form)]
    assert len(forms) == len(answers)
    return forms

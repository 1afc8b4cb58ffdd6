"""Moving a database to the other engine and back: every row, every reference, and the next number."""

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, func, select

from store.copies.moving import NotEmptyError, NotTheSameError, move
from store.copies.rows import figure, plain_tables
from store.database import session_maker, transaction
from store.engines import make_engine
from store.models import Person
from tests.databases import Databases, Fill, PostgresDatabases, SqliteDatabases, with_cast, with_schema

Opened = Callable[[Databases, Fill], Engine]


@pytest.fixture
def opened() -> Iterator[Opened]:
    made: list[tuple[Databases, str, Engine]] = []

    def make(databases: Databases, fill: Fill) -> Engine:
        url = databases.new(fill)
        made.append((databases, url, make_engine(url)))
        return made[-1][2]

    yield make
    for databases, url, engine in made:
        engine.dispose()
        databases.forget(url)


@pytest.fixture
def sqlite(sqlite_databases: SqliteDatabases, opened: Opened) -> Engine:
    """The demo plan with the cast, where the first person's manager is the last one."""
    engine = opened(sqlite_databases, with_cast)
    with transaction(session_maker(engine)) as session:
        first, *_, last = session.exec(select(Person).order_by(col(Person.id))).all()
        first.manager_id = last.id
    return engine


def figures(engine: Engine) -> dict[str, object]:
    with engine.connect() as connection:
        return {table.name: figure(connection, table) for table in plain_tables()}


def test_everything_comes_over_to_postgresql_and_back(
    sqlite: Engine, sqlite_databases: SqliteDatabases, postgresql_databases: PostgresDatabases, opened: Opened
) -> None:
    postgresql, again = opened(postgresql_databases, with_schema), opened(sqlite_databases, with_schema)
    over, back = move(sqlite, postgresql), move(postgresql, again)
    assert over == back
    assert over.rows > 500
    assert figures(sqlite) == figures(postgresql) == figures(again)
    with transaction(session_maker(postgresql)) as session:
        highest = session.exec(select(func.max(Person.id))).one()
        newcomer = Person(name="Newcomer", email="newcomer@council.example")
        session.add(newcomer)
        session.flush()
        assert highest is not None
        assert newcomer.id == highest + 1
        # What was let go of for the copy holds again.
        late = session.execute(text("SELECT count(*) FROM pg_constraint WHERE condeferrable")).scalar_one()
        assert late == 0


def test_a_database_that_holds_anything_is_left_as_it_is(
    sqlite: Engine, sqlite_databases: SqliteDatabases, opened: Opened
) -> None:
    taken, others = opened(sqlite_databases, with_cast), opened(sqlite_databases, with_schema)
    before = figures(taken)
    with pytest.raises(NotEmptyError):
        move(sqlite, taken)
    assert figures(taken) == before
    with others.begin() as connection:
        connection.execute(text("CREATE TABLE invoice (id INTEGER)"))
    with pytest.raises(NotEmptyError, match="invoice"):
        move(sqlite, others)


def test_what_reads_otherwise_afterwards_is_not_kept(
    sqlite: Engine, sqlite_databases: SqliteDatabases, opened: Opened
) -> None:
    target = opened(sqlite_databases, with_schema)
    empty = figures(target)
    with target.begin() as connection:
        connection.execute(
            text("CREATE TRIGGER meddles AFTER INSERT ON person BEGIN UPDATE person SET name = 'X'; END")
        )
    with pytest.raises(NotTheSameError, match="person"):
        move(sqlite, target)
    assert figures(target) == empty


def test_rows_that_refer_to_nothing_are_not_kept(
    sqlite: Engine, sqlite_databases: SqliteDatabases, opened: Opened
) -> None:
    target = opened(sqlite_databases, with_schema)
    empty = figures(target)
    with sqlite.connect() as connection:
        driver = connection.connection.dbapi_connection
        assert driver is not None
        driver.execute("PRAGMA foreign_keys = OFF")
        driver.execute("DELETE FROM plan")
    with pytest.raises(IntegrityError):
        move(sqlite, target)
    assert figures(target) == empty


def test_one_letter_makes_another_figure(sqlite: Engine) -> None:
    before = figures(sqlite)
    with transaction(session_maker(sqlite)) as session:
        one = session.exec(select(Person).limit(1)).one()
        one.name += "."
    after = figures(sqlite)
    assert {name for name in before if after[name] != before[name]} == {"person"}

"""Opening the database: made and migrated on first use, one transaction a piece of work."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from functools import cache
from hashlib import sha256
from typing import Any

from sqlalchemy import Engine, Executable, Row, func, inspect, literal_column, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, SQLModel

from store.engines import ALONE, PATIENCE_MS, READS, copy_in_memory, make_engine, size, write_ahead
from store.renamed_revisions import renamed
from store.schema import newest_revision, refuse_newer, revision, revisions

SessionMaker = Callable[[], Session]

PATIENCE = 200
"""Milliseconds."""
UNDONE = "undone"
"""Whether a session's `info` says that nothing of it is kept."""
LARGEST_COPY = 256 * 1024 * 1024
"""Bytes. A larger database is not copied: what is tried on it holds the write lock until it is undone."""


def open_database(url: str, *, with_copy: bool = True) -> Engine:
    """Connect and bring the schema up to date.

    Args:
        with_copy: whether a copy of a SQLite database is kept before its schema is changed.

    Raises:
        store.unusable.UnusableError: it is another program's database, or a newer version's. Nothing was written.
        sqlalchemy.exc.SQLAlchemyError: the database cannot be reached or written.
    """
    engine = make_engine(url)
    try:
        migrate(engine, with_copy=with_copy)
    except BaseException:
        engine.dispose()
        raise
    return engine


def migrate(engine: Engine, to: str = "head", *, with_copy: bool = False) -> None:
    # Asked first: loading Alembic takes longer than most questions, and nothing is written to what is not ours.
    up_to_date = to == "head" and _is_up_to_date(engine)
    write_ahead(engine)
    if up_to_date:
        return
    from store import migrating

    migrating.upgrade(engine, to, with_copy=with_copy)


def undo_migrations(engine: Engine, to: str = "base") -> None:
    from store import migrating

    migrating.downgrade(engine, to)


def session_maker(engine: Engine, info: Mapping[str, Any] | None = None) -> SessionMaker:
    """Args:
    info: what every session carries with it, beside its database.
    """
    # Cards are made inside the transaction; nothing is read again after its commit.
    return lambda: Session(engine, expire_on_commit=False, info=dict(info or {}))


@contextmanager
def transaction(sessions: SessionMaker) -> Iterator[Session]:
    """Commit at the end, roll back when anything rises."""
    with sessions() as session, session.begin():
        yield session


@contextmanager
def reading(sessions: SessionMaker) -> Iterator[Session]:
    """Open a transaction that only reads. It waits for no writer, and no writer waits for it.

    Raises `sqlalchemy.exc.SQLAlchemyError` where something in it writes.
    """
    with sessions() as session:
        session.connection(execution_options={READS: True, "postgresql_readonly": True})
        yield session


def first_row(sessions: SessionMaker, statement: Executable, values: Mapping[str, Any]) -> Row[Any] | None:
    """What one statement finds first. Alone, it needs no transaction, which would take longer than it does."""
    with engine_of(sessions).connect() as connection:
        return connection.execution_options(**{ALONE: True}).execute(statement, values).first()


def engine_of(sessions: SessionMaker) -> Engine:
    engine = sessions().get_bind()
    assert isinstance(engine, Engine)
    return engine


@contextmanager
def briefly(sessions: SessionMaker) -> Iterator[Session]:
    """Open a transaction for what is rather lost than waited for: it gives up on a lock after 200 ms.

    Raises `sqlalchemy.exc.OperationalError` then.
    """
    with sessions() as session:
        session.connection(execution_options={PATIENCE_MS: PATIENCE})
        yield session
        session.commit()


@contextmanager
def undone(session: Session) -> Iterator[Session]:
    """Open a session in which verbs run as they would, on what this one sees, and of which nothing is kept.

    It is a session of its own, so that what was read in it does not stay in the other's memory. Where this one only
    reads, nobody who changes something waits for it: on SQLite the verbs run on a copy in memory, on PostgreSQL in a
    transaction of their own. Its `info` says UNDONE, for what would be kept outside the database.
    """
    session.flush()
    info = {**session.info, UNDONE: True}
    connection = session.connection()
    only_reads = connection.get_execution_options().get(READS, False)
    small = connection.dialect.name == "sqlite" and size(connection) <= LARGEST_COPY
    with ExitStack() as ending:
        if only_reads and not small:
            inner = Session(connection.engine, expire_on_commit=False, info=info)
        elif only_reads and (copy := copy_in_memory(connection)) is not None:
            ending.callback(copy.dispose)
            inner = Session(copy, expire_on_commit=False, info=info)
        else:
            inner = Session(connection, join_transaction_mode="create_savepoint", expire_on_commit=False, info=info)
        ending.enter_context(inner)
        try:
            yield inner
        finally:
            inner.rollback()


# On SQLite every transaction holds the write lock from its start. On PostgreSQL several run at once, so a verb that
# writes what follows from what it read says with one of these three who must wait.


def lock(session: Session, row: SQLModel) -> None:
    """Read a row anew, and let nobody else change it until this transaction ends."""
    session.flush()  # what this transaction has changed in it is not to be read over
    # The weaker of the two locks, since rows that only refer to this one need not wait.
    # Of this row alone: PostgreSQL locks nothing that an outer join may leave out, such as a person's roles.
    session.refresh(row, with_for_update={"key_share": True, "of": type(row)})


def take_turn(session: Session, name: str) -> None:
    """Wait until no other transaction has this turn: for what may be added once, where there is no row to lock yet."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(number_of(name))))


def rows_of(session: Session, statement: Executable, values: Mapping[str, Any]) -> Sequence[Any]:
    """Read columns, with what this transaction has changed. No objects are made, which would take most of the time."""
    session.flush()
    return session.connection().execute(statement, values).all()


_ONE: Any = literal_column("1")


@cache
def _insert(dialect: str, model: type[SQLModel], *returning: Any) -> Any:
    """Built once, which takes as long as running it. The engines spell it alike but in dialects of their own."""
    insert = sqlite.insert if dialect == "sqlite" else postgresql.insert
    return insert(model).on_conflict_do_nothing().returning(*returning)


def insert_many(session: Session, model: type[SQLModel], rows: Sequence[dict[str, Any]], *returning: Any) -> list[Any]:
    """Insert those whose unique keys are free, and give these columns of those that were new."""
    if not rows:
        return []
    statement = _insert(session.get_bind().dialect.name, model, *returning)
    return list(session.connection().execute(statement, list(rows)).all())


def insert_once(session: Session, model: type[SQLModel], row: dict[str, Any]) -> bool:
    """Insert unless a unique key is taken. Returns whether it was new: of processes that race, one is told so."""
    statement = _insert(session.get_bind().dialect.name, model, _ONE)
    return session.connection().execute(statement, row).first() is not None


def knows_all_letters(session: Session) -> bool:
    """Whether words are found in capitals or not also beyond ASCII, which a PostgreSQL database may be made without."""
    return session.connection().execute(select(func.lower("É") == "é")).scalar_one()


def number_of(name: str) -> int:
    """By which PostgreSQL knows a turn."""
    return int.from_bytes(sha256(f"sightline/{name}".encode()).digest()[:8], signed=True)


def _is_up_to_date(engine: Engine) -> bool:
    """Raises `UnusableError`."""
    with engine.connect().execution_options(**{READS: True}) as connection, connection.begin():
        found = revision(connection)
        if found is None or found == newest_revision():
            return found is not None
        if found not in revisions() and renamed(found, inspect(connection).get_table_names()) is None:
            raise refuse_newer(found)
        return False

"""Moving everything from one database to another, whichever engines they are of.

1. Both schemas are the newest. The target has no row of ours, and no table of anybody else's.
2. All tables are copied in one transaction of the target, parents first, and read in one of the source.
3. The target's references are checked, and its counters set to the highest numbers.
4. All is read again on both sides, and compared by count and hash, before the target keeps it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, TableClause, exists, func, inspect, select, text
from sqlalchemy.dialects import postgresql

from store.copies.references import checked_at_the_end
from store.copies.rows import ROWS, Figure, figure, plain_tables

NOT_OURS = frozenset({"alembic_version"})
"""A table of the migrations, which the target has by itself."""


class NotEmptyError(Exception):
    """The target holds something already. Its table's name."""


class NotTheSameError(Exception):
    """What was read from the target is not what was read from the source. The table's name."""


@dataclass(frozen=True)
class Moved:
    tables: int
    rows: int


def refuse_what_is_not_empty(target: Engine) -> None:
    """Raises `NotEmptyError`. A target without any table is empty, too."""
    ours = {table.name: table for table in plain_tables()}
    there = sorted(set(inspect(target).get_table_names()) - NOT_OURS)
    with target.connect() as connection:
        for name in there:
            if name not in ours or connection.scalar(select(exists().select_from(ours[name]))):
                raise NotEmptyError(name)


def others_on(engine: Engine) -> int:
    """How many other connections of Sightline's a PostgreSQL server has to this database."""
    with engine.connect() as connection:
        return int(connection.execute(_OTHERS).scalar_one())


_OTHERS = text(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
    " AND application_name = 'sightline' AND pid <> pg_backend_pid()"
)


def move(source: Engine, target: Engine) -> Moved:
    """Copy every row.

    Args:
        source: nobody writes to it meanwhile. On SQLite nobody can.
        target: its schema is the newest.

    Raises:
        NotEmptyError: nothing was touched.
        NotTheSameError: nothing is kept in the target.
        sqlalchemy.exc.SQLAlchemyError: one of them cannot be read or written; nothing is kept in the target.
    """
    refuse_what_is_not_empty(target)
    tables = plain_tables()
    with source.connect() as reads, target.begin() as writes:
        if source.dialect.name == "postgresql":
            reads.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        with checked_at_the_end(writes):
            for table in tables:
                _copy(reads, writes, table)
        _set_counters(writes, tables)
        figures = [_same(reads, writes, table) for table in tables]
    return Moved(len(figures), sum(one.rows for one in figures))


def _copy(reads: Connection, writes: Connection, table: TableClause) -> None:
    for rows in reads.execution_options(yield_per=ROWS).execute(select(table)).mappings().partitions():
        writes.execute(table.insert(), [dict(row) for row in rows])


def _same(reads: Connection, writes: Connection, table: TableClause) -> Figure:
    there = figure(reads, table)
    if figure(writes, table) != there:
        raise NotTheSameError(table.name)
    return there


def _set_counters(writes: Connection, tables: Sequence[TableClause]) -> None:
    """PostgreSQL numbers rows by a counter of its own, which rows that bring their number leave behind."""
    if writes.dialect.name != "postgresql":
        return
    for table in tables:
        if "id" not in table.c:
            continue
        counter = func.pg_get_serial_sequence(table.name, "id")
        highest = select(func.max(table.c.id)).scalar_subquery()
        # Where there is no row or no counter, it sets nothing.
        writes.execute(select(func.setval(func.cast(counter, postgresql.REGCLASS), highest)))

"""References between rows, checked when all rows are there: a row may refer to one that is copied after it."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, inspect
from sqlalchemy.exc import IntegrityError


@contextmanager
def checked_at_the_end(connection: Connection) -> Iterator[None]:
    """Let rows come in any order within this block. The schema is the same after it.

    Raises:
        sqlalchemy.exc.IntegrityError: a row refers to one that is not there.
    """
    if connection.dialect.name == "sqlite":
        # It ends with the transaction.
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        yield
        if lost := connection.exec_driver_sql("PRAGMA foreign_key_check").all():
            raise IntegrityError("foreign_key_check", None, ValueError(f"{len(lost)} rows refer to nothing"))
        return
    names = inspect(connection)
    references = [(table, one["name"]) for table in names.get_table_names() for one in names.get_foreign_keys(table)]
    _alter(connection, references, "DEFERRABLE INITIALLY DEFERRED")
    yield
    connection.exec_driver_sql("SET CONSTRAINTS ALL IMMEDIATE")
    _alter(connection, references, "NOT DEFERRABLE")


def _alter(connection: Connection, references: list[tuple[str, str | None]], to: str) -> None:
    quoted = connection.dialect.identifier_preparer.quote
    for table, name in references:
        assert name is not None
        connection.exec_driver_sql(f"ALTER TABLE {quoted(table)} ALTER CONSTRAINT {quoted(name)} {to}")

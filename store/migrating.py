"""Changing the schema with Alembic: loaded only where there is something to change."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

import structlog
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, func, inspect, select, text
from sqlalchemy.exc import IntegrityError

from store.copies.before_upgrade import copy_before_upgrade
from store.database import number_of
from store.engines import file_of
from store.renamed_revisions import renamed
from store.schema import newest_revision, revision

log = structlog.get_logger()

_ALEMBIC = Lock()
"""It keeps what it works on in variables of its module: of several databases, one is changed at a time."""


def upgrade(engine: Engine, to: str, *, with_copy: bool) -> None:
    with _alone(engine) as connection, _ALEMBIC:
        config = _config(connection)
        if with_copy:
            _keep_a_copy(connection)
        _give_todays_number(connection)
        command.upgrade(config, to)


def downgrade(engine: Engine, to: str) -> None:
    with _alone(engine) as connection, _ALEMBIC:
        command.downgrade(_config(connection), to)


def _keep_a_copy(connection: Connection) -> None:
    """Looked at once more, since of several processes that start at once another one may have been first."""
    found, file = revision(connection), file_of(connection.engine)
    if found is None or found == newest_revision() or file is None:
        return
    copy = copy_before_upgrade(file, found)
    log.info("a copy is kept before the schema is changed", copy=copy.name, was=found, becomes=newest_revision())


def _give_todays_number(connection: Connection) -> None:
    """Bring a database whose revision was renamed to one of today's."""
    found = revision(connection)
    known = renamed(found, inspect(connection).get_table_names()) if found is not None else None
    if known is None:
        return
    made_by_hand(connection, known.missing)
    connection.execute(text("UPDATE alembic_version SET version_num = :means"), {"means": known.means})


def made_by_hand(connection: Connection, steps: Iterable[str]) -> None:
    """Run steps out of turn. What the database says of its revision stays as it is."""
    known = scripts(connection)
    with Operations.context(MigrationContext.configure(connection)):
        for step in steps:
            known.get_revision(step).module.upgrade()


def scripts(connection: Connection) -> ScriptDirectory:
    return ScriptDirectory.from_config(_config(connection))


@contextmanager
def _alone(engine: Engine) -> Iterator[Connection]:
    """Open one transaction in which this process alone changes the schema; who comes later finds it made."""
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection, _references_checked_at_the_end(connection):
            yield connection
        return
    with engine.begin() as connection:
        connection.execute(text("SET LOCAL lock_timeout = '10min'"))
        connection.execute(select(func.pg_advisory_xact_lock(number_of("schema"))))
        yield connection


@contextmanager
def _references_checked_at_the_end(connection: Connection) -> Iterator[None]:
    """SQLite alters a table by copying it, and drops no table to which rows refer, as long as it checks each step."""
    _check_each_step(connection, "OFF")
    try:
        with connection.begin():
            yield
            if lost := connection.exec_driver_sql("PRAGMA foreign_key_check").all():
                raise IntegrityError("foreign_key_check", None, ValueError(f"{len(lost)} rows refer to nothing"))
    finally:
        _check_each_step(connection, "ON")


def _check_each_step(connection: Connection, state: str) -> None:
    """Said to the driver, since SQLite hears it only outside a transaction."""
    driver = connection.connection.dbapi_connection
    assert driver is not None
    driver.execute(f"PRAGMA foreign_keys = {state}")


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config

"""Changing the schema with Alembic: loaded only where there is something to change."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, func, select, text
from sqlalchemy.exc import IntegrityError

from store.database import number_of


def upgrade(engine: Engine, to: str) -> None:
    with _alone(engine) as connection:
        command.upgrade(_config(connection), to)


def downgrade(engine: Engine, to: str) -> None:
    with _alone(engine) as connection:
        command.downgrade(_config(connection), to)


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

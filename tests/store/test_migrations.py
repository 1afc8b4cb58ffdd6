"""Migrations: they end where the models are, and each step can be walked back."""

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text
from sqlmodel import SQLModel

import store
from store.database import migrate, session_maker, transaction, undo_migrations
from store.demo_plan.seeding import seed


def steps() -> list[str]:
    """From the first to the newest."""
    config = Config()
    config.set_main_option("script_location", str(Path(store.__file__).parent / "migrations"))
    return [step.revision for step in ScriptDirectory.from_config(config).walk_revisions()][::-1]


def differences(engine: Engine) -> list[object]:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        return list(compare_metadata(context, SQLModel.metadata))


def schema(engine: Engine) -> set[tuple[str, str]]:
    """Checks and partial indexes are not compared by alembic, so compare the words they are made with."""
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))
        return {(name, _in_order(sql)) for name, sql in rows}


def _in_order(sql: str) -> str:
    """A table that was altered on SQLite is a copy, whose constraints stand in whatever order they were found."""
    first, *constraints = " ".join(sql.split()).removesuffix(" )").split(", CONSTRAINT")
    return ", CONSTRAINT".join([first, *sorted(constraints)])


def test_the_migrated_schema_equals_the_models(engine: Engine) -> None:
    assert differences(engine) == []


def test_checks_and_partial_indexes_are_those_of_the_models(engine: Engine) -> None:
    with engine.connect() as connection:
        made = {name: sql for name, sql in schema(engine) if name != "alembic_version"}
        SQLModel.metadata.drop_all(connection)
        SQLModel.metadata.create_all(connection)
        connection.commit()
    for name, sql in schema(engine):
        if "CREATE INDEX" in sql:
            assert made[name].split(" ON ")[1] == sql.split(" ON ")[1]
        elif name in made:
            assert checks(made[name]) == checks(sql)


def checks(sql: str) -> set[str]:
    return {line for line in sql.replace(", CONSTRAINT", "\nCONSTRAINT").splitlines() if "CHECK (" in line}


def test_each_step_can_be_walked_back_and_forth(engine: Engine) -> None:
    whole = schema(engine)
    for step in steps()[::-1]:
        with engine.connect() as connection:
            context = MigrationContext.configure(connection)
            assert context.get_current_revision() == step
        undo_migrations(engine, "-1")
    assert set(inspect(engine).get_table_names()) == {"alembic_version"}
    for step in steps():
        migrate(engine, step)
    assert schema(engine) == whole
    assert differences(engine) == []


def test_a_full_database_can_be_walked_back(engine: Engine) -> None:
    with transaction(session_maker(engine)) as session:
        seed(session)
    undo_migrations(engine)
    assert set(inspect(engine).get_table_names()) == {"alembic_version"}

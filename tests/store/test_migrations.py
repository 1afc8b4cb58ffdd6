"""Migrations: they end where the models are, and each step can be walked back."""

from datetime import UTC, datetime
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text
from sqlmodel import Session, SQLModel, col, select

import store
from store.database import migrate, session_maker, transaction, undo_migrations
from store.demo_plan.seeding import seed
from store.models import Person, PersonRole, Plan
from store.plan import plans
from store.schema import newest_revision


def steps() -> list[str]:
    """From the first to the newest."""
    config = Config()
    config.set_main_option("script_location", str(Path(store.__file__).parent / "migrations"))
    return [step.revision for step in ScriptDirectory.from_config(config).walk_revisions()][::-1]


def differences(engine: Engine) -> list[object]:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        return list(compare_metadata(context, SQLModel.metadata))


SCHEMA = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL",
    "postgresql": """
        SELECT conrelid::regclass || ' ' || conname, pg_get_constraintdef(oid)
          FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype IN ('c', 'f', 'p', 'u')
        UNION ALL
        SELECT tablename || ' ' || indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
        UNION ALL
        SELECT table_name || ' ' || column_name,
               concat_ws(' ', data_type, character_maximum_length, is_nullable, column_default)
          FROM information_schema.columns WHERE table_schema = 'public'
    """,
}


def schema(engine: Engine) -> set[tuple[str, str]]:
    """Checks and partial indexes are not compared by alembic, so compare the words they are made with."""
    with engine.connect() as connection:
        rows = connection.execute(text(SCHEMA[engine.dialect.name]))
        return {(name, _in_order(sql)) for name, sql in rows if not name.startswith("alembic_version")}


def _in_order(sql: str) -> str:
    """A table that was altered on SQLite is a copy, whose constraints stand in whatever order they were found."""
    first, *constraints = " ".join(sql.split()).removesuffix(" )").split(", CONSTRAINT")
    return ", CONSTRAINT".join([first, *sorted(constraints)])


def test_the_migrated_schema_equals_the_models(engine: Engine) -> None:
    assert differences(engine) == []


def test_checks_and_partial_indexes_are_those_of_the_models(engine: Engine) -> None:
    with engine.connect() as connection:
        made = {(name, gist(sql)) for name, sql in schema(engine)}
        SQLModel.metadata.drop_all(connection)
        SQLModel.metadata.create_all(connection)
        connection.commit()
    assert made == {(name, gist(sql)) for name, sql in schema(engine)}
    assert any("WHERE" in words for _, words in made)
    assert any("CHECK" in words for _, words in made)


def gist(sql: str) -> str:
    """SQLite keeps a table's words as they were typed, and alembic types the same table in another order."""
    if "CREATE TABLE" not in sql:
        return sql
    lines = sql.replace(", CONSTRAINT", "\nCONSTRAINT").splitlines()
    return "\n".join(sorted(line.removesuffix(" )") for line in lines if "CHECK (" in line))


def test_the_newest_revision_is_told_by_the_files_names() -> None:
    """No start loads Alembic to find that there is nothing to do."""
    assert newest_revision() == steps()[-1]


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


def test_plans_that_were_hidden_are_closed_since_the_next_one_came(engine: Engine) -> None:
    undo_migrations(engine, "0009")
    with engine.begin() as connection:
        for number, day in enumerate(("2022-07-01", "2022-07-08", "2022-07-15"), start=1):
            made = {"id": number, "at": f"{day} 08:00:00"}
            connection.execute(
                text("INSERT INTO plan (id, title, source, demo, created_at) VALUES (:id, 'P', 'p.docx', false, :at)"),
                made,
            )
    migrate(engine)
    with Session(engine) as session:
        closed = session.exec(select(Plan.closed_at).order_by(col(Plan.id))).all()
        (newest,) = plans.open_ones(session)
    assert closed == [datetime(2022, 7, 8, 8, tzinfo=UTC), datetime(2022, 7, 15, 8, tzinfo=UTC), None]
    assert newest.id == 3


def test_roles_are_those_that_people_had(engine: Engine) -> None:
    """Whoever led, led the plan that is open and the ones before it."""
    undo_migrations(engine, "0011")
    with engine.begin() as connection:
        for number in (1, 2):
            connection.execute(
                text(
                    "INSERT INTO plan (id, title, source, demo, created_at)"
                    f" VALUES ({number}, 'P', 'p.docx', false, '2022-07-11 08:00:00')"
                )
            )
        for number, role in enumerate(("lead", "admin", "viewer"), start=1):
            connection.execute(
                text(
                    "INSERT INTO person (id, name, role, manager_id, guest, active)"
                    f" VALUES ({number}, 'Person', '{role}', 1, false, true)"
                )
            )
    migrate(engine)
    with Session(engine) as session:
        held = {(one.person_id, one.plan_id, one.role.value) for one in session.exec(select(PersonRole))}
        managers = session.exec(select(Person.manager_id)).all()
    assert held == {(1, 1, "lead"), (1, 2, "lead"), (2, None, "admin")}
    assert managers == [1, 1, 1]
    undo_migrations(engine, "0011")
    with engine.begin() as connection:
        roles = connection.execute(text("SELECT role FROM person ORDER BY id")).scalars().all()
    assert roles == ["lead", "admin", "viewer"]


def test_printed_owners_that_are_one_in_the_new_folding_become_one(engine: Engine) -> None:
    """What somebody said of either stands, and an item keeps its accountable owner."""
    undo_migrations(engine, "0020")
    with engine.begin() as connection:
        for statement in (
            "INSERT INTO plan (id, title, source, demo, created_at) VALUES (1, 'P', 'p', false, '2022-07-11 08:00:00')",
            "INSERT INTO person (id, name, guest, active) VALUES (1, 'Zoë O’Brien', false, true)",
            "INSERT INTO item (id, plan_id, ref, kind, position, title, demo, version, folded_title)"
            " VALUES (1, 1, 'A1', 'action', 1, 'Children’s views', false, 1, 'children’s views')",
            "INSERT INTO printed_owner (id, plan_id, words, folded) VALUES (1, 1, 'Zoë O''Brien', 'zoë o''brien')",
            "INSERT INTO printed_owner (id, plan_id, words, folded, person_id, settled_at)"
            " VALUES (2, 1, 'Zoë O’Brien', 'zoë o’brien', 1, '2022-07-11 08:00:00')",
            "INSERT INTO item_owner (item_id, place, printed_owner_id) VALUES (1, 0, 1)",
            "INSERT INTO item_owner (item_id, place, printed_owner_id) VALUES (1, 1, 2)",
        ):
            connection.execute(text(statement))
    migrate(engine)
    with engine.begin() as connection:
        assert connection.execute(text("SELECT id, folded FROM printed_owner")).all() == [(2, "zoe o'brien")]
        assert connection.execute(text("SELECT place, printed_owner_id FROM item_owner")).all() == [(0, 2)]
        assert connection.execute(text("SELECT folded_title FROM item")).scalar_one() == "children's views"
        assert connection.execute(text("SELECT folded_name FROM person")).scalar_one() == "zoe o'brien"

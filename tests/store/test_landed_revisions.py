"""A database of every revision that ever landed is brought up to date, also of those whose number was changed since."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Connection, Engine, text

from store.database import migrate, open_database
from store.engines import make_engine
from store.migrating import made_by_hand, scripts
from store.renamed_revisions import RENAMED, Renamed
from store.schema import newest_revision, revision, revisions
from store.unusable import Trouble, UnusableError
from tests.databases import MakeDatabase
from tests.store.test_migrations import differences

LANDED = Path(__file__).with_name("landed_revisions.json")
"""The schema of each revision as the product of that day made it. A new revision adds a line; no line is changed."""


def gist(connection: Connection) -> str:
    """Tables, columns and indexes of a SQLite database, in whatever order they were made."""

    def asked(words: str) -> list[Any]:
        return [tuple(row) for row in connection.exec_driver_sql(words).all()]

    names = [name for (name,) in asked("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    tables = [
        [
            name,
            sorted(row[1:4] + row[5:] for row in asked(f"PRAGMA table_info('{name}')")),
            sorted(
                [
                    "" if index.startswith("sqlite_auto") else index,
                    unique,
                    sorted(str(column) for _, _, column in asked(f"PRAGMA index_info('{index}')")),
                ]
                for _, index, unique, *_ in asked(f"PRAGMA index_list('{name}')")
            ),
        ]
        for name in names
        if name != "alembic_version"
    ]
    return sha256(json.dumps(tables).encode()).hexdigest()[:16]


def test_each_step_still_makes_what_it_made_when_it_landed() -> None:
    """So a database that stands anywhere on the way goes on from there, as this one does."""
    walked = {}
    with make_engine("sqlite://").connect() as connection, connection.begin():
        steps = scripts(connection)
        with Operations.context(MigrationContext.configure(connection)):
            for step in revisions():
                steps.get_revision(step).module.upgrade()
                walked[step] = gist(connection)
    assert walked == json.loads(LANDED.read_text())


def as_it_was(url: str, one: Renamed) -> Engine:
    """Leave a database as that revision did: the steps that were there then, under the number that it had."""
    engine = make_engine(url)
    with engine.begin() as connection:
        made_by_hand(connection, [step for step in revisions() if step <= one.means and step not in one.missing])
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
        connection.execute(text("INSERT INTO alembic_version VALUES (:was)"), {"was": one.was})
        connection.execute(
            text(
                "INSERT INTO plan (id, title, source, demo, created_at)"
                " VALUES (1, 'Kept', 'p.docx', false, '2022-07-11 08:00:00')"
            )
        )
    return engine


@pytest.mark.both_engines
@pytest.mark.parametrize("one", RENAMED, ids=lambda one: f"{one.was}-{one.means}-{len(one.missing)}")
def test_a_revision_whose_number_was_changed_is_known_by_its_tables(make_database: MakeDatabase, one: Renamed) -> None:
    url = make_database()
    as_it_was(url, one).dispose()
    engine = open_database(url)
    assert differences(engine) == []
    with engine.connect() as connection:
        assert connection.execute(text("SELECT title FROM plan")).scalars().all() == ["Kept"]
        assert revision(connection) == newest_revision()
    engine.dispose()


@pytest.mark.parametrize("found", ["9999", "0999_of_a_later_year"])
def test_a_revision_that_nobody_knows_is_a_newer_ones(engine: Engine, found: str) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :found"), {"found": found})
    with pytest.raises(UnusableError) as refused:
        migrate(engine)
    assert refused.value.trouble is Trouble.NEWER

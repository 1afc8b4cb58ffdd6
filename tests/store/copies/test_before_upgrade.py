"""A copy is kept before a newer version changes the schema, and it leads back."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from store.copies.before_upgrade import KEPT, copies_before_upgrades, copy_before_upgrade
from store.database import migrate, open_database, undo_migrations
from store.engines import make_engine
from store.schema import newest_revision, revisions
from store.unusable import Trouble, UnusableError
from tests.store.copies.kit import damage

BEFORE = revisions()[-2]


@pytest.fixture
def older(ready_database: Path, tmp_path: Path) -> Path:
    """A database that stands one revision behind."""
    file = tmp_path / "plan.db"
    file.write_bytes(ready_database.read_bytes())
    engine = make_engine(f"sqlite:///{file}")
    undo_migrations(engine, BEFORE)
    engine.dispose()
    return file


def revision_of(file: Path) -> str:
    with closing(sqlite3.connect(file)) as database:
        return str(database.execute("SELECT version_num FROM alembic_version").fetchone()[0])


def test_what_was_there_is_kept_whole_beside_it(older: Path) -> None:
    open_database(f"sqlite:///{older}").dispose()
    (copy,) = copies_before_upgrades(older)
    assert copy.name == f"plan.db.at-{BEFORE}"
    assert (revision_of(older), revision_of(copy)) == (newest_revision(), BEFORE)
    if os.name == "posix":
        assert copy.stat().st_mode & 0o777 == 0o600
    assert {file.name for file in older.parent.iterdir()} == {"plan.db", copy.name}


def test_a_schema_that_is_up_to_date_or_new_needs_no_copy(older: Path, tmp_path: Path) -> None:
    migrate(engine := make_engine(f"sqlite:///{older}"))
    engine.dispose()
    for name in ("plan.db", "new.db"):
        open_database(f"sqlite:///{tmp_path / name}").dispose()
    assert {file.name for file in tmp_path.iterdir()} == {"plan.db", "new.db"}


def test_three_are_kept(older: Path) -> None:
    for number in range(KEPT + 2):
        os.utime(copy_before_upgrade(older, f"{number:04}"), ns=(number, number))
    assert [file.name for file in copies_before_upgrades(older)] == [f"plan.db.at-{number:04}" for number in (4, 3, 2)]


def test_without_a_copy_nothing_is_changed(older: Path) -> None:
    (older.parent / f"plan.db.at-{BEFORE}").mkdir()
    with pytest.raises(UnusableError) as refused:
        open_database(f"sqlite:///{older}")
    assert refused.value.trouble is Trouble.UNCOPIED
    assert revision_of(older) == BEFORE


def test_a_damaged_database_is_not_changed(older: Path) -> None:
    damage(older)
    with pytest.raises(UnusableError) as refused:
        open_database(f"sqlite:///{older}")
    assert refused.value.trouble is Trouble.DAMAGED
    assert revision_of(older) == BEFORE

"""Restoring: refused while somebody has the database open, whole or not at all, and what was there is kept."""

import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from store.copies.backing_up import back_up
from store.copies.files import InUseError, UnfitError
from store.copies.restoring import UnknownUseError, restore
from store.database import open_database
from store.delivery import restored
from store.models import LastBeat
from tests.small_plan import NOW
from tests.store.copies.kit import damage, rename_plan, title


@pytest.fixture
def backup(database: Path, tmp_path: Path) -> Path:
    """Of the plan before it was called otherwise."""
    made = back_up(database, tmp_path / "backups", NOW, keep=3).file
    rename_plan(database, "After the backup")
    return made


@pytest.fixture
def bot(database: Path) -> Iterator[None]:
    """A program that has the database open, and does nothing just then."""
    engine = open_database(f"sqlite:///{database}")
    yield
    engine.dispose()


def mark(session: Session) -> None:
    restored.mark(session, NOW)


def files(folder: Path) -> set[str]:
    return {one.name for one in folder.iterdir() if one.is_file()}


def test_a_backup_takes_the_databases_place_marked_as_restored_and_what_was_there_is_kept(
    database: Path, backup: Path
) -> None:
    before = backup.read_bytes()
    done = restore(backup, database, NOW, mark)
    assert done.kept is not None
    assert title(done.kept) == "After the backup"
    assert title(database) == title(backup) != "After the backup"
    assert stat.S_IMODE(database.stat().st_mode) == 0o600
    assert files(database.parent) == {database.name, done.kept.name}
    assert backup.read_bytes() == before
    with Session(open_database(f"sqlite:///{database}")) as session:
        beat = session.get(LastBeat, restored.NAME)
        assert beat is not None
        assert beat.look_up_since is not None
        session.get_bind().dispose()  # type: ignore[union-attr]


@pytest.mark.usefixtures("bot")
def test_while_a_program_has_the_database_open_nothing_is_touched(database: Path, backup: Path) -> None:
    with pytest.raises(InUseError):
        restore(backup, database, NOW, mark)
    assert title(database) == "After the backup"
    assert not [name for name in files(database.parent) if "restoring" in name or "until" in name]


def test_a_damaged_backup_is_refused_and_nothing_is_touched(database: Path, backup: Path) -> None:
    damage(backup)
    with pytest.raises(UnfitError, match="damaged"):
        restore(backup, database, NOW, mark)
    assert title(database) == "After the backup"
    assert files(database.parent) == {database.name}


def test_a_backup_that_has_lost_rows_is_refused(database: Path, backup: Path) -> None:
    with closing(sqlite3.connect(backup)) as connection, connection:
        connection.execute("DELETE FROM plan")
    with pytest.raises(UnfitError, match="lost rows"):
        restore(backup, database, NOW, mark)


def test_another_programs_database_is_refused(database: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE plan (title TEXT)")
    with pytest.raises(UnfitError, match="no database of Sightline's"):
        restore(other, database, NOW, mark)


def test_a_backup_that_cannot_be_marked_changes_nothing(database: Path, backup: Path) -> None:
    def fails(session: Session) -> None:
        raise SQLAlchemyError

    with pytest.raises(SQLAlchemyError):
        restore(backup, database, NOW, fails)
    assert title(database) == "After the backup"
    assert files(database.parent) == {database.name}


def test_over_a_wrecked_database_one_must_say_that_no_bot_runs(database: Path, backup: Path) -> None:
    database.write_bytes(b"wrecked " * 4096)
    with pytest.raises(UnknownUseError):
        restore(backup, database, NOW, mark)
    done = restore(backup, database, NOW, mark, stopped=True)
    assert done.kept is not None
    assert done.kept.read_bytes().startswith(b"wrecked")
    assert title(database) == title(backup)


def test_a_journal_that_was_left_is_not_played_into_the_restored_database(database: Path, backup: Path) -> None:
    (database.parent / f"{database.name}-wal").write_bytes(b"of another life")
    database.write_bytes(b"wrecked " * 4096)
    restore(backup, database, NOW, mark, stopped=True)
    assert f"{database.name}-wal" not in files(database.parent)
    assert title(database) == title(backup)


def test_a_database_that_is_gone_is_restored_too(database: Path, backup: Path) -> None:
    database.unlink()
    assert restore(backup, database, NOW, mark).kept is None
    assert title(database) == title(backup)


def test_a_copy_that_another_program_made_brings_its_journal(database: Path, tmp_path: Path) -> None:
    """Somebody has copied the files of a running bot, all of them."""
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("UPDATE plan SET title = 'Only in the journal'")
        for ending in ("", "-wal"):
            (tmp_path / f"copied.db{ending}").write_bytes(database.with_name(database.name + ending).read_bytes())
    target = tmp_path / "elsewhere" / "plan.db"
    restore(tmp_path / "copied.db", target, NOW, mark)
    assert title(target) == "Only in the journal"

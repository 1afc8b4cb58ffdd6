"""Backups: made while somebody writes, read whole, kept by count, and never half."""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from store.copies.backing_up import UNFINISHED, TakenError, back_up
from store.copies.backups import backups, name_at, newest_backup
from store.copies.files import InUseError, UnfitError
from store.schema import newest_revision
from tests.small_plan import NOW
from tests.store.copies.kit import damage, title


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


@pytest.fixture
def writer(database: Path) -> Iterator[sqlite3.Connection]:
    """Somebody in the middle of a change."""
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE plan SET title = 'half a change'")
        yield connection


def test_a_backup_waits_for_nobody_who_writes_and_holds_only_what_was_kept(
    database: Path, folder: Path, writer: sqlite3.Connection
) -> None:
    before = title(database)
    made = back_up(database, folder, NOW, keep=3)
    writer.execute("COMMIT")
    assert title(made.file) == before
    assert title(database) == "half a change"


def test_a_backup_is_one_file_for_its_owner_alone_and_says_when_it_was_made(database: Path, folder: Path) -> None:
    made = back_up(database, folder, NOW, keep=3)
    assert [one.name for one in folder.iterdir()] == [made.file.name]
    assert stat.S_IMODE(made.file.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    below = folder / "a" / "b"
    back_up(database, below, NOW, keep=3)
    assert [stat.S_IMODE(one.stat().st_mode) for one in (below, below.parent)] == [0o700, 0o700]
    assert newest_backup(folder) == made
    assert (made.at, made.size) == (NOW, made.file.stat().st_size)
    with closing(sqlite3.connect(made.file)) as copy:
        assert copy.execute("SELECT version_num FROM alembic_version").fetchone() == (newest_revision(),)


def test_as_many_are_kept_as_were_asked_for(database: Path, folder: Path) -> None:
    nights = [NOW + timedelta(days=day) for day in range(5)]
    for night in nights:
        back_up(database, folder, night, keep=3)
    assert [one.at for one in backups(folder)] == nights[:1:-1]


def test_a_damaged_database_gives_no_backup_and_takes_none_away(database: Path, folder: Path) -> None:
    good = back_up(database, folder, NOW, keep=1)
    damage(database)
    with pytest.raises(UnfitError, match="damaged"):
        back_up(database, folder, NOW + timedelta(days=1), keep=1)
    assert list(folder.iterdir()) == [good.file]


def test_a_backup_is_never_written_over(database: Path, folder: Path) -> None:
    made = back_up(database, folder, NOW, keep=3)
    before = made.file.read_bytes()
    with pytest.raises(TakenError):
        back_up(database, folder, NOW, keep=3)
    assert made.file.read_bytes() == before
    assert list(folder.iterdir()) == [made.file]


def test_what_somebody_who_was_killed_has_left_is_no_backup_and_goes_after_a_day(database: Path, folder: Path) -> None:
    folder.mkdir()
    (folder / name_at(NOW)).touch()
    left, of_now = folder / f"dead{UNFINISHED}", folder / f"alive{UNFINISHED}"
    for file, age in ((left, timedelta(days=2)), (of_now, timedelta(hours=1))):
        file.touch()
        os.utime(file, ((NOW - age).timestamp(),) * 2)
    assert newest_backup(folder) is None
    made = back_up(database, folder, NOW + timedelta(seconds=1), keep=3)
    assert {one.name for one in folder.iterdir()} == {name_at(NOW), made.file.name, of_now.name}


def test_where_another_program_holds_the_database_to_itself_no_half_copy_is_left(database: Path, folder: Path) -> None:
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("PRAGMA journal_mode = DELETE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(InUseError):
            back_up(database, folder, NOW, keep=3, patience=0)
    assert list(folder.iterdir()) == []


def test_there_is_no_backup_of_nothing(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(FileNotFoundError):
        back_up(tmp_path / "nowhere.db", folder, NOW, keep=3)
    assert not (tmp_path / "nowhere.db").exists()
    assert newest_backup(folder) is None

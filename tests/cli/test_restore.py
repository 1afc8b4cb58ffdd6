"""`sightline restore`: what it says of what it did, and of what stands in the way."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from store.copies.backups import newest_backup
from store.database import open_database, session_maker, transaction
from tests.cli.conftest import Sightline


@pytest.fixture
def backup(sightline: Sightline, with_plan: Path, tmp_path: Path) -> Path:
    sightline("backup", str(tmp_path / "backups"))
    made = newest_backup(tmp_path / "backups")
    assert made is not None
    return made.file


def test_what_was_asked_before_is_answered_again_after_a_restore(
    sightline: Sightline, with_plan: Path, backup: Path
) -> None:
    before = sightline("ask", "overdue").out
    with_plan.write_bytes(b"wrecked " * 4096)
    sightline("restore", str(backup)).refuses("nobody can tell whether the bot still runs", "add --stopped")
    done = sightline("restore", str(backup), "--stopped")
    done.says("is what sightline-", "The database from before is kept as", "sightline check")
    assert sightline("ask", "overdue").out == before


def test_a_restore_says_what_stands_in_its_way(
    sightline: Sightline, with_plan: Path, backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sightline("restore", str(tmp_path / "nowhere.db")).refuses("There is no file")
    sightline("restore", str(tmp_path)).refuses("There is no file")
    sightline("restore", str(with_plan)).refuses("That is the database itself, so nothing was done")
    backup.chmod(0o200)
    if not os.access(backup, os.R_OK):
        sightline("restore", str(backup)).refuses("cannot be read or written: Permission denied")
    backup.chmod(0o600)
    (tmp_path / "photo.db").write_bytes(b"a photograph " * 1000)
    sightline("restore", str(tmp_path / "photo.db")).refuses("is damaged or no SQLite database", "nothing was touched")
    bot = open_database(f"sqlite:///{with_plan}")
    with transaction(session_maker(bot)):
        pass
    sightline("restore", str(backup)).refuses("A program has", "Stop it")
    bot.dispose()
    monkeypatch.setenv("SIGHTLINE_DATABASE_URL", "postgresql://sightline@localhost/sightline")
    sightline("restore", str(backup)).refuses("pg_restore", "docs/operations/backup.md")


def test_a_newer_versions_backup_is_said_to_be_that_and_nothing_is_touched(
    sightline: Sightline, with_plan: Path, backup: Path
) -> None:
    with closing(sqlite3.connect(backup)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    before = with_plan.read_bytes()
    sightline("restore", str(backup)).refuses("newer version of Sightline", "nothing was touched")
    assert with_plan.read_bytes() == before
    assert {one.name for one in with_plan.parent.iterdir()} == {with_plan.name}

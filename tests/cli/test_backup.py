"""`sightline backup`: what it says of what it made, and of what stands in the way."""

from pathlib import Path

import pytest

from bot.cli.backup import BackupAnswer
from store.copies.backups import backups
from tests.cli.conftest import Sightline


def test_a_backup_goes_where_it_is_told_or_where_the_settings_say(
    sightline: Sightline, with_plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sightline("backup", str(tmp_path / "by hand")).says("holds all of it and was read whole")
    monkeypatch.setenv("SIGHTLINE_BACKUP_DIR", str(tmp_path / "nightly"))
    answer = BackupAnswer.model_validate_json(sightline("backup", "--json").out)
    (made,) = backups(tmp_path / "nightly")
    assert (answer.file, answer.bytes) == (str(made.file), made.size)
    assert with_plan.exists()


def test_a_backup_says_what_stands_in_its_way(
    sightline: Sightline, state: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sightline("backup").refuses("Name a folder for it", "SIGHTLINE_BACKUP_DIR")
    folder = tmp_path / "backups"
    sightline("backup", str(folder)).refuses("There is no database at", str(state))
    monkeypatch.setenv("SIGHTLINE_DATABASE_URL", "postgresql://sightline@localhost/sightline")
    sightline("backup", str(folder)).refuses("pg_dump", "docs/operations/backup.md")
    assert not folder.exists()


def test_a_damaged_database_is_said_to_be_damaged(sightline: Sightline, with_plan: Path, tmp_path: Path) -> None:
    with_plan.write_bytes(b"no database " * 1000)
    sightline("backup", str(tmp_path / "backups")).refuses("is damaged or no SQLite database", "sightline check")
    (tmp_path / "a file").touch()
    if Path("/proc/self").exists():  # where no folder can be made, and the reason is that there is none
        sightline("backup", "/proc/nowhere/backups").refuses("/proc/nowhere/backups cannot be written")

"""A backup each night: once, also where several processes look, and again after a night that failed."""

import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from scheduler.clock import SetClock
from scheduler.nightly_backup import NightlyBackup, last_night
from store.copies.backups import backups
from store.time import read_moment

EVENING, NIGHT, NEXT_NIGHT = (
    read_moment(when) for when in ("2022-07-13T21:00", "2022-07-14T02:00", "2022-07-15T02:00")
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


@pytest.fixture
def database(tmp_path: Path, ready_database: Path) -> Path:
    return Path(shutil.copy(ready_database, tmp_path / "plan.db"))


@pytest.fixture
def clock() -> SetClock:
    return SetClock(EVENING)


def nights(folder: Path) -> list[datetime]:
    return [one.at for one in backups(folder)][::-1]


def test_each_night_has_one_backup_however_often_and_by_however_many_it_is_looked(
    database: Path, folder: Path, clock: SetClock
) -> None:
    both = [NightlyBackup(database, folder, 14, clock) for _ in range(2)]
    for moment in (EVENING, NIGHT - timedelta(minutes=1), NIGHT, NIGHT + timedelta(hours=9), NEXT_NIGHT):
        clock.move_to(moment)
        for _ in range(2):
            for one in both:
                one.look()
    assert nights(folder) == [EVENING, NIGHT, NEXT_NIGHT]


def test_a_night_that_failed_is_tried_again_an_hour_later(database: Path, folder: Path, clock: SetClock) -> None:
    nightly = NightlyBackup(database, folder, 14, clock)
    folder.touch()
    nightly.look()
    folder.unlink()
    clock.move_to(EVENING + timedelta(minutes=59))
    nightly.look()
    assert not folder.exists()
    clock.move_to(EVENING + timedelta(hours=1))
    nightly.look()
    assert nights(folder) == [EVENING + timedelta(hours=1)]


def test_a_backup_from_a_clock_that_was_wrong_does_not_count_for_tonight(
    database: Path, folder: Path, clock: SetClock
) -> None:
    wrong = SetClock(EVENING + timedelta(days=365))
    NightlyBackup(database, folder, 14, wrong).look()
    NightlyBackup(database, folder, 14, clock).look()
    assert EVENING in nights(folder)


def test_the_night_goes_by_london_clocks_through_their_changes() -> None:
    assert last_night(read_moment("2022-03-27T12:00")) == read_moment("2022-03-27T02:00")
    assert last_night(read_moment("2022-10-30T01:59")) == read_moment("2022-10-29T02:00")
    assert last_night(read_moment("2022-10-30T02:00")) == read_moment("2022-10-30T02:00")

"""A database file that is deleted or replaced while the bot runs: nothing more is acknowledged."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from store.database import SessionMaker, open_database, reading, session_maker, transaction
from store.unusable import Trouble, UnusableError
from tests.chat import Log

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows lets nobody delete a file that is open")

CHANGE = text("UPDATE plan SET title = 'Changed'")


@pytest.fixture
def file(ready_database: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(ready_database, tmp_path / "plan.db"))


@pytest.fixture
def engine(file: Path) -> Iterator[Engine]:
    engine = open_database(f"sqlite:///{file}")
    yield engine
    engine.dispose()


@pytest.fixture
def sessions(engine: Engine) -> SessionMaker:
    """Somebody has written already, as in any bot that runs."""
    sessions = session_maker(engine)
    with transaction(sessions) as session:
        session.execute(CHANGE)
    return sessions


def refused(sessions: SessionMaker) -> None:
    with pytest.raises(UnusableError) as found, transaction(sessions) as session:
        session.execute(CHANGE)
    assert found.value.trouble is Trouble.REPLACED


def everything(file: Path) -> list[Path]:
    return [file.with_name(file.name + ending) for ending in ("", "-wal", "-shm")]


def test_a_deleted_file_takes_nothing_and_is_not_made_anew(file: Path, engine: Engine, sessions: SessionMaker) -> None:
    for one in everything(file):
        one.unlink()
    refused(sessions)
    with pytest.raises(UnusableError), reading(sessions):
        pass
    engine.dispose()
    refused(sessions)
    assert list(file.parent.iterdir()) == []


def test_another_file_in_its_place_is_not_written_to(file: Path, sessions: SessionMaker, ready_database: Path) -> None:
    for one in everything(file):
        one.rename(one.with_name(f"old-{one.name}"))
    shutil.copy(ready_database, file)
    before = file.read_bytes()
    refused(sessions)
    assert file.read_bytes() == before


def test_a_file_that_goes_in_the_middle_of_a_change_is_seen_before_it_is_acknowledged(
    file: Path, sessions: SessionMaker
) -> None:
    def changed_while_it_goes() -> None:
        with transaction(sessions) as session:
            session.execute(CHANGE)
            for one in everything(file):
                one.unlink()

    with pytest.raises(UnusableError):
        changed_while_it_goes()


def test_without_its_write_ahead_log_nothing_is_taken(file: Path, sessions: SessionMaker) -> None:
    """What was committed last may stand in it alone."""
    file.with_name("plan.db-wal").unlink()
    refused(sessions)


def test_a_log_that_went_with_the_last_connection_is_no_loss(
    file: Path, engine: Engine, sessions: SessionMaker
) -> None:
    engine.dispose()
    assert not file.with_name("plan.db-wal").exists()
    for _ in range(2):
        with transaction(sessions) as session:
            session.execute(CHANGE)


def test_the_right_file_put_back_is_taken_again(file: Path, sessions: SessionMaker) -> None:
    away = [(one, one.with_name(f"away-{one.name}")) for one in everything(file)]
    for here, there in away:
        here.rename(there)
    refused(sessions)
    for here, there in away:
        there.rename(here)
    with transaction(sessions) as session:
        session.execute(CHANGE)


def test_the_log_says_it_once(file: Path, sessions: SessionMaker, logged: Log) -> None:
    for one in everything(file):
        one.unlink()
    for _ in range(3):
        refused(sessions)
    assert [entry["event"] for entry in logged] == [
        "the database is no longer the file that was opened, nothing is taken any more"
    ]

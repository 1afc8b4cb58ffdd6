"""A database that cannot be used: each reason has its sentence, for every verb, and nothing is written."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from bot.cli import VERBS
from tests.cli.conftest import Sightline

ARGUMENTS = {
    "ask": ("overdue",),
    "report": ("digest",),
    "import": ("plan.csv",),
    "pulse": ("new", "pulse.yaml"),
    "run": ("--port", "0"),
}
ELSEWHERE = {"demo", "teams", "backup", "restore", "copy-to", "host", "manifest", "person", "prune"}
"""Verbs that do not open the plan's database, or have stories of their own."""
OPENING = [(verb, *ARGUMENTS.get(verb, ())) for verb in VERBS if verb not in ELSEWHERE]
each_verb = pytest.mark.parametrize("words", OPENING, ids=lambda words: words[0])


@pytest.fixture(autouse=True)
def documents(state: Path) -> None:
    """What the verbs are given to read."""
    Path("plan.csv").write_text("Action,Owner\nVisit every carer,Head of SEND\n")
    Path("pulse.yaml").write_text("")


@pytest.fixture
def file(with_plan: Path) -> Iterator[Path]:
    """Whatever is made of it stays as it is."""
    yield with_plan
    assert {one.name for one in with_plan.parent.iterdir()} <= {with_plan.name, "sightline.db-wal", "sightline.db-shm"}


def digest(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()


def changed(file: Path, *statements: str) -> str:
    with closing(sqlite3.connect(file)) as database, database:
        for statement in statements:
            database.execute(statement)
    return digest(file)


@each_verb
@pytest.mark.usefixtures("slack")
def test_a_database_of_a_newer_sightline_is_refused(file: Path, sightline: Sightline, words: tuple[str, ...]) -> None:
    before = changed(file, "UPDATE alembic_version SET version_num = '0999_of_a_later_year'")
    sightline(*words).refuses("newer version of Sightline", "its schema is 0999_of_a_later_year", "sightline restore")
    assert digest(file) == before


@each_verb
@pytest.mark.usefixtures("slack")
def test_another_programs_database_is_left_alone(file: Path, sightline: Sightline, words: tuple[str, ...]) -> None:
    file.unlink()
    before = changed(file, "CREATE TABLE bookmark (address TEXT)")
    heard = sightline(*words)
    assert "it is the database of another program" in heard.out + heard.err
    assert "Traceback" not in heard.err
    assert heard.code == 1
    assert digest(file) == before


@each_verb
@pytest.mark.usefixtures("slack")
def test_a_file_that_is_no_database_is_left_alone(file: Path, sightline: Sightline, words: tuple[str, ...]) -> None:
    file.write_text("These are not the bytes of a database.\n" * 100)
    before = digest(file)
    heard = sightline(*words)
    assert "the file is no database" in heard.out + heard.err
    assert "Traceback" not in heard.err
    assert heard.code == 1
    assert digest(file) == before


@pytest.fixture
def held(with_plan: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Another program keeps the file to itself, and nobody waits half a minute for it."""
    with closing(sqlite3.connect(with_plan, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode = DELETE")
        other.execute("BEGIN EXCLUSIVE")
        monkeypatch.setenv("SIGHTLINE_DATABASE_URL", f"sqlite:///{with_plan}?timeout=0.01")
        yield with_plan


@each_verb
@pytest.mark.usefixtures("slack", "held")
def test_a_file_that_another_program_holds_is_told(sightline: Sightline, words: tuple[str, ...]) -> None:
    heard = sightline(*words)
    assert "another program holds it" in heard.out + heard.err
    assert "Traceback" not in heard.err
    assert heard.code == 1

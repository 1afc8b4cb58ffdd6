"""`sightline copy-to`: what is asked afterwards is answered as before, and what stands in the way is said."""

from pathlib import Path

import pytest

from store.database import open_database, session_maker, transaction
from tests.cli.conftest import Sightline
from tests.databases import PostgresDatabases


def test_after_a_move_to_postgresql_the_same_is_answered(
    sightline: Sightline, with_plan: Path, postgresql_databases: PostgresDatabases, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, url = sightline("ask", "overdue").out, postgresql_databases.new()
    sightline("copy-to", url).says("are the same in both", "SIGHTLINE_DATABASE_URL")
    sightline("copy-to", url).refuses("The other database is not empty")
    monkeypatch.setenv("SIGHTLINE_DATABASE_URL", url)
    assert sightline("ask", "overdue").out == before
    bot = open_database(url)
    sightline("copy-to", "sqlite:///back.db").refuses("1 other connection of Sightline's", "Stop it first")
    bot.dispose()
    assert with_plan.exists()
    postgresql_databases.forget(url)


def test_a_move_says_what_stands_in_its_way(sightline: Sightline, state: Path, ready_database: Path) -> None:
    sightline("copy-to", "sqlite:///other.db").refuses("There is no database at")
    state.mkdir()
    (state / "sightline.db").write_bytes(ready_database.read_bytes())
    sightline("copy-to", "mysql://somewhere/else").refuses("Only SQLite and PostgreSQL")
    sightline("copy-to", f"sqlite:///{state / 'sightline.db'}").refuses("That is the database itself")
    bot = open_database(f"sqlite:///{state / 'sightline.db'}")
    with transaction(session_maker(bot)):
        pass
    sightline("copy-to", "sqlite:///other.db").refuses("A program has", "Stop it first")
    bot.dispose()
    assert not Path("other.db").exists()

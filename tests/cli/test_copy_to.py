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


@pytest.mark.parametrize("address", ["sqlite://", "sqlite:///", "sqlite:///:memory:"])
def test_nothing_is_copied_into_memory_or_kept_there(
    sightline: Sightline, with_plan: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sightline("copy-to", address).refuses("names no file, so nothing would be kept")
    assert with_plan.exists()
    monkeypatch.setenv("SIGHTLINE_DATABASE_URL", address)
    sightline("ask", "overdue").refuses("SIGHTLINE_DATABASE_URL", "names no file, so nothing would be kept")


@pytest.mark.usefixtures("with_plan")
def test_what_is_wrong_with_the_other_database_is_not_blamed_on_this_one(sightline: Sightline, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("These are not the bytes of a database.\n" * 100)
    nobody = "postgresql://sightline:secret@127.0.0.1:1/sightline"
    for address, *phrases in (
        (f"sqlite:///{tmp_path / 'letter.txt'}", "letter.txt cannot be copied to", "the file is no database"),
        (f"sqlite:///{tmp_path}", "cannot be copied to: its file cannot be opened"),
        (nobody, "sightline:***@127.0.0.1:1/sightline cannot be copied to: PostgreSQL"),
        ("/srv/plan.db", "That is no address to copy to"),
    ):
        said = sightline("copy-to", address).refuses(*phrases).err
        assert "SIGHTLINE_DATABASE_URL" not in said
        assert "restore" not in said


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

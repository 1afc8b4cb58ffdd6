"""The command line on PostgreSQL: every verb, however the URL is spelt, and several that start at once."""

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from subprocess import run

import pytest
from sqlalchemy import make_url, text

from store.engines import make_engine
from tests.cast import LEAD
from tests.cli.conftest import Sightline
from tests.databases import MakeDatabase

pytestmark = pytest.mark.only_on("postgresql")


@pytest.fixture
def server_url(make_database: MakeDatabase, state: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Of an empty database, which the settings name as people do."""
    url = make_url(make_database()).set(drivername="postgresql").render_as_string(hide_password=False)
    monkeypatch.setenv("SIGHTLINE_DATABASE_URL", url)
    return url


@pytest.mark.usefixtures("server_url")
def test_every_verb_works_as_it_does_on_sqlite(sightline: Sightline, tmp_path: Path, state: Path) -> None:
    sightline("import", "demo", "--accept").says("Saved. Ask it something")
    sightline("ask", "overdue", "--today", "2022-08-08").says("overdue")
    sightline("report", "digest", "--today", "2022-07-18").says("Newly overdue")
    sightline("ask", "update D1 at risk waiting for rooms").says("Thank you. D1 is at risk.")
    sightline("ask", "show d1").says("waiting for rooms")
    sightline("tick", "--at", "2022-07-15T09:30", "--dry-run").says("Would say")
    sightline("outbox").says("waiting: changed to Director of Children's Services", "no account of theirs yet")
    sightline("tick", "--at", "2022-07-15T09:30").says("nudge owners:")
    sightline("outbox").says("waiting: nudge to")
    sightline("report", "plan", "--yaml", str(tmp_path / "plan.yaml")).says("plan.yaml")
    sightline("check", "--make-admin", LEAD.email)
    assert "OK: The database opens and its schema is up to date." in sightline("check").out
    assert not list(state.glob("*.db"))


@pytest.mark.parametrize("spelling", ["postgresql", "postgresql+psycopg", "postgres"])
def test_the_url_may_be_spelt_as_other_programs_do(
    sightline: Sightline, server_url: str, spelling: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIGHTLINE_DATABASE_URL", server_url.replace("postgresql", spelling, 1))
    sightline("outbox").says("Nothing has been said yet")


def test_two_that_save_a_plan_in_a_new_database_at_once_save_it_once(server_url: str) -> None:
    words = [sys.executable, "-m", "bot.cli", "import", "demo", "--accept"]
    with ThreadPoolExecutor(2) as threads:
        done = list(threads.map(lambda _: run(words, capture_output=True, text=True), range(2)))
    assert [(one.returncode, one.stderr) for one in done] == [(0, ""), (0, "")]
    engine = make_engine(server_url)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM plan")).scalar_one() == 1
    engine.dispose()


def test_a_database_that_knows_ascii_alone_is_told_by_check(
    sightline: Sightline, server_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = make_url(server_url)
    name = f"{url.database}_ascii"
    engine = make_engine(server_url)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'"))
        monkeypatch.setenv("SIGHTLINE_DATABASE_URL", url.set(database=name).render_as_string(hide_password=False))
        assert "É is not found by é. Make another with" in sightline("check").out
        connection.execute(text(f"DROP DATABASE {name}"))
    engine.dispose()

"""`sightline report plan`, from the database to files that `sightline import` reads."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli.command_line import command_line
from bot.cli.terminal import Stop
from store.loading import StagedPlan, read_plan

Run = Callable[..., Result]


@pytest.fixture
def run(database: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("SIGHTLINE_DATABASE_URL", f"sqlite:///{database}")

    def report(*words: object) -> Result:
        return CliRunner().invoke(command_line(["report"]), ["report", *(str(word) for word in words)])

    return report


def test_all_four_formats_are_written_at_once(run: Run, demo: StagedPlan, tmp_path: Path) -> None:
    book, folder, own, feed = (tmp_path / name for name in ("p.xlsx", "csv", "p.yaml", "p.ics"))
    done = run("plan", "--today", "2022-07-11", "--xlsx", book, "--csv", folder, "--yaml", own, "--ics", feed)
    assert (done.exit_code, done.output.count("Written to")) == (0, 4)
    assert read_plan(book) == read_plan(own) == demo
    assert (folder / "actions.csv").exists()
    assert feed.read_bytes().startswith(b"BEGIN:VCALENDAR")


@pytest.mark.parametrize("words", [("plan",), ("plan", "--out", "x.txt"), ("digest", "--xlsx", "x.xlsx")])
def test_it_says_what_is_missing(run: Run, words: tuple[str, ...]) -> None:
    assert run(*words).exit_code == 2


def test_a_place_that_cannot_be_written_is_named(run: Run, tmp_path: Path) -> None:
    stopped = run("plan", "--yaml", tmp_path / "nowhere" / "p.yaml").exception
    assert isinstance(stopped, Stop)
    assert "nowhere/p.yaml cannot be written" in str(stopped)

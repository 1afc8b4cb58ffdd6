"""What stands in the way of the command line: each gets one clear sentence and exit code 1."""

import json
import socket
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.demo.server import DemoServer
from tests.cli.conftest import MakeSlack, Sightline


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


def test_a_missing_token_is_named_with_where_to_find_it(sightline: Sightline) -> None:
    sightline("run").refuses("SIGHTLINE_SLACK_BOT_TOKEN is not set", "“OAuth & Permissions”", "sightline demo")


def test_one_of_the_two_ways_to_hear_slack_is_needed(sightline: Sightline, make_slack: MakeSlack) -> None:
    make_slack(with_app_token=False)
    sightline("run").refuses("SIGHTLINE_SLACK_APP_TOKEN is not set", "for Socket Mode")


def test_a_wrong_token_is_told_before_anything_starts(
    sightline: Sightline, slack: DemoServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIGHTLINE_SLACK_BOT_TOKEN", "xoxb-wrong")
    sightline("run", "--port", "0").refuses("Slack refuses the bot token (invalid_auth)", "Copy it again")


def test_a_wrong_app_token_stops_what_had_started(
    sightline: Sightline, slack: DemoServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIGHTLINE_SLACK_APP_TOKEN", "xapp-wrong")
    sightline("run", "--port", "0").refuses("Slack refuses the app-level token (invalid_auth)")


def test_a_slack_that_cannot_be_reached_is_told(sightline: Sightline, slack: DemoServer) -> None:
    slack.stop()
    sightline("tick").refuses("Slack cannot be reached. Nobody listens there.", "SIGHTLINE_SLACK_API_URL")


@pytest.mark.usefixtures("slack")
def test_a_port_in_use_is_told_by_run(sightline: Sightline, taken_port: int) -> None:
    sightline("run", "--port", str(taken_port)).refuses(f"127.0.0.1:{taken_port}", "Set SIGHTLINE_PORT")


def test_a_port_in_use_is_told_by_demo(sightline: Sightline, taken_port: int) -> None:
    refused = sightline("demo", "--no-browser", "--port", str(taken_port))
    refused.refuses(f"Port {taken_port} cannot be used", f"sightline demo --port {taken_port + 1}")


def test_words_that_are_no_text_are_told(sightline: Sightline) -> None:
    """As bytes of another encoding come to a program."""
    sightline("ask", "find caf\udce9").refuses("“find caf�” holds signs that are no text", "UTF-8")
    sightline("check", "--make-admin", "\ud83d@council.example").refuses("no text")


def test_a_file_whose_name_is_no_text_is_read(sightline: Sightline, tmp_path: Path) -> None:
    name = tmp_path / "caf\udce9.csv"
    name.write_bytes(b"Ref,Action,Owner,Due\nA1,Mend the roof,AB,July 2022\n")
    assert "Mend the roof" in sightline("import", str(name)).out
    assert "Mend the roof" in sightline("import", str(name), "--json").out


def test_what_a_database_holds_orders_no_terminal_about(sightline: Sightline, with_plan: Path) -> None:
    """Rows of an earlier release may."""
    painting = "Roof \x1b]0;owned\x07\x1b[31mred\x1b[2J\x9b2J"
    with sqlite3.connect(with_plan) as database:
        database.execute("UPDATE item SET title = ? WHERE ref = 'D1'", (painting,))
    database.close()
    as_text, as_json = sightline("ask", "show D1").out, sightline("ask", "show D1", "--json").out
    assert painting in json.loads(as_json)["text"]
    for shown in (as_text, as_json):
        assert "Roof " in shown
        assert not [sign for sign in shown if (sign < " " and sign != "\n") or "\x7f" <= sign <= "\x9f"]


def test_an_unreachable_database_is_told(sightline: Sightline, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIGHTLINE_DATABASE_URL", "sqlite:////no/such/folder/plan.db")
    sightline("ask", "overdue").refuses(
        "The database cannot be reached or written: its file cannot be opened (/no/such/folder is no folder that"
    )


def test_a_file_that_is_no_database_is_told(sightline: Sightline, state: Path) -> None:
    state.mkdir()
    (state / "sightline.db").write_text("These are not the bytes of a database.\n" * 100)
    told = sightline("ask", "overdue").refuses("The database cannot be reached or written", f"{state / 'sightline.db'}")
    assert "SIGHTLINE_DATABASE_URL" not in told.err


@pytest.mark.parametrize("kind", ["mysql", "postgresql+psycopg2", "my database"])
def test_another_kind_of_database_is_refused_by_name(
    sightline: Sightline, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIGHTLINE_DATABASE_URL", f"{kind}://nobody:secret-word@127.0.0.1/plan")
    refused = sightline("ask", "overdue").refuses("only SQLite and PostgreSQL can be used;", "postgresql://USER")
    assert "secret-word" not in refused.err


def test_a_postgresql_that_does_not_answer_is_told(
    sightline: Sightline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIGHTLINE_DATABASE_URL", f"postgresql://nobody:secret-word@/plan?host={tmp_path}")
    refused = sightline("ask", "overdue").refuses("The database cannot be reached or written", "that the server runs")
    assert "secret-word" not in refused.err


def test_a_postgresql_that_is_down_is_told_with_its_reason(
    sightline: Sightline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIGHTLINE_DATABASE_URL", "postgresql://nobody:secret-word@127.0.0.1:1/plan")
    refused = sightline("ask", "overdue").refuses("PostgreSQL: Connection refused", "that the server runs")
    assert "secret-word" not in refused.err
    assert "The database cannot be used (PostgreSQL: Connection refused)." in sightline("check").out


def test_a_read_only_disk_is_told_when_something_is_to_be_written(
    sightline: Sightline, with_plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sqlite3.connect(with_plan) as plan:
        # A journal that is shared with nobody needs no file beside the database to be read.
        plan.execute("PRAGMA journal_mode = DELETE")
    monkeypatch.setenv("SIGHTLINE_DATABASE_URL", f"sqlite:///file:{with_plan}?mode=ro&uri=true")
    sightline("ask", "update D1 complete").refuses("The database cannot be reached or written", "disk can be written")


def test_a_state_folder_that_cannot_be_made_is_told(
    sightline: Sightline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("SIGHTLINE_STATE_DIR", str(tmp_path / "file" / "state"))
    sightline("ask", "overdue").refuses("cannot be written. Set SIGHTLINE_STATE_DIR")


def test_a_setting_that_cannot_be_read_is_named(sightline: Sightline, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIGHTLINE_PORT", "eighty")
    sightline("check").refuses("The setting SIGHTLINE_PORT cannot be read")


def test_certificates_that_are_none_are_told(
    sightline: Sightline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIGHTLINE_OUTBOUND_CERTIFICATES", str(tmp_path / "none.pem"))
    sightline("check").refuses("The setting SIGHTLINE_OUTBOUND_CERTIFICATES cannot be read")
    (tmp_path / "none.pem").write_text("no certificate")
    sightline("check").refuses("The setting SIGHTLINE_OUTBOUND_CERTIFICATES cannot be read", "no certificates in PEM")


@pytest.mark.parametrize("words", [[], ["dance"], ["tick", "--hat"], ["demo", "--port", "eighty"], ["import"]])
def test_a_command_line_that_makes_no_sense_exits_with_2(sightline: Sightline, words: list[str]) -> None:
    assert sightline(*words).code == 2


def test_help_is_no_mistake(sightline: Sightline) -> None:
    sightline("--help").says("demo", "run", "import", "ask", "tick", "outbox", "report", "check")

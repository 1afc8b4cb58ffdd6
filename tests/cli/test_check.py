"""`sightline check`: what is wrong with the set-up and what to do about it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from bot.cli.findings import CheckAnswer
from bot.demo.server import DemoServer
from commands.cards import Card
from scheduler.clock import WallClock
from store.database import SessionMaker, open_database, session_maker, transaction
from store.delivery import heartbeats, outbox, rate_limits
from store.delivery.chats import Chat
from store.delivery.envelope import finished
from store.plan import plans
from tests.cast import LEAD
from tests.cli.conftest import MakeSlack, Sightline
from tests.small_plan import NOW

SLACK = Chat("slack", "T01SIGHTLINE")


@pytest.fixture
def ledger(with_plan: Path) -> Iterator[SessionMaker]:
    """The database that the settings name."""
    engine = open_database(f"sqlite:///{with_plan}")
    yield session_maker(engine)
    engine.dispose()


def problems(sightline: Sightline) -> list[str]:
    answer = sightline("check", "--json")
    found = CheckAnswer.model_validate_json(answer.out)
    assert answer.code == (0 if found.ok else 1)
    assert all(finding.do for finding in found.findings if not finding.ok)
    return [finding.what for finding in found.findings if not finding.ok]


def test_a_fresh_machine_is_told_each_thing_that_is_missing(sightline: Sightline) -> None:
    found = sightline("check")
    assert found.code == 1
    assert "Problem: There is no plan. Read one in: sightline import FILE --accept" in found.out
    assert "Problem: Nobody is an admin" in found.out
    assert "Problem: SIGHTLINE_SLACK_BOT_TOKEN is not set. It is the bot token" in found.out


def test_where_no_database_is_none_is_made(sightline: Sightline, state: Path, with_plan: Path) -> None:
    with_plan.rename(with_plan.with_name("away.db"))
    said = sightline("check").no(f"Problem: There is no database at {with_plan}.", "sightline restore FILE")
    assert "database opens" not in said.out
    assert [one.name for one in state.iterdir()] == ["away.db"]


@pytest.mark.parametrize("table", ["person", "sqlite_master"])
def test_a_damaged_file_is_read_through_and_what_to_do_is_said(
    sightline: Sightline, with_plan: Path, table: str
) -> None:
    with closing(sqlite3.connect(with_plan)) as database:
        (root,) = database.execute(
            "SELECT max(rootpage) FROM sqlite_master WHERE name = ? OR ?", (table, table == "sqlite_master")
        ).fetchone()
        (each,) = database.execute("PRAGMA page_size").fetchone()
    content = bytearray(with_plan.read_bytes())
    start = (root - 1) * each if table == "person" else 100
    content[start : start + 8] = b"\xff" * 8
    with_plan.write_bytes(content)
    said = sightline("check").no("file is damaged", "the first damage found is: “", "sightline restore FILE")
    assert "sightline check" not in said.out.replace("sightline check --", "")


@pytest.mark.usefixtures("slack")
def test_a_newer_versions_database_ends_the_check_in_json_as_well(sightline: Sightline, with_plan: Path) -> None:
    with closing(sqlite3.connect(with_plan)) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '0999'")
    found = CheckAnswer.model_validate_json(sightline("check", "--json").out).findings
    assert [one.what for one in found if not one.ok] == [found[-1].what]
    assert "newer version of Sightline" in found[-1].what
    assert "Slack" not in " ".join(one.what for one in found)


@pytest.mark.usefixtures("with_plan", "slack")
def test_when_all_is_well_it_says_so_and_exits_with_0(sightline: Sightline) -> None:
    assert problems(sightline) == ["The weekly digest has no channel."]
    sightline("ask", "set plan channel #channel:slack/T01SIGHTLINE/C01PLAN|improvement-plan")
    sightline("check").says("OK: The digest goes to #improvement-plan.", "OK: Socket Mode opens.")
    assert problems(sightline) == []


@pytest.mark.usefixtures("with_plan")
@pytest.mark.parametrize("names", [("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"), ("SLACK_CLI_XOXB", "SLACK_CLI_XAPP")])
def test_tokens_are_read_as_slacks_own_command_line_names_them_too(
    sightline: Sightline, slack: DemoServer, monkeypatch: pytest.MonkeyPatch, names: tuple[str, str]
) -> None:
    for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"):
        monkeypatch.delenv(f"SIGHTLINE_{name}")
    for name, token in zip(names, (slack.workspace.bot_token, slack.workspace.app_token), strict=True):
        monkeypatch.setenv(name, token)
    out = sightline("check").out
    assert "OK: Slack knows us in the workspace" in out
    assert "OK: Socket Mode opens." in out


@pytest.mark.usefixtures("slack")
def test_a_proxy_that_does_not_answer_keeps_slack_out_of_reach(
    sightline: Sightline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIGHTLINE_OUTBOUND_PROXY", "http://127.0.0.1:1")
    assert "Slack cannot be reached" in " ".join(problems(sightline))


def test_optional_scopes_that_were_left_out_are_no_problem(sightline: Sightline, slack: DemoServer) -> None:
    assert "OK: Left out, and optional: channels:history, im:write." in sightline("check").out


def test_a_chat_that_refused_the_bot_is_told_until_the_check_can_log_in(
    sightline: Sightline, ledger: SessionMaker, slack: DemoServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with transaction(ledger) as session:
        rate_limits.locked(session, SLACK, NOW)
        rate_limits.break_off(session, SLACK, "access_taken_back", NOW)
    monkeypatch.setenv("SIGHTLINE_SLACK_BOT_TOKEN", "xoxb-wrong")
    (told,) = [one for one in problems(sightline) if "Nothing is sent to Slack since" in one]
    assert told.endswith("the chat refuses the bot: its token was taken back.")
    assert told in sightline("outbox").out
    monkeypatch.setenv("SIGHTLINE_SLACK_BOT_TOKEN", slack.workspace.bot_token)
    assert not [one for one in problems(sightline) if "Nothing is sent" in one]


def test_a_chat_that_no_bot_serves_is_told_while_something_waits_for_it(
    sightline: Sightline, ledger: SessionMaker
) -> None:
    now = WallClock().now()
    with transaction(ledger) as session:
        plan = plans.current(session)
        assert plan is not None
        week = finished(Card(title="The week"))
        outbox.queue(session, plan, key="digest/1", kind="digest", card=week, now=now, channel="teams/M1/C1")
    told = "No bot has served Teams yet: 1 message waiting."
    assert told in problems(sightline)
    said = sightline("outbox").says(told, "waiting: digest to teams/M1/C1")
    assert "It is next to be sent in Teams." in said.out
    with transaction(ledger) as session:
        lane = rate_limits.locked(session, Chat("teams", "M1"), now)
        rate_limits.note_served(session, lane, now - timedelta(minutes=50))
    assert told not in problems(sightline)
    assert not [one for one in problems(sightline) if "No bot has served" in one]


def test_a_clock_that_jumped_is_told_until_somebody_resumes(sightline: Sightline, ledger: SessionMaker) -> None:
    with transaction(ledger) as session:
        heartbeats.believe(session, NOW, None)
        heartbeats.believe(session, NOW + timedelta(days=900), NOW)
    (told,) = [one for one in problems(sightline) if "the clock jumped" in one]
    assert told in sightline("outbox").out
    sightline("tick").refuses("The clock has jumped by more than a day")
    assert not [one for one in resumed(sightline) if "the clock jumped" in one]
    sightline("tick").says("Sent no messages.")


def resumed(sightline: Sightline) -> list[str]:
    answer = CheckAnswer.model_validate_json(sightline("check", "--resume", "--json").out)
    return [finding.what for finding in answer.findings if not finding.ok]


def test_messages_that_failed_are_told(sightline: Sightline, ledger: SessionMaker) -> None:
    now = WallClock().now()
    with transaction(ledger) as session:
        plan = plans.current(session)
        assert plan is not None
        week = finished(Card(title="The week"))
        outbox.queue(session, plan, key="digest/1", kind="digest", card=week, now=now, channel=f"{SLACK.name}/C1")
        row = outbox.claim_next(session, SLACK, now, "one")
        assert row is not None
        outbox.record_failure(session, row, "channel_archived", try_again_at=None)
    assert "1 message of the last 7 days could not be said." in problems(sightline)
    said = sightline("outbox", "--state", "failed").says("failed: digest to slack/T01SIGHTLINE/C1")
    assert "It was not said, after 1 try: that channel is archived." in said.out


@pytest.mark.usefixtures("slack")
def test_an_admin_is_named(sightline: Sightline) -> None:
    assert "Nobody is an admin, so nobody can assign or change." in problems(sightline)
    named = sightline("check", "--make-admin", LEAD.email)
    assert "OK: Admins: 1." in named.out


def test_an_admin_whom_slack_does_not_know_is_refused(sightline: Sightline, slack: DemoServer) -> None:
    sightline("check", "--make-admin", "no@council.example").refuses("Nobody in Slack has the address no@")
    sightline("check", "--make-admin", "the lead").refuses("“the lead” is no e-mail address.")
    slack.arrange("users.lookupByEmail", error="fatal_error")
    sightline("check", "--make-admin", LEAD.email).refuses("Slack itself fails just now (fatal_error).")
    assert "Nobody is an admin, so nobody can assign or change." in problems(sightline)
    assert "OK: Admins: 1." in sightline("check", "--make-admin", LEAD.email).out


def test_a_wrong_token_is_told_apart_from_a_missing_one(
    sightline: Sightline, slack: DemoServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIGHTLINE_SLACK_BOT_TOKEN", "xoxb-wrong")
    assert "Slack refuses the bot token (invalid_auth)." in problems(sightline)
    monkeypatch.delenv("SIGHTLINE_SLACK_BOT_TOKEN")
    assert "SIGHTLINE_SLACK_BOT_TOKEN is not set." in problems(sightline)


def test_a_wrong_app_token_and_none_at_all_are_told(
    sightline: Sightline, slack: DemoServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIGHTLINE_SLACK_APP_TOKEN", "xapp-wrong")
    assert "Slack refuses the app-level token (invalid_auth)." in problems(sightline)
    monkeypatch.delenv("SIGHTLINE_SLACK_APP_TOKEN")
    assert "SIGHTLINE_SLACK_APP_TOKEN is not set." in problems(sightline)


def test_a_missing_scope_is_named(sightline: Sightline, make_slack: MakeSlack) -> None:
    make_slack(without="users:read.email")
    assert "Missing scopes: users:read.email." in problems(sightline)


def test_a_slack_that_does_not_answer_is_told(
    sightline: Sightline, slack: DemoServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    slack.stop()
    assert "Slack cannot be reached." in problems(sightline)


@pytest.mark.usefixtures("slack")
def test_a_broken_database_does_not_hide_how_slack_is(sightline: Sightline, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIGHTLINE_DATABASE_URL", "sqlite:////no/such/folder/plan.db")
    assert problems(sightline)[0] == "There is no database at /no/such/folder/plan.db."
    Path("plan.db").mkdir(mode=0o700)
    monkeypatch.setenv("SIGHTLINE_DATABASE_URL", "sqlite:///plan.db")
    (problem,) = problems(sightline)
    assert "its file cannot be opened (plan.db, by user " in problem
    assert "OK: Socket Mode opens." in sightline("check").out

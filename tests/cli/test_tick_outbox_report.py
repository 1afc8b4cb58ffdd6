"""`sightline tick`, `outbox` and `report`: what time brings, told before, while and after."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.cli.outbox import OutboxAnswer
from bot.cli.report import ReportAnswer
from bot.cli.tick import TickAnswer
from bot.demo.server import DemoServer
from bot.demo.test_user import TestUser
from store.rules.terms import OutgoingState, Routed
from tests.cast import LEAD, OWNER
from tests.cli.conftest import Sightline

pytestmark = pytest.mark.usefixtures("with_plan")

MONDAY = "2022-07-18T09:30"


def tick(sightline: Sightline, *words: str) -> TickAnswer:
    return TickAnswer.model_validate_json(sightline("tick", "--at", MONDAY, *words, "--json").says("{").out)


def outbox(sightline: Sightline, *words: str) -> OutboxAnswer:
    return OutboxAnswer.model_validate_json(sightline("outbox", *words, "--json").says("{").out)


def test_a_dry_run_tells_what_a_tick_then_queues(sightline: Sightline) -> None:
    would = tick(sightline, "--dry-run")
    assert would.dry_run
    assert would.would_say
    assert outbox(sightline).messages == []
    done = tick(sightline)
    assert sum(done.queued.values()) == len(would.would_say)
    waiting = outbox(sightline, "--state", "waiting").messages
    assert {(row.key, row.kind, row.to) for row in waiting} == {(one.key, one.kind, one.to) for one in would.would_say}


def test_a_second_tick_in_the_same_minute_queues_nothing(sightline: Sightline) -> None:
    assert tick(sightline).queued
    assert tick(sightline).queued == {}
    sightline("tick", "--at", MONDAY).says("No job was due.", "Sent no messages.")


def test_without_an_offset_a_moment_is_londons(sightline: Sightline) -> None:
    assert tick(sightline).at == datetime(2022, 7, 18, 8, 30, tzinfo=UTC)


def test_it_is_said_in_words_too(sightline: Sightline) -> None:
    sightline("tick", "--at", MONDAY, "--dry-run").says("Would say", "- nudge to Practice Lead: How does this stand?")
    sightline("tick", "--at", MONDAY).says("- nudge owners:", "- weekly digest: no messages queued")
    sightline("outbox").says("waiting: nudge to Practice Lead, Monday 18 July 2022 at 09:30")


def test_before_anything_is_said_the_outbox_says_so(sightline: Sightline) -> None:
    sightline("outbox").says("Nothing has been said yet, and nothing waits.")


def test_the_newest_come_first_and_no_more_than_asked_for(sightline: Sightline) -> None:
    tick(sightline)
    every = outbox(sightline).messages
    assert outbox(sightline, "--limit", "1").messages == every[:1]
    assert outbox(sightline, "--state", OutgoingState.FAILED).messages == []


def test_a_tick_delivers_over_slacks_wire_to_people_known_by_address(sightline: Sightline, slack: DemoServer) -> None:
    sightline("ask", "add milestone D1 Visit every carer by 20 July 2022", "--today", "2022-07-11")
    sightline("ask", "assign D1.1 @Head of Fostering", "--today", "2022-07-11")
    done = tick(sightline)
    assert done.sent > 0
    given, nudge = TestUser(slack, OWNER.id).sees()
    assert "You now own D1.1." in given.plain
    assert "D1.1 Visit every carer" in nudge.plain
    (weekly,) = TestUser(slack, LEAD.id).sees()
    assert "with nobody to ask" in weekly.plain
    sent = outbox(sightline, "--state", "sent").messages
    assert sorted((row.to, row.kind) for row in sent) == [
        ("Head of Fostering", "changed"),
        ("Head of Fostering", "nudge"),
        ("Improvement Lead", "unowned"),
    ]
    assert {row.attempts for row in sent} == {1}
    assert {(row.platform, row.tenant, row.routed) for row in sent} == {("slack", "T01SIGHTLINE", Routed.ONLY)}
    assert {row.why for row in sent} == {"It was delivered in Slack."}


def test_a_moment_that_is_none_is_refused(sightline: Sightline) -> None:
    sightline("tick", "--at", "half past nine").refuses("“half past nine” is not a moment")


def test_a_token_that_slack_refuses_sends_nothing(
    sightline: Sightline, slack: DemoServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIGHTLINE_SLACK_BOT_TOKEN", "xoxb-wrong")
    sightline("tick", "--at", MONDAY).refuses("Slack refuses the bot token (invalid_auth)")
    assert slack.workspace.messages.revision == 0


def test_the_digest_is_a_report(sightline: Sightline) -> None:
    sightline("report", "digest", "--today", "2022-07-18").says("the week to Monday 18 July", "Newly overdue")


def test_a_report_goes_to_a_file(sightline: Sightline, tmp_path: Path) -> None:
    out = tmp_path / "digest.txt"
    sightline("report", "digest", "--today", "2022-07-18", "--out", str(out)).says(f"Written to {out}.")
    assert "the week to Monday 18 July" in out.read_text(encoding="utf-8")


def test_a_program_gets_the_report_and_its_day(sightline: Sightline) -> None:
    said = sightline("report", "digest", "--today", "2022-07-18", "--json").says("{")
    report = ReportAnswer.model_validate_json(said.out)
    assert (report.kind, report.day, report.written_to) == ("digest", date(2022, 7, 18), None)
    assert "the week to" in report.text


def test_a_report_that_cannot_be_written_says_why(sightline: Sightline, tmp_path: Path) -> None:
    out = tmp_path / "nowhere" / "digest.txt"
    sightline("report", "digest", "--out", str(out)).refuses(f"{out} cannot be written: No such file or directory.")


def test_an_unknown_report_is_a_mistake_in_the_command_line(sightline: Sightline) -> None:
    assert sightline("report", "horoscope").code == 2

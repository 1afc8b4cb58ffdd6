"""`sightline check`: what is wrong with the set-up and what to do about it."""

import pytest

from bot.cli.check import CheckAnswer
from bot.demo.server import DemoServer
from tests.cast import LEAD
from tests.cli.conftest import MakeSlack, Sightline


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


@pytest.mark.usefixtures("with_plan", "slack")
def test_when_all_is_well_it_says_so_and_exits_with_0(sightline: Sightline) -> None:
    assert problems(sightline) == ["The weekly digest has no channel."]
    sightline("ask", "set plan channel #channel:slack/T01SIGHTLINE/C01PLAN|improvement-plan")
    sightline("check").says("OK: The digest goes to #improvement-plan.", "OK: Socket Mode opens.")
    assert problems(sightline) == []


def test_an_admin_is_named(sightline: Sightline) -> None:
    assert "Nobody is an admin, so nobody can assign or change." in problems(sightline)
    named = sightline("check", "--make-admin", LEAD.email)
    assert "OK: Admins: 1." in named.out


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
    assert problems(sightline) == ["The database cannot be used (OperationalError)."]
    assert "OK: Socket Mode opens." in sightline("check").out

"""What is held about somebody, forgetting them, and deleting what was kept for long enough, at the command line."""

import json
from pathlib import Path

import pytest

from bot.cli.person import forgetting_said
from store.people.life_cycle.forgetting import Forgetting
from store.people.life_cycle.mentions import Mention
from tests.cast import LEAD
from tests.cli.conftest import Sightline


@pytest.fixture
def updated(sightline: Sightline, with_plan: Path) -> Sightline:
    sightline("ask", "update C7.1 on track the template is agreed", "--as", LEAD.email).says("Thank you")
    return sightline


def test_an_export_is_a_page_or_data_or_two_files(updated: Sightline, tmp_path: Path) -> None:
    updated("person", "export", LEAD.email).says(
        "# What Sightline holds about Improvement Lead", "the template is agreed"
    )
    held = json.loads(updated("person", "export", LEAD.email, "--json").out)
    assert "update.by_id" in {one["column"] for one in held["held"]}
    updated("person", "export", LEAD.email, "--to", str(tmp_path / "lead")).says("person.json", "person.md")
    written = tmp_path / "lead" / "person.json"
    assert json.loads(written.read_text(encoding="utf-8"))["person"]["email"] == LEAD.email
    assert not any(one.stat().st_mode & 0o077 for one in (written, written.parent))
    updated("person", "export", "nobody@council.example").refuses("Nobody here has or had the address")


def test_forgetting_is_a_preview_until_it_is_accepted(updated: Sightline) -> None:
    updated("person", "forget", LEAD.email).says(
        "A preview; nothing is changed.", "Ballots of pulses cannot be read", "Their account is open in slack."
    ).says("They are a programme lead of ", "and will be it no more. Nobody else is: an administrator names somebody")
    updated("person", "forget", LEAD.email, "--accept").says(
        "Forgotten. What they said and did stays", "They were a programme lead of ", "/plan set @person lead"
    )
    updated("person", "export", LEAD.email).refuses("Nobody here has or had the address")
    updated("ask", "show C7.1").says("the template is agreed", "A former member")


def test_one_and_several_are_said_as_they_are_spoken() -> None:
    word = Mention(table="update", field="words", key="1", about="A1", words="I spoke with her")
    one = Forgetting([], ["A4"], [], [word], 1, [], 0, None)
    several = Forgetting([], ["A4", "A4.2"], [], [word, word], 2, [], 0, None)
    said = " ".join(forgetting_said(one, accept=True, cleaned=True))
    assert "A4 has no owner: say who takes it." in said
    assert "1 piece of free words names them." in said
    assert "1 message to others names them;" in said
    said = " ".join(forgetting_said(several, accept=True, cleaned=True))
    assert "A4 and A4.2 have no owner: say who takes them." in said
    assert "2 pieces of free words name them." in said
    assert "2 messages to others name them;" in said


def test_a_dry_run_says_what_would_be_deleted_and_a_council_sets_its_periods(updated: Sightline) -> None:
    updated("prune", "--dry-run").says("help: words that were sent on in private", "kept 30 days", "0 would be deleted")
    updated("prune", "--keep", "help=60", "--keep", "ledger=365").says("kept 60 days", "0 deleted")
    days = {one["name"]: one["days"] for one in json.loads(updated("prune", "--dry-run", "--json").out)["periods"]}
    assert (days["help"], days["ledger"], days["documents"], days["discarded"]) == (60, 365, 14, 0)
    updated("prune", "--keep", "inbound=9").refuses("How long “inbound” is kept cannot be changed")
    updated("prune", "--keep", "help").refuses("“help” is no period.")
    updated("prune", "--keep", "help=٣").refuses("is no period.")
    updated("prune", "--dry-run", "--keep", "help=9").refuses("Run --keep first, without --dry-run")
    updated("prune", "--dry-run").says("undo: what can be taken back", "not counted here, since the bot deletes it")


def test_whoever_sits_at_the_machine_is_nobody_to_forget(updated: Sightline) -> None:
    for do in ("export", "forget"):
        updated("person", do, "operator@localhost").refuses("is whoever types at this machine")

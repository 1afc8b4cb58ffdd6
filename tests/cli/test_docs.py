"""`docs/cli.md` holds every verb, option, setting and field of a document, and none that is not there."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer
from pydantic import BaseModel

from bot.cli import VERBS
from bot.cli.ask import AskAnswer
from bot.cli.backup import BackupAnswer
from bot.cli.command_line import command_line
from bot.cli.findings import CheckAnswer
from bot.cli.import_plan import ImportAnswer
from bot.cli.outbox import OutboxAnswer
from bot.cli.person import ForgetAnswer
from bot.cli.prune import PruneAnswer
from bot.cli.report import ReportAnswer
from bot.cli.tick import TickAnswer
from bot.settings import Settings

PAGE = (Path(__file__).parents[2] / "docs" / "cli.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", PAGE, re.M | re.S))
MODELS: dict[str, type[BaseModel]] = {
    "import": ImportAnswer,
    "ask": AskAnswer,
    "tick": TickAnswer,
    "outbox": OutboxAnswer,
    "report": ReportAnswer,
    "backup": BackupAnswer,
    "person": ForgetAnswer,
    "prune": PruneAnswer,
    "check": CheckAnswer,
}


@pytest.fixture
def options() -> dict[str, set[str]]:
    """Every verb's options, as the command line knows them."""
    group = typer.main.get_command(command_line(VERBS))
    verbs: dict[str, Any] = getattr(group, "commands", {})
    assert len(verbs) == len(VERBS)
    return {
        name: {option for one in verb.params for option in one.opts if option.startswith("--")}
        for name, verb in verbs.items()
    }


def first_cells(section: str) -> set[str]:
    return set(re.findall(r"^\| `([^`]+)` \|", section, re.M))


def test_every_verb_and_option_stands_on_the_page(options: dict[str, set[str]]) -> None:
    told = {title.removeprefix("sightline "): first_cells(text) for title, text in SECTIONS.items()}
    assert {verb: told.get(verb) for verb in options} == options
    assert {title for title in SECTIONS if title.startswith("sightline ")} == {f"sightline {verb}" for verb in options}


def test_every_verb_that_speaks_json_has_its_model(options: dict[str, set[str]]) -> None:
    assert {verb for verb, known in options.items() if "--json" in known} == set(MODELS)


@pytest.mark.parametrize("verb", MODELS)
def test_each_example_shows_every_field_of_its_document(verb: str) -> None:
    (found,) = re.findall(r"^```json\n(.*?)^```", SECTIONS[f"sightline {verb}"], re.M | re.S)
    shown = json.loads(found)
    # Read in and written out again, a field that is unknown falls away and one that was left out comes in.
    assert MODELS[verb].model_validate(shown).model_dump(mode="json") == shown


def test_every_setting_stands_on_the_page() -> None:
    assert first_cells(SECTIONS["Settings"]) == {f"SIGHTLINE_{name.upper()}" for name in Settings.model_fields}


def test_the_help_shows_each_verbs_own_first_line() -> None:
    """It is kept beside the verbs, so that help loads none of them."""
    group: Any = typer.main.get_command(command_line(VERBS))
    assert {verb: one.help.splitlines()[0] for verb, one in group.commands.items()} == VERBS


def test_help_loads_no_verb() -> None:
    words = [sys.executable, "-c", HELP]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]", done.stdout


HELP = """
import sys
from bot.cli import main
sys.argv = ["sightline", "--help"]
main()
print([name for name in ("sqlalchemy", "slack_bolt", "commands", "alembic") if name in sys.modules])
"""

"""`sightline manifest` and `sightline --version`: what an administrator pastes, and what a ticket names."""

import json
import tomllib
from pathlib import Path

import pytest

from bot.slack.manifest import manifest
from tests.cli.conftest import Sightline

pytestmark = pytest.mark.slack_only("it is Slack's manifest")


def test_the_manifest_is_printed_as_slack_takes_it(sightline: Sightline) -> None:
    assert json.loads(sightline("manifest").says("/plan").out) == manifest()


def test_over_http_it_names_our_own_host(sightline: Sightline) -> None:
    made = sightline("manifest", "--http", "https://sightline.council.example/").out
    assert (
        json.loads(made)["settings"]["interactivity"]["request_url"] == "https://sightline.council.example/slack/events"
    )
    assert "YOUR-HOST" not in made
    sightline("manifest", "--http", "sightline.council.example").refuses("an address with https:// only")


def test_the_version_is_said(sightline: Sightline) -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    sightline("--version").says(f"sightline {project['project']['version']}")

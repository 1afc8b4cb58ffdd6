"""The manifest asks for as few scopes as will do, and the setup page gives the reason for each."""

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.slack import manifest as manifests
from bot.slack.shortcuts import RECORD_UPDATE, UPDATE_MINE
from commands.registry import called

SCOPES = (
    *("commands", "chat:write", "users:read", "users:read.email", "app_mentions:read", "im:history"),
    "channels:read",
    *("files:read", "files:write"),
)


@pytest.fixture(scope="module")
def manifest(home: Path) -> dict[str, dict[str, dict[str, list[str]]]]:
    found: dict[str, dict[str, dict[str, list[str]]]] = json.loads(
        (home / "bot" / "slack" / "manifest.json").read_text(encoding="utf-8")
    )
    return found


def test_the_manifest_asks_for_these_scopes_and_no_other(manifest: dict[str, dict[str, dict[str, list[str]]]]) -> None:
    assert sorted(manifest["oauth_config"]["scopes"]["bot"]) == sorted(SCOPES)


@pytest.mark.parametrize("scope", SCOPES)
def test_the_setup_page_gives_the_reason_for_each_scope(home: Path, scope: str) -> None:
    page = (home / "docs" / "slack-setup.md").read_text(encoding="utf-8")
    row = re.search(rf"^\| *`{re.escape(scope)}` *\| *(?P<why>[^|]+?) *\|", page, re.M)
    assert row, f"docs/slack-setup.md has no row for {scope}"
    assert len(row["why"].split()) >= 3


@pytest.mark.parametrize("path", manifests.made(), ids=lambda path: path.name)
def test_what_is_made_from_the_manifest_is_as_it_would_be_made_now(path: Path) -> None:
    """`./run manifests` writes them anew."""
    assert path.read_text(encoding="utf-8") == manifests.made()[path]


def test_over_http_every_way_in_has_its_address() -> None:
    made = manifests.over_http()
    assert made["settings"]["socket_mode_enabled"] is False
    ways = [made["settings"]["event_subscriptions"], made["settings"]["interactivity"]]
    assert {way["request_url"] for way in ways} == {manifests.ADDRESS}
    assert {command["url"] for command in made["features"]["slash_commands"]} == {manifests.ADDRESS}


def test_one_click_brings_the_whole_manifest(home: Path) -> None:
    (link,) = set(manifests.LINK.findall((home / "docs" / "slack-setup.md").read_text(encoding="utf-8")))
    (given,) = parse_qs(urlsplit(link).query)["manifest_json"]
    assert json.loads(given) == manifests.manifest()


def test_slacks_command_line_is_shown_the_manifest_and_starts_the_bot(home: Path) -> None:
    hooks = json.loads((home / ".slack" / "hooks.json").read_text(encoding="utf-8"))["hooks"]
    words = shlex.split(hooks["get-manifest"])
    assert words[0] == "python3"
    shown = subprocess.run([sys.executable, *words[1:]], cwd=home, capture_output=True, check=True, text=True).stdout
    assert json.loads(shown.splitlines()[-1]) == manifests.manifest()
    assert hooks["start"] == "./run sightline run"


def test_what_may_be_said_is_hinted_at_in_five_words() -> None:
    (command,) = manifests.manifest()["features"]["slash_commands"]
    words = command["usage_hint"].strip("[]").split(" | ")
    assert len(words) == 5
    assert [word for word in words if called(word) is None] == []


def test_each_shortcut_is_one_that_is_heard() -> None:
    named = {one["callback_id"] for one in manifests.manifest()["features"]["shortcuts"]}
    assert named == {RECORD_UPDATE, UPDATE_MINE}

"""The manifest asks for as few scopes as will do, and the setup page gives the reason for each."""

import json
import re
from pathlib import Path

import pytest

SCOPES = ("commands", "chat:write", "users:read", "users:read.email", "app_mentions:read", "im:history", "files:read")


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

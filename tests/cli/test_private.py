"""What is the bot's alone: secrets that stand in files, and a database that nobody else on the machine may read."""

import sys
from pathlib import Path

import pytest

from bot.secret_files import SECRETS, file_name
from bot.settings import Settings
from tests.cli.conftest import Sightline

HELD = {
    "database_url": "postgresql://sightline:word@database/plan",
    "slack_bot_token": "xoxb-1-of-a-file",
    "slack_app_token": "xapp-1-of-a-file",
    "slack_signing_secret": "0123456789abcdef0123456789abcdef",
    "teams_app_secret": "a~secret.of-the_app8Q~long-enough-to-be-1",
    "outbound_proxy": "http://us:word@proxy.council.example:3128",
    "pulse_secret": "a secret that is long enough for pulses",
}


def test_every_secret_may_stand_in_a_file(state: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, secret in HELD.items():
        (tmp_path / name).write_bytes(f"{secret}\r\n".encode())
        monkeypatch.setenv(file_name(name), str(tmp_path / name))
    held = {name: getattr(Settings(), name) for name in SECRETS}
    assert {name: one if isinstance(one, str) else one.get_secret_value() for name, one in held.items()} == HELD
    monkeypatch.setenv("SIGHTLINE_SLACK_BOT_TOKEN", "xoxb-of-the-environment")
    token = Settings().slack_bot_token
    assert token is not None
    assert token.get_secret_value() == "xoxb-of-the-environment"


def test_a_secret_file_that_holds_none_is_told(
    sightline: Sightline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIGHTLINE_SLACK_BOT_TOKEN_FILE", str(tmp_path / "lost"))
    sightline("check").refuses("SIGHTLINE_SLACK_BOT_TOKEN_FILE names cannot be read (No such file or directory)")
    (tmp_path / "lost").write_text("\n")
    sightline("check").refuses("SIGHTLINE_SLACK_BOT_TOKEN_FILE names is empty")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_a_new_database_is_for_nobody_else_and_a_wider_one_is_told(sightline: Sightline, state: Path) -> None:
    sightline("ask", "help")
    modes = {one.name: one.stat().st_mode & 0o077 for one in (state, *state.iterdir())}
    assert modes == dict.fromkeys(modes, 0)
    assert "sightline.db" in modes
    (state / "sightline.db").chmod(0o640)
    assert f"chmod 600 {state / 'sightline.db'}" in sightline("check").out

"""Where Slack alone is set up, nothing is loaded that only Teams needs: a start takes no longer than without it."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.demo.server import DemoServer
from bot.demo.test_user import TestUser
from tests.cast import VIEWER
from tests.patience import STUCK_SECONDS

HOME = Path(__file__).parents[2]
OF_TEAMS = re.compile(r"^import time:[^|]*\|[^|]*\| +((?:bot\.teams|microsoft_teams|httpx|jwt)(?:\.\S+)?)$", re.M)


pytestmark = pytest.mark.usefixtures("with_plan")


def telling() -> dict[str, str]:
    """The environment in which Python tells of each module that it loads."""
    return {**os.environ, "PYTHONPATH": str(HOME), "PYTHONPROFILEIMPORTTIME": "1"}


def told(*words: str) -> str:
    command = [sys.executable, *words]
    return subprocess.run(command, env=telling(), capture_output=True, text=True, check=True).stderr


def test_a_question_in_a_terminal_loads_nothing_of_teams() -> None:
    said = told("-m", "bot.cli", "ask", "overdue", "--today", "2022-07-18")
    assert "bot.conversation" in said
    assert OF_TEAMS.findall(said) == []


def test_the_running_bot_loads_nothing_of_teams(slack: DemoServer, tmp_path: Path) -> None:
    command, log = [sys.executable, "-m", "bot.cli", "run", "--port", "0"], tmp_path / "log"
    with log.open("w") as out, subprocess.Popen(command, env=telling(), stdout=out, stderr=out) as bot:
        try:
            slack.wait_for_bot()
            (answer,) = TestUser(slack, VIEWER.id).says("/plan overdue")
        finally:
            bot.send_signal(signal.SIGTERM)
            bot.wait(STUCK_SECONDS)
    assert "overdue" in answer.plain
    said = log.read_text()
    assert "bot.slack.app" in said
    assert OF_TEAMS.findall(said) == []


def test_what_only_teams_needs_would_be_seen() -> None:
    said = told("-c", "import bot.cli.served_teams")
    assert {"bot.teams.app", "microsoft_teams.api", "httpx", "jwt"} <= set(OF_TEAMS.findall(said))

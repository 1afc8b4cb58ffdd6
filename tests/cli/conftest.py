"""The command line in this process, with an environment of its own, and Slack as the demo workspace's wire."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.cli import main
from bot.demo.server import DemoServer
from bot.demo.workspace import Workspace
from bot.slack.manifest import scopes
from bot.stage import CHANNEL
from scheduler.clock import WallClock
from tests.cast import CAST
from tests.curtain import CurtainCalls
from tests.heard import log_plainly
from tests.patience import STUCK_SECONDS


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str

    def says(self, *phrases: str) -> "Outcome":
        missing = [phrase for phrase in phrases if phrase not in self.out]
        assert not missing, f"{missing} not in: {self.out!r} {self.err!r}"
        assert self.code == 0, self
        return self

    def no(self, *phrases: str) -> "Outcome":
        """The answer is no: said on standard output, as any answer is, with exit code 1."""
        missing = [phrase for phrase in phrases if phrase not in self.out]
        assert not missing, f"{missing} not in: {self.out!r} {self.err!r}"
        assert self.code == 1, self
        return self

    def refuses(self, *phrases: str) -> "Outcome":
        """One clear sentence on standard error, exit code 1, and nothing of the program's insides."""
        missing = [phrase for phrase in phrases if phrase not in self.err]
        assert not missing, f"{missing} not in: {self.err!r}"
        assert self.code == 1, self
        assert "Traceback" not in self.err
        assert self.err.count("\n") == 1
        return self


Sightline = Callable[..., Outcome]
MakeSlack = Callable[..., DemoServer]


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty state folder, and an environment in which nothing else is set."""
    others = ("SIGHTLINE_", "SLACK_", "HTTPS_PROXY", "HTTP_PROXY", "https_proxy", "http_proxy")
    for name in [name for name in os.environ if name.startswith(others)]:
        monkeypatch.delenv(name)
    # A `.env` in the folder where the tests are started, or beside this checkout, is nobody's business here.
    monkeypatch.chdir(tmp_path)
    (tmp_path / "none.env").touch()
    monkeypatch.setenv("SIGHTLINE_ENV_FILE", str(tmp_path / "none.env"))
    folder = tmp_path / "state"
    monkeypatch.setenv("SIGHTLINE_STATE_DIR", str(folder))
    return folder


@pytest.fixture
def sightline(
    state: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], curtain_calls: CurtainCalls
) -> Iterator[Sightline]:
    # What another story's stage logs on its way down is none of what this one prints.
    curtain_calls.wait()

    def call(*words: str) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["sightline", *words])
        code = main()
        out, err = capsys.readouterr()
        return Outcome(code, out, err)

    yield call
    log_plainly()


@pytest.fixture
def with_plan(state: Path, ready_database: Path) -> Path:
    """The demo plan and the cast, in the database that the settings name."""
    state.mkdir(mode=0o700)
    database = Path(shutil.copy(ready_database, state / "sightline.db"))
    database.chmod(0o600)
    return database


@pytest.fixture
def make_slack(state: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MakeSlack]:
    """A workspace to reach over Slack's wire, its address and tokens in the environment."""
    servers: list[DemoServer] = []

    def make(without: str = "", *, with_app_token: bool = True) -> DemoServer:
        workspace = Workspace(
            members=[one.member for one in CAST],
            channels=[CHANNEL],
            now=WallClock().now,
            commands=[("/plan", "Ask about the plan", "[overdue]")],
            scopes=scopes() - {without},
        )
        server = DemoServer(workspace, wall_clock=WallClock().now, acknowledged_within=STUCK_SECONDS)
        server.start()
        servers.append(server)
        monkeypatch.setenv("SIGHTLINE_SLACK_API_URL", server.api_url)
        monkeypatch.setenv("SIGHTLINE_SLACK_BOT_TOKEN", workspace.bot_token)
        if with_app_token:
            monkeypatch.setenv("SIGHTLINE_SLACK_APP_TOKEN", workspace.app_token)
        return server

    yield make
    for server in servers:
        server.stop()


@pytest.fixture
def slack(make_slack: MakeSlack) -> DemoServer:
    return make_slack()

"""Many councils in one process: each is served from its own database, and none is in another's way."""

import json
import shutil
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session, col, select

from bot.cli.check_councils import AllAnswers
from bot.demo.fault_injection import Fault
from bot.demo.server import DemoServer
from bot.demo.test_user import TestUser
from store.database import open_database
from store.models import Update
from tests.cast import LEAD
from tests.cli.conftest import MakeSlack, Sightline
from tests.cli.test_run_and_demo import Launch, address_of, launch  # noqa: F401
from tests.patience import STUCK_SECONDS

pytestmark = pytest.mark.slack_only("it tells of one chat's wire at a time")

NOBODY_LISTENS = "postgresql://nobody@127.0.0.1:1/nothing"

Configure = Callable[..., Path]


@pytest.fixture
def configure(state: Path, ready_database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Configure:
    """Write a list of councils, each with a workspace of its own and the demo plan in a database of its own."""

    def write(councils: dict[str, DemoServer], **more: dict[str, Any]) -> Path:
        settings = dict[str, dict[str, Any]]()
        for name, slack in councils.items():
            (state / name).mkdir(parents=True)
            shutil.copy(ready_database, state / name / "sightline.db")
            (tmp_path / f"{name}.token").write_text(f"{slack.workspace.bot_token}\r\n", encoding="utf-8")
            monkeypatch.setenv(f"{name.upper()}_APP", slack.workspace.app_token)
            settings[name] = {
                "slack_bot_token": {"file": f"{name}.token"},
                "slack_app_token": {"env": f"{name.upper()}_APP"},
                "slack_api_url": slack.api_url,
            }
        for name, its in more.items():
            settings[name] = settings.get(name, {}) | its
        file = tmp_path / "councils.yaml"
        file.write_text(json.dumps({"state_dir": str(state), "port": 0, "councils": settings}), encoding="utf-8")
        return file

    return write


def asked(address: str, path: str) -> tuple[int, dict[str, Any]]:
    try:
        with urllib.request.urlopen(f"{address}{path}", timeout=STUCK_SECONDS) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code, {}


def test_a_council_is_served_whatever_becomes_of_the_others(
    make_slack: MakeSlack,
    configure: Configure,
    launch: Launch,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
    state: Path,
) -> None:
    kent, sussex, surrey, essex = (make_slack() for _ in range(4))
    surrey.workspace.faults.refuse_everything("token_revoked")
    essex.workspace.faults.arrange("auth.test", Fault(error="ratelimited", retry_after=3600))
    monkeypatch.setenv("DEVON", "xoxb-nobodys")
    monkeypatch.setenv("DEVON_APP", "xapp-nobodys")
    file = configure(
        {"kent": kent, "sussex": sussex, "surrey": surrey, "essex": essex},
        devon={
            "database_url": NOBODY_LISTENS,
            "slack_bot_token": {"env": "DEVON"},
            "slack_app_token": {"env": "DEVON_APP"},
        },
        dorset={"slack_bot_token": "xoxb-written-here"},
    )
    process = launch("host", str(file))
    address = address_of(process)
    for slack in (kent, sussex):
        slack.wait_for_bot()
    TestUser(kent, LEAD.id).says("/plan update D1 at risk kents own words")
    TestUser(sussex, LEAD.id).says("/plan update D1 delayed sussexes own words")
    assert asked(address, "/councils/kent/health/ready")[0] == 200
    assert asked(address, "/councils/surrey/health/ready")[0] == 503
    assert asked(address, "/councils/essex/health/ready")[0] == 503
    assert asked(address, "/councils/rutland/health/ready")[0] == 404
    status, told = asked(address, "/health/ready")
    assert (status, told["state"]) == (200, "degraded")
    assert {light["name"]: light["state"] for light in told["lights"]} == {
        "kent": "ok",
        "sussex": "ok",
        "surrey": "degraded",
        "essex": "degraded",
        "devon": "degraded",
        "dorset": "degraded",
    }
    process.terminate()
    _, errors = process.communicate(timeout=STUCK_SECONDS)
    assert process.returncode == 0, errors
    said = [json.loads(line) for line in errors.splitlines()]
    assert {one["council"] for one in said if one["event"] != "running"} == {
        "kent",
        "sussex",
        "surrey",
        "essex",
        "devon",
    }
    assert words_in(state / "kent") == ["kents own words"]
    assert words_in(state / "sussex") == ["sussexes own words"]


def test_each_council_is_checked_by_itself(make_slack: MakeSlack, configure: Configure, sightline: Sightline) -> None:
    kent, surrey = make_slack(), make_slack()
    surrey.workspace.faults.refuse_everything("token_revoked")
    file = str(configure({"kent": kent, "surrey": surrey}, dorset={"slack_bot_token": "xoxb-written-here"}))
    found = sightline("check", "--all", file)
    assert found.code == 1
    assert "kent: OK: Socket Mode opens." in found.out
    assert "kent: OK: This app should be the council's own." in found.out
    assert "surrey: Problem: Slack refuses the bot token" in found.out
    assert "dorset: Problem: slack_bot_token is a secret and stands in no list of councils." in found.out
    assert "xoxb-written-here" not in found.out
    answer = AllAnswers.model_validate_json(sightline("check", "--all", file, "--json").out)
    assert {name: its.ok for name, its in answer.councils.items()} == {"kent": False, "surrey": False, "dorset": False}
    sightline("check", "--all", file, "--resume").refuses("--all looks at every council and changes none.")


def test_a_council_without_a_file_that_can_be_read_says_so(sightline: Sightline, tmp_path: Path, state: Path) -> None:
    sightline("host", str(tmp_path / "nowhere.yaml")).refuses("cannot be read: No such file")
    broken = tmp_path / "broken.toml"
    broken.write_text("[councils", encoding="utf-8")
    sightline("check", "--all", str(broken)).refuses("is no YAML or TOML")
    broken.write_text(f'state_dir = "{state}"\n[councils.kent]\nslack_bot_token = "xoxb-a"\n', encoding="utf-8")
    sightline("host", str(broken)).refuses("No council of", "can be served. Run: sightline check --all")


def words_in(folder: Path) -> list[str | None]:
    engine = open_database(f"sqlite:///{folder / 'sightline.db'}")
    with Session(engine) as session:
        words = list(session.exec(select(Update.words).where(col(Update.words).like("%own words"))))
    engine.dispose()
    return words

"""An outside witness: Microsoft's own developer tool for Teams apps, the Microsoft 365 Agents Playground, in Chromium.

    npm install --prefix FOLDER @microsoft/m365agentsplayground@0.2.28
    unshare --map-root-user --net sh -c 'ip link set lo up && .venv/bin/python -m tests.witness.playground FOLDER'

It is a developer's own tool under terms of a pre-release, so no test and no requirement names it. It listens on every
address of the machine: the second line gives it a network in which there is nothing else (Linux).

It signs nothing of what it sends, and Sightline takes nothing that is not signed. So `microsoft` stands between the two
and plays the part that the tool leaves out. The bot's gate is the product's own.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import yaml
from playwright.sync_api import Page, expect, sync_playwright
from pydantic import SecretStr

from bot.beats import beat_of
from bot.core import make_core
from bot.teams.assemble import make_teams
from bot.teams.cloud import stand_in
from bot.teams.connection import TeamsClient
from bot.teams.tokens import Credentials
from bot.web import WebServer
from scheduler.clock import SetClock
from scheduler.runner import Beat
from store.database import transaction
from store.demo_plan import demo_plan
from store.demo_plan.seeding import seed
from tests.browser.conftest import SWITCHES, chromium
from tests.witness.microsoft import Microsoft, serving

APP = "11111111-2222-3333-4444-555555555555"
TENANT = "66666666-7777-8888-9999-000000000000"
OWNER = "Head of Safeguarding"
ACCOUNTS = {f"00000000-0000-0000-0000-00000000000{number}": f"29:user-{number}" for number in range(6)}
OPENING = datetime(2022, 7, 11, 7, 30, tzinfo=UTC)
A_WEEK_LATER = datetime(2022, 7, 18, 9, 5, tzinfo=UTC)
"""A Monday, five past ten in London: owners are asked."""
PATIENCE_SECONDS = 30
SCREENSHOT = Path(__file__).parents[2] / "docs" / "images" / "teams-playground.png"
PORT = 56_150
PLAYGROUND = f"http://127.0.0.1:{PORT}"


@contextmanager
def bot(folder: Path, between: Microsoft) -> Iterator[tuple[SetClock, Callable[[], Beat]]]:
    """The real edge behind its real gate, on the demo plan."""
    clock = SetClock(OPENING)
    core = make_core(f"sqlite:///{folder / 'sightline.db'}", clock)
    with transaction(core.sessions) as session:
        seed(session)
    credentials = Credentials(APP, SecretStr("a secret"), TENANT)
    edge = make_teams(core, TeamsClient(credentials, stand_in(between.address)))
    server = WebServer("127.0.0.1", 0, [edge.endpoint])
    between.bot = f"{server.start()}{edge.endpoint.path}"
    try:
        yield clock, beat_of(core, [edge])
    finally:
        server.stop()
        edge.close()
        core.afterwards.close()
        core.engine.dispose()


def settings() -> dict[str, Any]:
    """Whom the tool plays: an owner of the demo plan, with colleagues, a chat of their own and a team."""
    people = [one for one in demo_plan().people if one.active and not one.guest]
    users = [
        {
            "id": their_id,
            "name": one.name,
            "userPrincipleName": one.email,
            "aadObjectId": account,
            "givenName": one.name,
            "surname": one.post,
            "email": one.email,
        }
        for (account, their_id), one in zip(ACCOUNTS.items(), people, strict=False)
    ]
    current = next(one for one in users if one["name"] == OWNER)
    return {
        "version": "0.1.1",
        "tenantId": TENANT,
        "bot": {"id": f"28:{APP}", "name": "Sightline"},
        "currentUser": current,
        "users": [one for one in users if one is not current],
        "personalChat": {"id": "a:personal"},
        "groupChat": {"id": "19:leads@thread.v2", "name": "Leads"},
        "team": {
            "id": "19:team@thread.tacv2",
            "name": "Improvement programme",
            "aadGroupId": "00000000-0000-0000-0000-0000000000aa",
            "channels": [{"id": "19:plan@thread.tacv2", "name": "improvement-plan"}],
        },
    }


@contextmanager
def playground(installed: Path, folder: Path, endpoint: str) -> Iterator[None]:
    (folder / ".m365agentsplayground.yml").write_text(yaml.safe_dump(settings(), sort_keys=False))
    program = installed.resolve() / "node_modules" / ".bin" / "agentsplayground"
    options = ["-e", endpoint, "-c", "msteams", "-p", str(PORT), "--disable-telemetry"]
    environment = {"PATH": "/usr/local/bin:/usr/bin:/bin", "BROWSER": "none", "HOME": str(folder)}
    tool = subprocess.Popen([program, "start", *options], cwd=folder, env=environment)
    try:
        until_ready(tool, folder / "devTools")
        yield
    finally:
        tool.terminate()
        tool.wait()


def until_ready(tool: "subprocess.Popen[bytes]", logs: Path) -> None:
    for _ in range(PATIENCE_SECONDS * 5):
        if tool.poll() is not None:
            raise SystemExit("The playground has ended:\n" + "".join(one.read_text() for one in logs.glob("*.log")))
        try:
            with urlopen(f"{PLAYGROUND}/_internal/v1/config", timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    raise SystemExit("The playground does not answer.")


def play(page: Page, clock: SetClock, beat: Callable[[], Beat]) -> Iterator[str]:
    """A round as an owner goes it. Gives each step that held."""
    box = page.locator("div[role=textbox][data-lexical-editor=true]")
    page.get_by_role("button", name="Hide log panel").click()

    expect(page.get_by_role("button", name="All commands")).to_be_visible()
    yield "whoever gets the app is welcomed"

    box.click()
    page.keyboard.type("overdue")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="4 actions and milestones overdue")).to_be_visible()
    yield "a message is answered by a card"

    page.get_by_role("button", name="Update", exact=True).first.click()
    expect(page.get_by_role("heading", name="Update A9.1")).to_be_visible()
    expect(page.get_by_role("heading", name="4 actions and milestones overdue")).to_have_count(0)
    page.get_by_role("radio", name="At risk").check()
    page.get_by_label("Where is the evidence?").fill("in a drawer")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Give a web address that begins with https://")).to_be_visible()
    expect(page.get_by_label("Where is the evidence?")).to_have_value("in a drawer")
    expect(page.get_by_role("radio", name="At risk")).to_be_checked()
    yield "a form takes the card's place, and says beside a field what to put right"

    page.get_by_label("Where is the evidence?").fill("https://council.example/minutes")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Thank you. You say that A9.1 is at risk.")).to_be_visible()
    expect(page.get_by_role("heading", name="Update A9.1")).to_have_count(0)
    yield "its result takes its place"

    clock.move_to(A_WEEK_LATER)
    beat()
    question = page.get_by_role("heading", name="How does this stand? 1 question from the plan")
    expect(question).to_be_visible()
    yield "an owner is asked"

    page.get_by_role("button", name="On track, nothing changed").click()
    expect(page.get_by_text("Thank you. You say that C7.1 is on track.")).to_be_visible()
    expect(question).to_have_count(0)
    page.screenshot(path=SCREENSHOT)
    yield "one tap answers, and the message shows it"

    page.get_by_role("treeitem").filter(has_text="improvement-plan").click()
    box.click()
    page.keyboard.type("@")
    page.get_by_role("menuitem", name="Sightline").click()
    page.keyboard.type(" overdue")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="actions and milestones overdue")).to_be_visible()
    yield "a mention in a channel is answered"


def main() -> None:
    words = argparse.ArgumentParser(description="A round through Microsoft's playground")
    words.add_argument("installed", type=Path, metavar="FOLDER", help="where the playground is installed")
    asked = words.parse_args()
    expect.set_options(timeout=PATIENCE_SECONDS * 1_000)
    with ExitStack() as open_ones:
        folder = Path(open_ones.enter_context(tempfile.TemporaryDirectory()))
        between = open_ones.enter_context(serving(Microsoft(PLAYGROUND, APP, TENANT, ACCOUNTS)))
        clock, beat = open_ones.enter_context(bot(folder, between))
        open_ones.enter_context(playground(asked.installed, folder, f"{between.address}/api/messages"))
        engine = open_ones.enter_context(sync_playwright()).chromium
        page = engine.launch(executable_path=chromium(), args=SWITCHES).new_page(
            viewport={"width": 1280, "height": 900}
        )
        page.route(lambda url: not url.startswith(PLAYGROUND), lambda route: route.abort())
        page.goto(PLAYGROUND)
        for step in play(page, clock, beat):
            sys.stdout.write(f"held: {step}\n")


if __name__ == "__main__":
    main()

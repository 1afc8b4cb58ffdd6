"""A chat that fails when the bot starts: what is wrong is said as what it is, and the bot comes in once it can."""

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, cast

import pytest

from bot.chat.connecting import ChatRefusesError, ChatTroubleError, ConnectionProblem
from bot.cli.served import LONGEST_WAIT, Served, waits
from bot.cli.served_slack import SlackLink
from bot.core import make_core
from bot.demo.fault_injection import Fault
from bot.demo.server import DemoServer
from bot.demo.test_user import TestUser
from bot.health.lights import State
from bot.settings import Settings
from bot.slack.connection import slack_client, try_socket_mode, who_we_are
from bot.teams.connection import TeamsError
from bot.teams.signing_in import problem
from scheduler.clock import SetClock
from tests.cast import VIEWER
from tests.cli.test_run_and_demo import Launch, address_of, ends_well, launch  # noqa: F401
from tests.patience import STUCK_SECONDS
from tests.small_plan import NOW

pytestmark = pytest.mark.slack_only("it tells of one chat's wire at a time")

PAGE = "<!DOCTYPE html><html><title>Sign in to the network</title></html>"

PASSING = {
    "Slack itself fails just now (http_500).": Fault(status=500),
    "Slack itself fails just now (http_503).": Fault(status=503),
    "Slack itself fails just now (fatal_error).": Fault(error="fatal_error"),
    "Slack itself fails just now (internal_error).": Fault(error="internal_error"),
    "Slack itself fails just now (team_added_to_org).": Fault(error="team_added_to_org"),
    "Slack asks to be left alone for 7 seconds.": Fault(error="ratelimited", retry_after=7),
    "Slack cannot be reached: the proxy wants a name and a password (407).": Fault(status=407),
    "Slack cannot be reached: what answers is no Slack (status 403).": Fault(status=403),
    "Slack cannot be reached: what answers is no Slack (status 200).": Fault(status=200),
    "Slack does not let the bot in (ekm_access_denied).": Fault(error="ekm_access_denied"),
    "Slack cannot be reached.": Fault(cut_off=True),
}
OURS = ("invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive", "not_allowed_token_type")


@pytest.fixture(scope="module")
def stranger() -> Iterator[str]:
    """Something that answers in Slack's place, with the body that the path names."""
    bodies = {
        "/page/auth.test": PAGE,
        "/list/auth.test": "[]",
        "/empty/auth.test": "",
        "/other/auth.test": '{"ok":true}',
    }

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = bodies[self.path].encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def tried(slack: DemoServer, fault: Fault, method: str = "auth.test") -> ConnectionProblem:
    slack.workspace.faults.arrange(method, fault)
    client = slack_client(slack.workspace.bot_token, slack.api_url)
    with pytest.raises(ConnectionProblem) as raised:
        who_we_are(client) if method == "auth.test" else try_socket_mode(client, slack.workspace.app_token)
    return raised.value


def test_what_passes_is_told_as_what_it_is_and_blames_no_token(slack: DemoServer) -> None:
    for method in ("auth.test", "apps.connections.open"):
        for says, fault in PASSING.items():
            found = tried(slack, fault, method)
            assert isinstance(found, ChatTroubleError)
            assert found.what == says
            assert "Copy it again" not in found.do
            assert "token" not in found.do.replace("Nothing is wrong with the tokens.", "")


def test_only_what_slack_says_of_the_token_is_its_fault(slack: DemoServer) -> None:
    for word in OURS:
        found = tried(slack, Fault(error=word))
        assert isinstance(found, ChatRefusesError)
        assert found.what == f"Slack refuses the bot token ({word})."
        assert "SIGHTLINE_SLACK_BOT_TOKEN" in found.do
        found = tried(slack, Fault(error=word), "apps.connections.open")
        assert isinstance(found, ChatRefusesError)
        assert found.what == f"Slack refuses the app-level token ({word})."


@pytest.mark.parametrize("kind", ["page", "list", "empty", "other"])
def test_an_answer_that_is_none_of_slacks_is_known(stranger: str, kind: str) -> None:
    with pytest.raises(ChatTroubleError, match="what answers is no Slack"):
        who_we_are(slack_client("xoxb-some", f"{stranger}/{kind}/"))


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (TeamsError(500, "unreadable_answer"), "Microsoft itself fails just now (unreadable_answer)."),
        (TeamsError(503, "temporarily_unavailable"), "Microsoft itself fails just now (temporarily_unavailable)."),
        (TeamsError(400, "temporarily_unavailable"), "Microsoft itself fails just now (temporarily_unavailable)."),
        (TeamsError(429, "unreadable_answer"), "Microsoft asks to be left alone for 30 seconds."),
        (
            TeamsError(407, "unreadable_answer"),
            "Microsoft cannot be reached: the proxy wants a name and a password (407).",
        ),
        (
            TeamsError(200, "unreadable_answer"),
            "Microsoft cannot be reached: what answers is no Microsoft (status 200).",
        ),
        (TeamsError(None, "ConnectError"), "Microsoft cannot be reached."),
        (TeamsError(400, "interaction_required"), "Microsoft does not let the bot in (interaction_required)."),
    ],
)
def test_microsofts_trouble_is_no_fault_of_the_secret(error: TeamsError, says: str) -> None:
    found = problem(error)
    assert isinstance(found, ChatTroubleError)
    assert found.what == says


def test_microsofts_refusal_is() -> None:
    found = problem(TeamsError(401, "invalid_client"))
    assert isinstance(found, ChatRefusesError)
    assert found.what == "Microsoft refuses the client secret."


def test_waits_grow_up_to_a_minute() -> None:
    assert [waits(tries).total_seconds() for tries in (0, 1, 2, 6, 7, 1000)] == [0.5, 1, 2, 32, 60, 60]
    assert waits(1000) == LONGEST_WAIT


@pytest.mark.usefixtures("with_plan")
def test_a_bot_that_starts_in_slacks_bad_minute_is_not_ready_and_comes_in_by_itself(
    slack: DemoServer,
    launch: Launch,  # noqa: F811
) -> None:
    for method in ("auth.test", "apps.connections.open"):
        slack.workspace.faults.arrange(method, Fault(status=500))
    process = launch("run", "--port", "0")
    address = address_of(process)
    assert told(address) == "Slack itself fails just now (http_500)."
    slack.wait_for_bot()
    (answer,) = TestUser(slack, VIEWER.id).says("/plan overdue")
    assert "overdue" in answer.plain
    ends_well(process)


def told(address: str) -> str:
    """What its light for Slack says while it is not ready."""
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"{address}/health/ready", timeout=STUCK_SECONDS)
    lights = cast("list[dict[str, Any]]", json.loads(refused.value.read())["lights"])
    return next(str(light["says"]) for light in lights if light["name"] == "slack")


def test_a_connection_that_slack_does_not_take_back_is_a_light(slack: DemoServer, with_plan: Path) -> None:
    core = make_core(f"sqlite:///{with_plan}", SetClock(NOW))
    seconds = 0.0
    served = Served(SlackLink(core, Settings()), steady=lambda: seconds)
    served.step()
    assert served.light().state is State.OK
    token = slack.workspace.app_token
    slack.workspace.app_token = "xapp-1-another"
    slack.refresh_connections()
    while served.link.is_open:
        # Slack asks the bot to come anew, which its own thread tries, and does not let it in.
        pass
    seconds = 4.0
    served.step()
    assert served.light().state is State.OK
    seconds = 6.0
    served.step()
    assert served.light().says == "Slack refuses the app-level token (invalid_auth)."
    slack.workspace.app_token = token
    served.step()
    assert served.light().state is State.OK
    served.close()
    assert served.edge is not None
    served.edge.close()
    core.afterwards.close()
    core.engine.dispose()

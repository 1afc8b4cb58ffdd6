"""Files that people share: what the bot is told, and how it comes to the bytes."""

import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from slack_bolt import App
from slack_sdk import WebClient

from bot.demo.files import LARGEST_FILE
from bot.demo.random_faults import RandomFaults
from bot.demo.server import DemoServer
from bot.demo.test_user import TestUser
from bot.demo.user_actions import UserActionError
from bot.demo.workspace import Workspace
from tests.demo.kit import LEAD, OLD, PLAN, QUIET, client_of, refused
from tests.patience import STUCK_SECONDS

BOARD = b"Ref,Title\nA1,Visit every carer\n"


class Heard(list[dict[str, Any]]):
    """The events a bot got."""

    def listen(self, app: App) -> "Heard":
        app.event("message")(lambda event: self.append(event))
        app.event("app_mention")(lambda event: self.append(event))
        return self


@pytest.fixture
def heard(app: App) -> Heard:
    return Heard().listen(app)


def fetched(address: str, token: str = "") -> tuple[int, str, bytes, str]:
    """Fetch an address as a bot does: status, kind, bytes, and where it ended."""
    request = urllib.request.Request(address, headers={"Authorization": f"Bearer {token}"} if token else {})
    with urllib.request.urlopen(request, timeout=STUCK_SECONDS) as response:
        return response.status, response.headers.get_content_type(), response.read(), response.url


def test_a_file_in_direct_messages_comes_as_a_message_event(heard: Heard, lead: TestUser, workspace: Workspace) -> None:
    lead.shares(BOARD, "Board July.csv", "Here it is")
    (event,) = heard
    assert (event["type"], event["subtype"], event["channel_type"]) == ("message", "file_share", "im")
    assert (event["text"], event["user"], event["channel"]) == ("Here it is", LEAD, "D01LEAD")
    (file,) = event["files"]
    told = {name: file[name] for name in ("name", "title", "mimetype", "filetype", "size", "mode", "user", "is_public")}
    assert told == {
        "name": "Board July.csv",
        "title": "Board July.csv",
        "mimetype": "text/csv",
        "filetype": "csv",
        "size": len(BOARD),
        "mode": "snippet",
        "user": LEAD,
        "is_public": False,
    }
    place = f"/files-pri/{workspace.team_id}-{file['id']}"
    assert file["url_private"].endswith(f"{place}/board_july.csv")
    assert file["url_private_download"].endswith(f"{place}/download/board_july.csv")


def test_the_bot_fetches_the_bytes_with_its_token(heard: Heard, lead: TestUser, workspace: Workspace) -> None:
    lead.shares(BOARD, "board.csv")
    (file,) = heard[0]["files"]
    for address in (file["url_private"], file["url_private_download"]):
        status, kind, content, _ = fetched(address, workspace.bot_token)
        assert (status, kind, content) == (200, "text/csv", BOARD)


@pytest.mark.parametrize("token", ["", "xoxb-wrong"])
def test_without_the_right_token_a_sign_in_page_comes_in_place_of_the_file(
    heard: Heard, lead: TestUser, token: str
) -> None:
    lead.shares(BOARD, "board.csv")
    status, kind, content, address = fetched(heard[0]["files"][0]["url_private_download"], token)
    assert (status, kind) == (200, "text/html")
    assert b"Sign in" in content
    assert "/signin?redir=%2Ffiles-pri%2F" in address


def test_without_the_scope_the_bot_hears_of_a_file_but_cannot_read_it(
    make_server: Callable[..., DemoServer], connect: Callable[[DemoServer], App]
) -> None:
    server = make_server(scopes={"chat:write", "im:history"})
    heard = Heard().listen(connect(server))
    TestUser(server, LEAD).shares(BOARD, "board.csv")
    (file,) = heard[0]["files"]
    assert fetched(file["url_private_download"], server.workspace.bot_token)[1] == "text/html"
    answer = refused(client_of(server).files_info, file=file["id"])
    assert (answer["error"], answer["needed"]) == ("missing_scope", "files:read")


def test_an_app_that_was_shut_out_reads_no_files(heard: Heard, lead: TestUser, workspace: Workspace) -> None:
    lead.shares(BOARD, "board.csv")
    workspace.faults.refuse_everything("token_revoked")
    assert fetched(heard[0]["files"][0]["url_private_download"], workspace.bot_token)[1] == "text/html"


def test_random_faults_reach_downloads_too(heard: Heard, lead: TestUser, workspace: Workspace) -> None:
    lead.shares(BOARD, "board.csv")
    workspace.faults.set_random_faults(RandomFaults(reset=1, methods=["url_private_download"]))
    with pytest.raises(ConnectionError):
        fetched(heard[0]["files"][0]["url_private_download"], workspace.bot_token)


def test_files_info_says_where_a_file_was_shared(heard: Heard, lead: TestUser, web: WebClient) -> None:
    lead.shares(BOARD, "board.csv")
    (file,) = heard[0]["files"]
    told = web.files_info(file=file["id"])["file"]
    assert (told["ims"], told["channels"]) == (["D01LEAD"], [])
    assert {name: told[name] for name in file} == file
    assert refused(web.files_info, file="F0")["error"] == "file_not_found"


def test_history_shows_the_files_of_a_message(heard: Heard, lead: TestUser, web: WebClient) -> None:
    lead.shares(BOARD, "board.csv", "Here")
    (found,) = web.conversations_history(channel="D01LEAD")["messages"]
    assert found["files"] == heard[0]["files"]
    assert [one.plain for one in lead.sees()] == ["Here board.csv"]


def test_in_a_channel_a_mention_carries_the_file(heard: Heard, lead: TestUser) -> None:
    lead.shares(BOARD, "board.csv", "nothing for the bot", PLAN)
    lead.shares(BOARD, "board.csv", "@Sightline read this", PLAN)
    (event,) = heard
    assert (event["type"], event["channel"]) == ("app_mention", PLAN)
    assert "subtype" not in event
    assert [one["is_public"] for one in event["files"]] == [True]


def test_a_bot_that_asked_for_channel_messages_hears_of_every_file_there(
    make_server: Callable[..., DemoServer], connect: Callable[[DemoServer], App]
) -> None:
    server = make_server(bot_events={"message.channels", "app_mention"})
    heard = Heard().listen(connect(server))
    lead = TestUser(server, LEAD)
    lead.shares(BOARD, "board.csv", "look", PLAN)
    lead.says("@Sightline and you?", PLAN)
    lead.says("not for the bot", QUIET)
    lead.says("not asked for")
    assert [(one["type"], one.get("subtype"), one.get("channel_type")) for one in heard] == [
        ("message", "file_share", "channel"),
        ("message", None, "channel"),
        ("app_mention", None, None),
    ]


def test_a_bot_without_the_scope_hears_nothing_of_channels(
    make_server: Callable[..., DemoServer], connect: Callable[[DemoServer], App]
) -> None:
    server = make_server(bot_events={"message.channels"}, scopes={"chat:write", "im:history"})
    heard = Heard().listen(connect(server))
    TestUser(server, LEAD).shares(BOARD, "board.csv", "look", PLAN)
    assert heard == []


def test_a_file_in_a_channel_without_the_bot_is_not_the_bots(
    lead: TestUser, server: DemoServer, web: WebClient
) -> None:
    lead.shares(BOARD, "board.csv", "ours", QUIET)
    (message,) = server.workspace.messages.history(QUIET)
    assert refused(web.files_info, file=message.files[0].id)["error"] == "file_not_found"
    with pytest.raises(urllib.error.HTTPError) as caught:
        fetched(server.payloads.file(message.files[0])["url_private"], server.workspace.bot_token)
    caught.value.close()
    assert caught.value.code == 404


def test_a_file_is_shared_by_its_path(heard: Heard, lead: TestUser, tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(b"PK\x03\x04")
    lead.shares(path)
    assert [(one["name"], one["filetype"], one["mode"]) for one in heard[0]["files"]] == [
        ("plan.xlsx", "xlsx", "hosted")
    ]


@pytest.mark.parametrize(
    ("content", "text", "where", "sentence"),
    [
        (b"", "", None, "board.csv is empty, so there is nothing to share."),
        (b"x" * (LARGEST_FILE + 1), "", None, "board.csv is larger than the 20 MiB this workspace keeps."),
        (BOARD, "/plan import", None, "A command cannot carry a file."),
        (BOARD, "", OLD, "#old is archived."),
    ],
)
def test_what_cannot_be_shared_is_said(
    lead: TestUser, content: bytes, text: str, where: str | None, sentence: str
) -> None:
    with pytest.raises(UserActionError, match=sentence):
        lead.shares(content, "board.csv", text, where)

"""A file that the bot sends: its address, its bytes, where it is shared, and who may keep it."""

import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from slack_sdk import WebClient

from bot.demo.files import LARGEST_FILE
from bot.demo.server import DemoServer
from bot.demo.test_user import TestUser
from bot.demo.workspace import Workspace
from tests.demo.kit import LEAD, OWNER, PLAN, QUIET, client_of, refused
from tests.patience import STUCK_SECONDS

ROWS = b"Ref,Title\nA1,Visit every carer\n"
THEIRS = f"D{LEAD[1:]}"


def brought(address: str, content: bytes) -> int:
    request = urllib.request.Request(address, data=content)
    try:
        with urllib.request.urlopen(request, timeout=STUCK_SECONDS) as response:
            return int(response.status)
    except urllib.error.HTTPError as error:
        error.close()
        return error.code


def kept(server: DemoServer, file_id: str, member: str) -> tuple[int, bytes, str]:
    """What the page gives somebody who presses a file."""
    address = f"{server.url}/demo/file/{file_id}?as={member}"
    try:
        with urllib.request.urlopen(address, timeout=STUCK_SECONDS) as response:
            return response.status, response.read(), str(response.headers["Content-Disposition"])
    except urllib.error.HTTPError as error:
        error.close()
        return error.code, b"", ""


def test_a_file_stands_where_it_was_shared_and_whoever_reads_there_keeps_it(
    server: DemoServer, web: WebClient, lead: TestUser
) -> None:
    done = web.files_upload_v2(filename="Plan July.xlsx", content=ROWS, channel=THEIRS, initial_comment="Here it is")
    (message,) = lead.hears()
    assert (message.text, message.files) == ("Here it is", ("Plan July.xlsx",))
    file_id = str(done["file"]["id"])
    assert kept(server, file_id, LEAD)[:2] == (200, ROWS)
    assert kept(server, file_id, LEAD)[2].startswith("attachment;")
    assert kept(server, file_id, OWNER)[0] == 404
    assert kept(server, "F0", LEAD)[0] == 404


@pytest.mark.parametrize("content", [b"", ROWS + b"more", ROWS[1:]])
def test_the_bytes_are_as_many_as_was_said(web: WebClient, content: bytes) -> None:
    given = web.files_getUploadURLExternal(filename="plan.csv", length=len(ROWS))
    assert brought(str(given["upload_url"]), content) == 400
    answer = refused(web.files_completeUploadExternal, files=[{"id": given["file_id"]}], channel_id=THEIRS)
    assert answer["error"] == "file_not_found"


def test_an_address_takes_one_file_and_nobody_guesses_it(web: WebClient) -> None:
    given = web.files_getUploadURLExternal(filename="plan.csv", length=len(ROWS))
    address = str(given["upload_url"])
    assert brought(address, ROWS) == 200
    assert brought(address, ROWS) == 404
    assert brought(f"{address}x", ROWS) == 404


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        ({"filename": "plan.csv", "length": 0}, "missing_argument"),
        ({"filename": "", "length": 5}, "invalid_arguments"),
        ({"filename": "plan.csv", "length": LARGEST_FILE + 1}, "file_upload_size_restricted"),
    ],
)
def test_an_address_is_given_for_a_name_and_a_length(web: WebClient, arguments: dict[str, Any], word: str) -> None:
    assert refused(web.files_getUploadURLExternal, **arguments)["error"] == word


@pytest.mark.parametrize(
    ("place", "word"),
    [
        (LEAD, "invalid_arguments"),
        ("", "invalid_arguments"),
        ("C0NOWHERE", "channel_not_found"),
        (QUIET, "not_in_channel"),
    ],
)
def test_it_is_shared_in_a_conversation_of_the_bots(web: WebClient, place: str, word: str) -> None:
    given = web.files_getUploadURLExternal(filename="plan.csv", length=len(ROWS))
    brought(str(given["upload_url"]), ROWS)
    answer = refused(web.files_completeUploadExternal, files=[{"id": given["file_id"]}], channel_id=place)
    assert answer["error"] == word


def test_posting_rules_hold_for_files_as_well(web: WebClient, workspace: Workspace) -> None:
    workspace.conversations[PLAN] = replace(workspace.conversations[PLAN], refuses_posts="restricted_action")
    given = web.files_getUploadURLExternal(filename="plan.csv", length=len(ROWS))
    brought(str(given["upload_url"]), ROWS)
    answer = refused(web.files_completeUploadExternal, files=[{"id": given["file_id"]}], channel_id=PLAN)
    assert answer["error"] == "posting_to_channel_denied"


def test_without_the_scope_no_address_is_given(make_server: Callable[..., DemoServer]) -> None:
    server = make_server(scopes={"chat:write", "files:read"})
    answer = refused(client_of(server).files_getUploadURLExternal, filename="plan.csv", length=5)
    assert (answer["error"], answer["needed"]) == ("missing_scope", "files:write")

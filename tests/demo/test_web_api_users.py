"""The bot asks who people are."""

from collections.abc import Callable

from slack_sdk import WebClient

from bot.demo.server import DemoServer
from bot.demo.workspace import Workspace
from tests.demo.kit import GUEST, LEAD, LEAVER, OWNER, STRANGER, client_of, refused


def test_a_member_is_described(web: WebClient) -> None:
    user = web.users_info(user=LEAD)["user"]
    assert (user["name"], user["real_name"], user["tz"]) == ("programme.manager", "Programme Manager", "Europe/London")
    assert (user["profile"]["email"], user["profile"]["title"]) == ("lead@demo.example", "Leads the programme")
    assert (user["tz_offset"], user["deleted"], user["is_bot"], user["is_restricted"]) == (3600, False, False, False)


def test_guests_strangers_leavers_and_bots_are_told_apart(web: WebClient, workspace: Workspace) -> None:
    guest, stranger, leaver = (web.users_info(user=one)["user"] for one in (GUEST, STRANGER, LEAVER))
    assert (guest["is_restricted"], guest["is_ultra_restricted"]) == (True, True)
    assert (stranger["is_stranger"], stranger["team_id"]) == (True, "T09OTHER")
    assert leaver["deleted"] is True
    assert "is_restricted" not in leaver
    bot = web.users_info(user=workspace.bot_user_id)["user"]
    assert (bot["is_bot"], bot["profile"]["bot_id"]) == (True, workspace.bot_id)
    assert web.users_info(user="USLACKBOT")["user"]["is_bot"] is False
    assert refused(web.users_info, user="U99")["error"] == "user_not_found"


def test_everyone_is_listed_page_by_page(web: WebClient, workspace: Workspace) -> None:
    assert len(web.users_list()["members"]) == len(workspace.members)
    pages = [[one["id"] for one in page["members"]] for page in web.users_list(limit=3)]
    assert [len(page) for page in pages] == [3, 3, 1]
    assert [one for page in pages for one in page] == list(workspace.members)


def test_a_member_is_found_by_address_unless_they_left(web: WebClient) -> None:
    assert web.users_lookupByEmail(email="OWNER@demo.example")["user"]["id"] == OWNER
    for gone in ("former@demo.example", "nobody@demo.example"):
        assert refused(web.users_lookupByEmail, email=gone)["error"] == "users_not_found"


def test_addresses_need_a_scope_of_their_own(make_server: Callable[..., DemoServer]) -> None:
    web = client_of(make_server(scopes={"users:read"}))
    assert "email" not in web.users_info(user=LEAD)["user"]["profile"]
    answer = refused(web.users_lookupByEmail, email="lead@demo.example")
    assert (answer["error"], answer["needed"], answer["provided"]) == (
        "missing_scope",
        "users:read.email",
        "users:read",
    )


def test_an_account_can_be_switched_off_meanwhile(web: WebClient, workspace: Workspace) -> None:
    workspace.deactivate(OWNER)
    assert web.users_info(user=OWNER)["user"]["deleted"] is True
    assert refused(web.chat_postMessage, channel=OWNER, text="x")["error"] == "user_disabled"

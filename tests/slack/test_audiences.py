"""Who is in Slack's channels and user groups, and what is said where Slack does not tell it."""

import pytest

from bot.stage import GROUP
from tests.cast import Player
from tests.chat import Chat

pytestmark = pytest.mark.slack_only("it tells of Slack's scopes and user groups")


@pytest.fixture
def custodian(chat: Chat, admin: Player, viewer: Player) -> Player:
    chat.says(viewer, "/plan status")
    chat.says(admin, "/plan set @Family Support Worker custodian").hears("is now this plan's pulse custodian")
    return viewer


def writes(chat: Chat, custodian: Player, to: str) -> None:
    chat.says(custodian, f"/plan pulse new Working here for {to}")
    chat.submits(custodian).hears("Pulse 1: Working here")
    chat.next_day()


def may_read_channels(chat: Chat) -> None:
    """As after somebody has added the scope and installed the app again."""
    workspace = chat.stage.workspace
    assert workspace.scopes is not None
    workspace.scopes |= {"channels:read"}


def test_a_channel_is_read_and_those_who_cannot_be_asked_are_counted(chat: Chat, custodian: Player) -> None:
    writes(chat, custodian, "#improvement-plan")
    everybody = [one for one in chat.stage.workspace.members.values() if not one.bot]
    members = [one for one in everybody if not (one.guest or one.team or one.deleted)]
    said = chat.says(custodian, "/plan pulse show 1").hears("Asks: #improvement-plan")
    said.hears(f"The next round asks {len(members)} people. It leaves out {len(everybody) - len(members)} others")


def test_a_user_group_is_read(chat: Chat, custodian: Player) -> None:
    writes(chat, custodian, f"@{GROUP.handle}")
    said = chat.says(custodian, "/plan pulse show 1").hears(f"Asks: @{GROUP.handle}")
    said.hears("The next round asks")


def test_a_missing_scope_is_named_to_the_custodian(chat: Chat, custodian: Player) -> None:
    workspace = chat.stage.workspace
    workspace.scopes = (workspace.scopes or frozenset()) - {"channels:read"}
    writes(chat, custodian, "#improvement-plan")
    told, *_ = [one for one in chat.messages_to(custodian) if "cannot open yet" in one.plain]
    assert "add the scope channels:read and groups:read" in told.plain
    may_read_channels(chat)
    chat.next_day()
    chat.says(custodian, "/plan pulse show 1").hears("The next round asks")

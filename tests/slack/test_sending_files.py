"""The plan as a workbook: offered, sent to whoever asked and to nobody else, or refused in words."""

import io

import openpyxl
import pytest

from bot.demo.files import SharedFile
from tests.cast import Player
from tests.chat import Chat
from tests.small_plan import TODAY

pytestmark = pytest.mark.slack_only("Teams asks its reader first: tests/teams/test_sending_files.py")

CHANNEL = "#improvement-plan"


def received(chat: Chat, person: Player) -> list[SharedFile]:
    """The files in somebody's direct messages with the bot."""
    chat.stage.edge.to_send.wait()
    workspace = chat.stage.workspace
    return [file for one in workspace.messages.within(workspace.dm_id(person.id)) for file in one.files]


def heard_last(chat: Chat, person: Player) -> str:
    chat.stage.edge.to_send.wait()
    return chat.messages_to(person)[-1].plain


def test_a_press_sends_the_workbook_that_the_card_tells_of(chat: Chat, viewer: Player) -> None:
    chat.says(viewer, "export").hears("as a workbook, as it stands on Monday 11 July", "73 actions", "to you alone")
    assert received(chat, viewer) == []
    chat.presses(viewer, "Send me the workbook").hears("I am writing the workbook.")
    (file,) = received(chat, viewer)
    assert file.name.endswith(f"-{TODAY.isoformat()}.xlsx")
    assert file.user == chat.stage.workspace.bot_user_id
    book = openpyxl.load_workbook(io.BytesIO(file.content))
    refs = {str(row[0].value) for row in book["Actions"].iter_rows(min_row=2)}
    assert {"A1", "C14"} <= refs
    book.close()


def test_what_is_asked_for_in_a_channel_comes_to_one_person_alone(chat: Chat, lead: Player, owner: Player) -> None:
    chat.says(lead, "/plan export workbook", CHANNEL).privately().hears("in a direct message")
    assert len(received(chat, lead)) == 1
    assert received(chat, owner) == []
    assert all(not one.files for one in chat.in_channel(owner))


def test_a_press_that_is_delivered_twice_sends_one(chat: Chat, lead: Player) -> None:
    card = chat.says(lead, "export").only
    pressed = chat.press(lead, card, "Send me the workbook")
    chat.bot_gets(pressed)
    chat.bot_gets(pressed)
    assert len(received(chat, lead)) == 1


def test_whoever_may_not_read_the_plan_gets_no_file(chat: Chat, outsider: Player) -> None:
    chat.says(outsider, "export workbook")
    assert received(chat, outsider) == []


def test_less_than_the_plan_is_not_sent_as_if_it_were_that(chat: Chat, lead: Player) -> None:
    chat.says(lead, "export overdue").hears_nothing_of("I am writing the workbook.")
    assert received(chat, lead) == []


def test_without_the_scope_the_bot_says_how_to_ask_for_it(chat: Chat, lead: Player) -> None:
    workspace = chat.stage.workspace
    workspace.scopes = (workspace.scopes or frozenset()) - {"files:write"}
    chat.says(lead, "export workbook")
    assert "An administrator of Slack can add the scope files:write to the app" in heard_last(chat, lead)
    assert "as a workbook, as it stands" not in " ".join(one.plain for one in chat.messages_to(lead))
    assert received(chat, lead) == []


@pytest.mark.parametrize(
    ("method", "word", "said"),
    [
        ("files.getUploadURLExternal", "file_uploads_disabled", "This workspace lets nobody upload such files."),
        ("files.getUploadURLExternal", "storage_limit_reached", "takes no file as large as this one"),
        ("files.completeUploadExternal", "internal_error", "Ask for it again in a minute."),
        ("upload_url", "", "Ask for it again in a minute."),
    ],
)
def test_a_file_that_slack_refuses_is_told_in_words(
    chat: Chat, lead: Player, method: str, word: str, said: str
) -> None:
    if method == "upload_url":
        chat.stage.server.arrange(method, answer_lost=True)
    else:
        chat.stage.server.arrange(method, error=word)
    chat.says(lead, "export workbook")
    assert said in heard_last(chat, lead)
    assert received(chat, lead) == []

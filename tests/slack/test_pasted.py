"""A table pasted in place of a file, and a link to a sheet that nobody but its owner can open."""

import pytest
from sqlmodel import select

from store.database import SessionMaker
from store.models import StagedImport
from tests.cast import Player
from tests.chat import Chat

TABLE = "Ref\tAction\tLead\tBy when\n1.1\tRecruit social workers\tHead of HR\t5 August 2022\n1.2\tTrain managers\t\tTBC"
DRAWN = TABLE.replace("\t", " | ")


def pasted(sessions: SessionMaker) -> list[str | None]:
    with sessions() as session:
        return list(session.exec(select(StagedImport.pasted)))


@pytest.mark.parametrize("table", [TABLE, DRAWN, f"here is our plan\n{TABLE}"])
def test_a_pasted_table_is_read_as_a_plan_after_one_press(
    chat: Chat, lead: Player, sessions: SessionMaker, table: str
) -> None:
    chat.says(lead, table).privately().hears("Is this a plan? I can read it.", "Nothing is saved before you accept it.")
    chat.presses(lead, "Read it").hears("Reading what you pasted.")
    chat.wait_for_files()
    told = " ".join(one.text for one in chat.messages_to(lead))
    assert "2 actions" in told
    assert "Nothing is saved yet." in told
    chat.presses(lead, "Discard")
    assert pasted(sessions) == [None], "the words are kept no longer than it takes to answer"


def test_only_who_may_read_a_plan_in_is_asked(chat: Chat, owner: Player, sessions: SessionMaker) -> None:
    chat.says(owner, TABLE).hears_nothing_of("Is this a plan?")
    assert pasted(sessions) == []


@pytest.mark.parametrize("said", ["read 99999999999999999999", "accept 99999999999999999999"])
def test_a_number_beyond_all_counting_is_of_no_document(chat: Chat, lead: Player, said: str) -> None:
    chat.says(lead, said).hears_nothing_of("Something went wrong")


def test_what_was_never_read_is_forgotten(chat: Chat, lead: Player, sessions: SessionMaker) -> None:
    chat.says(lead, TABLE)
    chat.next_day()
    chat.says(lead, DRAWN)
    assert [text is None for text in pasted(sessions)] == [True, False]


@pytest.mark.both_chats
def test_a_table_with_a_childs_number_is_not_kept(chat: Chat, lead: Player, sessions: SessionMaker) -> None:
    chat.says(lead, f"{TABLE}\n1.3\tVisit 943 476 5870\t\tTBC").hears("This seems to hold an NHS number.")
    assert pasted(sessions) == []


@pytest.mark.parametrize(
    "said",
    [
        "https://docs.google.com/spreadsheets/d/abc/edit",
        "can you import this https://council.sharepoint.com/sites/plan/Plan.xlsx please",
        "here's our plan: https://planner.cloud.microsoft/webui/plan/xyz",
    ],
)
def test_a_link_to_a_sheet_is_answered_with_how_to_share_it(chat: Chat, lead: Player, said: str) -> None:
    chat.says(lead, said).hears("I can't open links", "share")


def test_a_link_behind_an_update_is_evidence(chat: Chat, lead: Player) -> None:
    chat.says(lead, "A5.1 done https://council.sharepoint.com/minutes.docx").hears_nothing_of("I can't open links")

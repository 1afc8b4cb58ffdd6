"""When boards meet: the lead says it, everybody reads it, and "since the last board" means a day."""

from datetime import date

import pytest

from store.models import BodyMeeting, Change
from tests.cast import Player
from tests.chat import Chat, Rows


def days(rows: Rows) -> list[date]:
    return [one.day for one in rows(BodyMeeting)]


@pytest.mark.both_chats
def test_the_lead_says_when_a_board_meets_and_everybody_reads_it(
    chat: Chat, lead: Player, viewer: Player, rows: Rows
) -> None:
    chat.says(viewer, "/plan boards").hears("The plan holds no meeting dates", "set board Improvement Board meets")
    chat.says(lead, "/plan set board Improvement Board meets 20 June, 20 July and 17 August").hears(
        "The Improvement Board meets on Monday 20 June, Wednesday 20 July and Wednesday 17 August.",
        "Next meeting: Wednesday 20 July. 1 more after that. Last met: Monday 20 June.",
    )
    chat.says(viewer, "/plan boards").hears("Next meeting: Wednesday 20 July.", "Scrutiny panel")
    alone = chat.says(viewer, "/plan boards improvement").hears("Next meeting: Wednesday 20 July.")
    assert "Scrutiny panel" not in alone.words
    chat.says(viewer, "/plan boards cabinet").hears("I know no board called cabinet.")
    chat.says(lead, "/plan set board the improvement board meets 14 September").hears("2 more after that")
    assert days(rows) == [date(2022, 6, 20), date(2022, 7, 20), date(2022, 8, 17), date(2022, 9, 14)]


def test_a_day_is_taken_back_in_words_and_either_change_by_undo(chat: Chat, lead: Player, rows: Rows) -> None:
    chat.says(lead, "/plan set board scrutiny panel meets 20, 27 July")
    chat.says(lead, "/plan set board scrutiny panel does not meet 27 July").hears("does not meet on Wednesday 27 July")
    assert days(rows) == [date(2022, 7, 20)]
    chat.says(lead, "/plan undo").hears("Taken back")
    assert days(rows) == [date(2022, 7, 20), date(2022, 7, 27)]
    chat.says(lead, "/plan undo").hears("Taken back")
    assert days(rows) == []
    kept = [(one.what, one.before, one.after) for one in rows(Change) if one.field == "meets"]
    assert kept[0] == ("Scrutiny panel", None, "2022-07-20, 2022-07-27")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("board Scrutiny panel", "Say when it meets"),
        ("board Cabinet meets 20 July", "I know no board called Cabinet. There are: Improvement Board"),
        ("board board meets 20 July", "Several boards fit “board”: Improvement Board and Shadow board. Say which."),
        ("board Scrutiny panel meets soon", "I can't read 'soon' as a date"),
        ("board Scrutiny panel meets 31 June", "no day 31"),
        ("board Scrutiny panel meets 20 July 2032", "more than three years away"),
        ("board Scrutiny panel does not meet 20 July", "I hold no meeting of the Scrutiny panel on Wednesday 20 July"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(chat: Chat, lead: Player, rows: Rows, words: str, sentence: str) -> None:
    chat.says(lead, f"/plan set {words}").hears(sentence)
    assert days(rows) == []


def test_only_who_leads_says_when_a_board_meets(chat: Chat, owner: Player, rows: Rows) -> None:
    chat.says(owner, "/plan set board Scrutiny panel meets 20 July").hears("Only the programme lead")
    assert days(rows) == []

"""A chat that writes only its own wire hears, answers, opens forms and draws what was pressed anew."""

import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

from scheduler.runner import tick
from store.database import SessionMaker
from tests.cast import Player
from tests.chat import ItemNow, Log, MakeMilestone
from tests.chats.conftest import Reader
from tests.chats.made_up import Board, BoardSender
from tests.conftest import OPENING

HOME = Path(__file__).parents[2]


def test_it_answers_in_the_same_words(reader: Reader, owner: Player, make_milestone: MakeMilestone) -> None:
    make_milestone("A3.1", owner=owner, baseline=date(2022, 7, 29))
    assert "A3.1 Visit every carer" in reader.says("mine")
    assert reader.says("frobnicate").startswith("I don't know what to do with “frobnicate”.")


def test_advice_is_what_one_says_there(reader: Reader) -> None:
    assert "Try overdue or due 14 days for the whole plan." in reader.says("mine")
    assert "Try find and a word from its title." in reader.says("update Z9 on track")


def test_it_loads_nothing_of_another_chat() -> None:
    """What any chat needs knows none."""
    names = ("slack_sdk", "slack_bolt", "slackblocks", "bot.slack")
    asked = f"import sys, tests.chats.made_up; print([name for name in {names} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", asked], cwd=HOME, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_form_is_put_right_and_the_pressed_notice_drawn_anew(
    reader: Reader, owner: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    make_milestone("A3.1", owner=owner)
    reader.says("mine")
    before = reader.presses("Update: A3.1 Visit every carer")
    assert reader.form == "Update A3.1"
    assert reader.fills(progress="at risk", forecast="soon") == {
        "forecast": "This is not a date. Choose a day, such as 29 July 2022."
    }
    assert reader.notices == [before]
    assert reader.fills(progress="at risk") == {}
    (after,) = reader.notices
    assert after.startswith("Thank you. A3.1 is at risk.")
    assert "You own 1 open action or milestone" in after
    assert item("A3.1").progress == "at risk"


def test_a_press_is_a_command(reader: Reader, owner: Player, make_milestone: MakeMilestone, item: ItemNow) -> None:
    make_milestone("A3.1", owner=owner)
    reader.says("asked A3.1")
    anew = reader.presses("On track, nothing changed: A3.1 Visit every carer")
    assert anew.startswith("Thank you. A3.1 is on track.")
    assert "All answered." in anew
    assert item("A3.1").progress == "on track"
    assert len(reader.notices) == 1
    assert reader.presses("Why did I get this?").startswith("Thank you. A3.1 is on track.")
    assert len(reader.notices) == 2, "a question asked by a tap is answered beside it"


def test_whoever_spoke_there_last_is_asked_there(
    reader: Reader, board: Board, sessions: SessionMaker, owner: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    make_milestone("A3.1", owner=owner, baseline=date(2022, 7, 25))
    reader.says("mine")
    tick(sessions, BoardSender(board), OPENING + timedelta(hours=3))
    assert reader.notices[-1].startswith("How does this stand?")
    reader.presses("On track, nothing changed: A3.1 Visit every carer")
    assert item("A3.1").progress == "on track"
    assert "All answered." in reader.notices[-1]


def test_an_answer_that_cannot_be_hung_up_is_not_taken_for_a_failure(
    reader: Reader, board: Board, owner: Player, make_milestone: MakeMilestone, item: ItemNow, logged: Log
) -> None:
    make_milestone("A3.1", owner=owner)
    board.refuses = 1
    assert reader.says("update A3.1 on track").startswith("I could not show my answer here.")
    assert item("A3.1").progress == "on track"
    assert [entry["event"] for entry in logged if entry["log_level"] == "error"] == ["answer not shown"]

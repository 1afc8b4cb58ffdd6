"""A lead who comes to a second chat is asked in the first whether it is them."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from scheduler.runner import tick
from store.database import SessionMaker
from store.models import Identity, Person
from tests.cast import Player
from tests.chat import Chat, Rows
from tests.chats.made_up import Board, BoardBot, BoardSender
from tests.conftest import OPENING

pytestmark = pytest.mark.slack_only("its database knows the cast by their accounts in Slack")


@pytest.fixture
def board(lead: Player) -> Board:
    return Board(emails={"improvement": lead.email})


@pytest.fixture
def bot(board: Board, chat: Chat) -> Iterator[BoardBot]:
    bot = BoardBot(board, chat.stage.core.sessions, chat.stage.clock)
    yield bot
    bot.afterwards.close()


def test_a_lead_says_once_that_it_is_them(chat: Chat, board: Board, bot: BoardBot, lead: Player, rows: Rows) -> None:
    bot.gets(1, "improvement", {"words": "set plan name SEND"})
    assert "may" in board.notices[-1]["text"] or "lead" in board.notices[-1]["text"]
    chat.next_day()
    asked = chat.messages_to(lead)[-1]
    assert "Is this you in Board?" in asked.plain
    chat.presses(lead, "Yes, that is me", message=asked).hears("That is you in Board.")
    chat.says(lead, "/plan my account 1 yes").hears("You have said already")
    bot.gets(2, "improvement", {"words": "set plan name SEND"})
    assert "SEND" in board.notices[-1]["text"]
    assert len({one.person_id for one in rows(Identity) if one.platform == "board"}) == 1
    assert [one.name for one in rows(Person) if one.email == lead.email] == ["Improvement"]


def test_nobody_else_can_say_it_for_them(
    chat: Chat, board: Board, bot: BoardBot, lead: Player, owner: Player, sessions: SessionMaker
) -> None:
    bot.gets(1, "improvement", {"words": "mine"})
    chat.says(owner, "/plan my account 1 yes").hears("I have not asked you that.")
    bot.gets(2, "improvement", {"words": "my account 1 yes"})
    assert "I have not asked you that." in board.notices[-1]["text"]
    chat.says(lead, "/plan same person 1 yes").hears("I have not asked that.")
    tick(sessions, BoardSender(board), OPENING + timedelta(hours=3))
    assert not any("Is this you" in one["text"] for one in board.notices)
    chat.says(lead, "/plan my account 1 no").hears("is not yours", "Tell your ICT")

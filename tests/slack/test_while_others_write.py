"""Whoever asks waits for nobody who changes something, however long that takes."""

import urllib.request
from collections.abc import Iterator

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot.health.gathering import lights_of
from bot.web import WebServer
from store.database import SessionMaker, briefly, reading, undone
from store.models import Item, Outgoing
from tests.cast import Player
from tests.chat import Chat, MakeMilestone, Rows
from tests.patience import STUCK_SECONDS

pytestmark = pytest.mark.both_engines


@pytest.fixture
def long_write(sessions: SessionMaker, chat: Chat, owner: Player, make_milestone: MakeMilestone) -> Iterator[None]:
    """Somebody's change is on its way and not done for as long as the test runs."""
    make_milestone("A3.1", owner=owner)
    chat.says(owner, "/plan mine")
    with sessions() as session:
        session.execute(text("UPDATE item SET title = 'Not yet' WHERE ref = 'A3.1'"))
        yield
        session.rollback()


@pytest.mark.slack_only("it opens the Home tab")
@pytest.mark.usefixtures("long_write")
def test_a_question_is_answered_by_what_is_known(chat: Chat, owner: Player, sessions: SessionMaker) -> None:
    chat.says(owner, "/plan mine").hears("A3.1", "Visit every carer").hears_nothing_of("Not yet")
    chat.says(owner, "/plan status").hears("overdue")
    assert "You own 1 open" in chat.home(owner)


@pytest.mark.only_on("sqlite")
@pytest.mark.usefixtures("long_write")
def test_what_an_answer_leaves_behind_is_given_up_and_written_later(
    chat: Chat, owner: Player, sessions: SessionMaker
) -> None:
    chat.bot_gets(chat.event(owner, "overdue"))
    with pytest.raises(DBAPIError, match="locked"), briefly(sessions):
        pass
    chat.stage.core.afterwards.finish()


@pytest.mark.usefixtures("long_write")
def test_health_says_that_the_database_answers(chat: Chat) -> None:
    web = WebServer("127.0.0.1", 0, lights=lights_of(chat.stage.core))
    with urllib.request.urlopen(f"{web.start()}/health/ready", timeout=STUCK_SECONDS) as answer:
        assert answer.status == 200
    web.stop()


def test_nothing_can_be_written_where_it_is_only_read(sessions: SessionMaker) -> None:
    with reading(sessions) as session, pytest.raises(DBAPIError):
        session.execute(text("UPDATE item SET title = 'Changed'"))
    with sessions() as session:
        session.execute(text("UPDATE item SET title = 'Changed by whoever comes next'"))
        session.rollback()


@pytest.mark.usefixtures("long_write")
def test_a_preview_is_decided_meanwhile(chat: Chat, lead: Player) -> None:
    chat.says(lead, "/plan nudges preview").hears("Monday 11 July")


def test_a_preview_leaves_nothing_behind(sessions: SessionMaker, rows: Rows) -> None:
    before = len(rows(Outgoing))
    with reading(sessions) as session, undone(session) as trial:
        trial.execute(text("UPDATE item SET title = 'Tried'"))
        assert set(trial.execute(text("SELECT title FROM item")).scalars()) == {"Tried"}
    assert len(rows(Outgoing)) == before
    assert "Tried" not in {one.title for one in rows(Item)}

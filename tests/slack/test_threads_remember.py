"""A follow-up in a chat: it changes one part of the last question, and never points past what was answered last."""

import pytest
from sqlmodel import select

from store.database import SessionMaker
from store.models import Remembered
from tests.cast import Player
from tests.chat import Chat, Log, MakeMilestone


def kept(sessions: SessionMaker) -> list[str]:
    with sessions() as session:
        return list(session.exec(select(Remembered.query)))


@pytest.mark.both_chats
def test_a_follow_up_says_the_whole_question_it_answers(chat: Chat, lead: Player) -> None:
    chat.says(lead, "what is red in sufficiency").hears("Sufficiency")
    chat.says(lead, "and in workforce?").hears("red", "Workforce").hears_nothing_of("Sufficiency")
    chat.says(lead, "how many is that").hears("red", "Workforce")


def test_a_bare_why_is_about_what_was_shown(chat: Chat, lead: Player) -> None:
    chat.says(lead, "/plan show C14.2")
    chat.says(lead, "why?").hears("C14.2 is red")
    chat.says(lead, "who owns it").hears("C14.2", "Head of Specialist Services")


def test_it_never_points_past_what_was_answered_last(chat: Chat, lead: Player, make_milestone: MakeMilestone) -> None:
    make_milestone("A3.1")
    chat.says(lead, "show C14.2")
    chat.says(lead, "boards")
    chat.says(lead, "why is it red").hears_nothing_of("C14.2")
    chat.says(lead, "update A3.1 on track")
    chat.says(lead, "who owns it").hears("A3.1")


def test_nobody_follows_on_what_somebody_else_asked(chat: Chat, lead: Player, owner: Player) -> None:
    chat.says(lead, "show C14.2")
    chat.says(owner, "who owns it").hears("I don't know what that points to.")


def test_after_an_hour_nothing_is_remembered(chat: Chat, lead: Player) -> None:
    chat.says(lead, "show C14.2")
    chat.next_day()
    chat.says(lead, "who owns it").hears("I don't know what that points to.")


def test_what_is_refused_is_not_remembered(chat: Chat, lead: Player, sessions: SessionMaker) -> None:
    chat.says(lead, "is the Harris family still open")
    assert kept(sessions) == []
    chat.says(lead, "what is red in sufficiency")
    assert "sufficiency" not in " ".join(kept(sessions)), "the query, and not the words"


HOSTILE = [
    "antidisestablishmentarianism" * 400,
    "what is\u200b over\u200bdue",
    "\u202ewhat is late\u202c",
    "\u200b",
    "@everyone what is late",
    "<!channel> hello",
    '{"wanted":"list","where":[]}',
    'ask {"wanted":"list"',
    "ask {}",
    "'; DROP TABLE person; --",
    "**bold** _it_ `code` ~x~ <script>alert(1)</script>",
    "🙂" * 200,
    "🚦" * 200,
    "?" * 500,
    "overdue " * 1000,
    "not not not not red",
    "red or or or amber",
    "why why why",
    "due 99999999999999999999 days",
    "show A99999999999999999999",
    "%s%n ${jndi:ldap://x} ../../etc/passwd",
    "\x07\x08\x1b[31mred",
    "plan:999 status",
    "propose {}",
    "help " + "x" * 3000,
]


@pytest.mark.parametrize("said", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_is_typed_is_answered_and_writes_nothing(chat: Chat, viewer: Player, logged: Log, said: str) -> None:
    answer = chat.says(viewer, said)
    assert answer.messages
    answer.hears_nothing_of("Something went wrong")
    assert [one["event"] for one in logged if one.get("exc_info")] == []

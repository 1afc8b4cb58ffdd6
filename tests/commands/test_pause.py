"""A stop for bad days: everything that is said unasked waits until somebody says that it is over, or its day comes."""

import re
from datetime import time

import pytest

from store.models import Outgoing
from store.rules.terms import OutgoingState
from tests.cast import Player
from tests.chat import Chat, MakeMilestone, Rows, RunJobs


@pytest.fixture
def paused(chat: Chat, lead: Player, owner: Player, make_milestone: MakeMilestone) -> Chat:
    """Somebody has something due tomorrow, and everything is paused until Friday."""
    chat.goes_to(chat.today, time(10))
    make_milestone("A3.1", owner=owner, baseline=chat.in_days(1))
    chat.says(lead, "/plan pause everything until Friday because the inspectors are here").hears(
        "All messages are paused until Friday 15 July at 08:30, by Improvement Lead: “the inspectors are here”."
    )
    return chat


def test_nobody_is_asked_while_everything_is_paused(
    paused: Chat, lead: Player, owner: Player, run_jobs: RunJobs
) -> None:
    before = paused.in_channel(owner)
    paused.says(lead, "/plan pause everything until 20 July")
    run_jobs(processes=2)
    paused.goes_to(paused.in_days(7))
    assert paused.messages_to(owner) == []
    assert paused.in_channel(owner) == before, "no digest on Monday either"


def test_questions_are_answered_and_updates_saved_meanwhile(paused: Chat, owner: Player) -> None:
    paused.says(owner, "/plan mine").hears("A3.1")
    paused.says(owner, "/plan update A3.1 on track").hears("Thank you")


def test_it_goes_on_by_itself_on_its_day(paused: Chat, owner: Player) -> None:
    paused.goes_to(paused.in_days(4), time(10))
    assert [one for one in paused.messages_to(owner) if "A3.1" in one.plain]


def test_resuming_first_shows_what_would_go(paused: Chat, lead: Player, owner: Player) -> None:
    paused.says(owner, "/plan stuck A3.1 nobody answers the phone").hears(
        "Messages are paused until Friday 15 July at 08:30: what I tell others goes then."
    )
    assert not [one for one in paused.messages_to(lead) if "A3.1" in one.plain]
    paused.says(lead, "/plan resume").hears("End the pause?", "messages would go at once", "Improvement Lead")
    paused.presses(lead, "Resume now").hears("Messages go again.")
    assert [one for one in paused.messages_to(lead) if "A3.1" in one.plain]


def test_the_start_page_says_so_and_only_a_lead_can_end_it(paused: Chat, lead: Player, owner: Player) -> None:
    assert "All messages are paused until Friday 15 July at 08:30" in paused.home(owner)
    assert "Resume" not in paused.says(owner, "/plan").buttons()
    assert "Resume…" in paused.says(lead, "/plan").buttons()
    paused.says(owner, "/plan resume now").hears("Only the programme lead can change this.")
    paused.says(owner, "/plan pause everything until Friday").hears("Only the programme lead can change this.")


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("pause everything until 4 July 2022", "has passed. Name a day that is to come."),
        ("pause everything until 1 November", "A pause holds 31 days at most"),
        ("pause everything", "Say until when."),
        ("pause nudges until Friday", "I can only pause everything."),
        ("pause everything until whenever", "can't read"),
    ],
)
def test_a_pause_that_cannot_be_is_refused_in_words(chat: Chat, lead: Player, words: str, answer: str) -> None:
    chat.says(lead, f"/plan {words}").hears(answer)
    chat.says(lead, "/plan resume").hears("Nothing is paused.")


def test_the_plans_history_keeps_who_paused_and_who_resumed(paused: Chat, lead: Player) -> None:
    paused.says(lead, "/plan resume now")
    paused.says(lead, "/plan changes").hears(
        "Messages paused until: 15 July 2022, 08:30 → ended", "Why: the inspectors are here"
    )


@pytest.mark.both_chats
def test_resuming_shows_what_fell_due_in_the_pause_and_just_that_goes(
    paused: Chat, lead: Player, owner: Player, rows: Rows
) -> None:
    paused.goes_to(paused.in_days(1), time(10))
    shown = paused.says(lead, "/plan resume").hears("Head of Fostering", "a question about", "A3.1").only.plain
    many = int(re.search(r"(\d+) messages would go at once", shown)[1])  # type: ignore[index]
    before = [row.key for row in rows(Outgoing)]
    paused.presses(lead, "Resume now")
    paused.goes_to(paused.today, time(10, 1))
    gone = [row for row in rows(Outgoing) if row.key not in before and row.state is OutgoingState.SENT]
    assert len(gone) == many
    assert [one for one in paused.messages_to(owner) if "A3.1" in one.plain]


def test_a_preview_of_a_day_in_the_pause_shows_what_it_holds_back(paused: Chat, lead: Player) -> None:
    paused.says(lead, "/plan nudges preview tomorrow").hears(
        "No messages to go on Tuesday 12 July",
        "All messages are paused until Friday 15 July at 08:30",
        "Held back",
        "Head of Fostering",
        "A3.1",
        "not said: all messages are paused until Friday 15 July at 08:30",
    )
    paused.says(lead, "/plan nudges preview 15 July").hears("What goes:").hears_nothing_of("not said: all messages")


def test_who_was_never_looked_at_before_the_pause_is_asked_after_it(
    chat: Chat, lead: Player, owner: Player, make_milestone: MakeMilestone
) -> None:
    chat.goes_to(chat.today, time(9))
    make_milestone("A3.1", owner=owner, baseline=chat.in_days(1))
    chat.says(lead, "/plan pause everything until Friday")
    chat.goes_to(chat.in_days(3), time(10))
    assert chat.messages_to(owner) == []
    chat.says(lead, "/plan resume now")
    chat.goes_to(chat.today, time(10, 1))
    assert [one for one in chat.messages_to(owner) if "A3.1" in one.plain]


def test_resuming_says_where_nothing_would_go(chat: Chat, lead: Player) -> None:
    chat.goes_to(chat.today, time(20))
    chat.says(lead, "/plan pause everything until Friday")
    chat.says(lead, "/plan resume").hears("Nothing would go at once.")

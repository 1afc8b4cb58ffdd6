"""A lead or a manager has an owner asked, after a look at what would go, by the rules that hold for all questions."""

from datetime import date, time, timedelta

import pytest

from store.models import Outgoing
from store.rules.terms import OutgoingState
from tests.cast import Player
from tests.chat import Chat, ItemNow, MakeMilestone, Rows

PROMISED = date(2022, 7, 29)


@pytest.mark.both_engines
def test_a_manager_has_an_owner_asked_after_a_look(
    chat: Chat, owner: Player, manager: Player, make_milestone: MakeMilestone, item: ItemNow, rows: Rows
) -> None:
    make_milestone("A3.1", owner=owner, baseline=PROMISED)
    before = len(rows(Outgoing))
    chat.says(manager, "remind @Head of Fostering about A3.1").hears(
        "Ask Head of Fostering about A3.1?", "Due Friday 29 July", "number 1 of the 2 messages", "Nothing is sent yet."
    )
    assert len(rows(Outgoing)) == before
    chat.presses(manager, "Send").hears("Head of Fostering is asked about A3.1, in your name.")
    asked = rows(Outgoing)[-1]
    assert (asked.kind, asked.state) == ("nudge", OutgoingState.SENT)
    assert "Service Director, Care has asked me to ask you about A3.1." in str(asked.card.as_sent)
    chat.presses(owner, "On track, nothing changed")
    assert item("A3.1").progress is not None
    chat.says(owner, "nudges why").hears("Service Director, Care has asked me to ask you about A3.1.")
    chat.says(manager, "remind @Head of Fostering about A3.1").hears("has been asked today already")


@pytest.mark.both_chats
def test_only_who_leads_or_manages_has_anybody_asked(
    chat: Chat, owner: Player, viewer: Player, lead: Player, make_milestone: MakeMilestone, rows: Rows
) -> None:
    make_milestone("A3.1", owner=owner)
    before = len(rows(Outgoing))
    chat.says(viewer, "remind @Head of Fostering about A3.1").hears("Only the programme lead and Head of Fostering's")
    chat.says(owner, "remind @Head of Fostering about A3.1").hears("That is yourself.")
    chat.says(lead, "remind @Family Support Worker about A3.1").hears("A3.1 belongs to Head of Fostering, so")
    chat.says(owner, "update A3.1 complete")
    chat.says(lead, "remind now @Head of Fostering about A3.1").hears("A3.1 is complete, so nobody is asked about it.")
    assert len([one for one in rows(Outgoing)[before:] if one.kind == "nudge"]) == 0


def test_leave_and_a_full_week_hold_for_whoever_asks(
    chat: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone
) -> None:
    make_milestone("A3.1", owner=owner, baseline=date(2022, 9, 30))
    for _ in range(2):
        chat.says(lead, "remind now @Head of Fostering about A3.1").hears("is asked about A3.1")
        chat.next_day()
    chat.says(lead, "remind @Head of Fostering about A3.1").hears("has had 2 messages with questions this week")
    chat.goes_to(chat.today + timedelta(days=7), time(9))
    chat.says(owner, "leave today to 5 Aug")
    chat.says(lead, "remind @Head of Fostering about A3.1").hears("is on leave until Friday 5 August")


def test_what_waits_for_the_morning_is_taken_back(
    chat: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone, rows: Rows
) -> None:
    make_milestone("A3.1", owner=owner)
    chat.goes_to(chat.today, time(20))
    chat.says(lead, "remind @Head of Fostering about A3.1").hears("It goes in their hours")
    chat.presses(lead, "Send")
    chat.presses(lead, "Undo").hears("had not gone yet and is not sent")
    assert rows(Outgoing)[-1].state is OutgoingState.SUPPRESSED


@pytest.mark.both_engines
def test_everyone_late_is_chased_by_one_press(
    chat: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone, rows: Rows
) -> None:
    make_milestone("A3.1", owner=owner, baseline=date(2022, 7, 1))
    chat.says(owner, "chase everyone late").hears("Only the programme lead can change this.")
    before = len(rows(Outgoing))
    chat.says(lead, "chase everyone late").hears(
        "about what is overdue?", "Head of Fostering", "A3.1", "Nothing is sent"
    )
    assert len(rows(Outgoing)) == before
    chat.says(lead, "chase now everyone late").hears("Asked, in your name", "Head of Fostering")
    asked = [one for one in rows(Outgoing)[before:] if one.kind == "nudge"]
    assert len({one.person_id for one in asked}) == len(asked) > 1
    chat.says(lead, "chase everyone late").hears("Nobody who is late can be asked now.", "has been asked today already")
    chat.says(lead, "chase the dog").hears("I can chase everyone who is late")


def test_an_action_is_added_to_a_theme_with_the_next_number(
    chat: Chat, owner: Player, lead: Player, item: ItemNow
) -> None:
    chat.says(owner, "add action Agree how schools refer").hears("Only the programme lead")
    chat.says(lead, "add action Agree how schools refer by 30 September").hears(
        "In which theme does", "Nothing is added"
    )
    chat.presses(lead, "D: Leadership and governance").hears(
        "Added D", "Agree how schools refer, due Friday 30 September", "Nobody owns it yet"
    )


def test_an_added_action_goes_again_and_keeps_its_number(chat: Chat, lead: Player, item: ItemNow) -> None:
    said = chat.says(lead, "add action theme D Agree how schools refer by team").hears("It has no date yet").words
    ref = said.removeprefix("Added ").split()[0]
    assert (item(ref).title, item(ref).baseline) == ("Agree how schools refer by team", None)
    chat.says(lead, "add action theme D agree how schools refer by team").hears("is already there")
    chat.says(lead, f"add milestone {ref} Ask them by 1 September")
    chat.says(lead, f"undo {ref}").hears(f"{ref}.1 stands under {ref} by now")
    chat.says(lead, "undo").hears(f"{ref}.1 is out of the plan again.")
    chat.says(lead, "undo").hears(f"{ref} is out of the plan again.")
    chat.says(lead, "add action theme D Something else").hears(f"Added D{int(ref[1:]) + 1}")
    chat.says(lead, "add action theme Z Something else").hears("The plan has no theme Z.")

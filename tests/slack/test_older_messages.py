"""What the bot wrote days ago is pressed, or goes, today: it says what is so now, or of which day it speaks."""

from dataclasses import replace
from datetime import date, time

import pytest

from store.models import Escalation
from tests.cast import Player
from tests.chat import Chat, MakeMilestone, Rows, RunJobs

SOON = date(2022, 7, 13)
"""Two working days after the opening."""
MONDAY, WEDNESDAY = date(2022, 7, 18), date(2022, 7, 20)


def test_an_older_question_asks_nothing_about_what_went_to_somebody_else(
    chat: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone, run_jobs: RunJobs
) -> None:
    for ref in ("A3.1", "A3.2", "A3.3"):
        make_milestone(ref, owner=owner, baseline=SOON)
    run_jobs()
    (nudge,) = chat.messages_to(owner)
    chat.says(lead, "/plan assign A3.1 @Head of Safeguarding")
    chat.says(lead, "/plan assign A3.2 nobody")
    chat.presses(owner, "On track, nothing changed", "A3.3", message=nudge)
    asked = next(one for one in chat.messages_to(owner) if one.ts == nudge.ts)
    assert "All answered. Thank you." in asked.plain
    assert asked.plain.count("Not yours to answer any more") == 1
    assert asked.plain.count("Nobody owns it any more") == 1
    assert "asked " not in asked.plain


@pytest.mark.slack_only("it archives a channel of Slack")
def test_a_week_that_is_told_later_says_of_which_day_it_speaks(chat: Chat, viewer: Player) -> None:
    places = chat.stage.workspace.conversations
    before = places[chat.channel]
    places[chat.channel] = replace(before, archived=True)
    chat.goes_to(MONDAY, time(15))
    places[chat.channel] = before
    chat.goes_to(WEDNESDAY, time(15))
    (week,) = [one.plain for one in chat.in_channel(viewer) if "the week to Monday 18 July" in one.plain]
    assert week.startswith("Written Monday 18 July at 09:00, sent only now.")


def test_a_week_that_is_told_on_its_day_needs_no_such_word(chat: Chat, viewer: Player) -> None:
    chat.goes_to(MONDAY, time(15))
    assert not [one for one in chat.in_channel(viewer) if "sent only now" in one.plain]


def test_an_escalation_that_is_drawn_anew_says_who_managed_whom_then(
    chat: Chat, owner: Player, manager: Player, lead: Player, make_milestone: MakeMilestone, rows: Rows
) -> None:
    make_milestone("A3.1", owner=owner, baseline=date(2022, 7, 8))
    chat.goes_to(MONDAY, time(10))
    told = {one.to_id == one.owner_id: one.message for one in rows(Escalation) if "2022-07-18" in one.message}
    chat.says(manager, f"redraw {told[False]}").hears("Head of Fostering, whose manager you are")
    chat.says(lead, "/plan set @Head of Fostering manager @Head of Safeguarding")
    chat.says(lead, "/plan assign A3.1 @Head of Safeguarding")
    chat.goes_to(WEDNESDAY, time(10))
    chat.says(manager, f"redraw {told[False]}").hears("Head of Fostering, whose manager you were")
    chat.says(owner, f"redraw {told[True]}").hears("It was yours. I have written the same to Service Director, Care")

"""An owner is asked in a direct message, answers in one tap, and the message shows the answer."""

from datetime import UTC, date, datetime, time

import pytest

from store.models import Outgoing, Update
from store.rules.terms import OutgoingState, Progress
from tests.cast import Player
from tests.chat import Chat, ItemNow, MakeMilestone, Rows, RunJobs

SOON = date(2022, 7, 13)
"""Two working days after the opening."""
TUESDAY, THURSDAY, LATE = date(2022, 7, 12), date(2022, 7, 14), date(2022, 7, 4)


@pytest.mark.both_engines
def test_a_nudge_is_said_once_however_many_processes_run(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, run_jobs: RunJobs
) -> None:
    make_milestone("A3.1", owner=owner, baseline=SOON)
    run_jobs(processes=4)
    run_jobs()
    assert len(chat.messages_to(owner)) == 1


def test_all_of_a_persons_things_come_in_one_message(
    chat: Chat, owner: Player, viewer: Player, make_milestone: MakeMilestone
) -> None:
    make_milestone("A3.1", owner=owner, baseline=date(2022, 7, 14), title="Visit every carer")
    make_milestone("A3.2", owner=owner, baseline=date(2022, 7, 4), title="Write to every school")
    chat.goes_to(date(2022, 7, 12), time(10))
    (nudge,) = chat.messages_to(owner)
    assert "How do these stand? 2 questions from the plan" in nudge.plain
    said = nudge.text.replace("\n", " ")
    assert "2 working days before 14 July" in said
    assert "recommendation" not in said
    assert "overdue: asked once a week" in said
    assert chat.messages_to(viewer) == []


@pytest.mark.both_chats
def test_one_tap_answers_and_the_message_shows_it(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, run_jobs: RunJobs, item: ItemNow
) -> None:
    make_milestone("A3.1", owner=owner, baseline=SOON)
    make_milestone("A3.2", owner=owner, baseline=SOON)
    run_jobs()
    chat.presses(owner, "On track, nothing changed", message=chat.messages_to(owner)[0])
    (nudge,) = chat.messages_to(owner)
    assert "Thank you. A3.1 is on track." in nudge.plain
    assert "Answered today: on track" in nudge.plain
    assert "How does this stand? 1 question from the plan" in nudge.plain
    assert item("A3.1").progress is Progress.ON_TRACK
    chat.presses(owner, "Done", message=nudge)
    (nudge,) = chat.messages_to(owner)
    assert "All answered. Thank you." in nudge.plain
    assert item("A3.2").completed_on == chat.today


@pytest.mark.both_chats
def test_a_form_opened_from_a_nudge_redraws_the_nudge(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, run_jobs: RunJobs
) -> None:
    make_milestone("A3.1", owner=owner, baseline=SOON)
    run_jobs()
    chat.presses(owner, "Update", message=chat.messages_to(owner)[0])
    chat.fills(owner, {"How does it stand?": "Delayed", "What has happened?": "The van broke down."}).submits(owner)
    (nudge,) = chat.messages_to(owner)
    assert "Answered today: delayed" in nudge.plain
    assert "“The van broke down.”" in nudge.plain
    chat.presses(owner, "Change", message=nudge)
    assert "Update A3.1" in chat.form(owner)


def test_what_was_answered_is_not_asked_again_until_its_next_day(
    chat: Chat, owner: Player, make_milestone: MakeMilestone
) -> None:
    make_milestone("A3.1", owner=owner, baseline=SOON)
    chat.goes_to(chat.today, time(10))
    chat.goes_to(SOON, time(10))
    assert len(chat.messages_to(owner)) == 2, "two working days before, and on the day"
    chat.presses(owner, "Done", message=chat.messages_to(owner)[-1])
    chat.goes_to(chat.in_days(14))
    assert len(chat.messages_to(owner)) == 2


@pytest.mark.both_chats
def test_a_long_nudge_shows_five_and_the_way_to_the_rest(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, run_jobs: RunJobs
) -> None:
    for number in range(1, 31):
        make_milestone(f"A3.{number}", owner=owner, baseline=SOON, title=f"Visit area {number} and tell us how it went")
    run_jobs()
    (nudge,) = chat.messages_to(owner)
    assert "30 questions from the plan" in nudge.plain
    assert "And 25 more: they follow here as you answer." in nudge.plain
    assert "A3.5 " in nudge.plain
    assert "A3.6 " not in nudge.plain
    chat.presses(owner, "Done", message=nudge)
    (nudge,) = chat.messages_to(owner)
    assert "29 questions from the plan" in nudge.plain
    assert "A3.6 " in nudge.plain, "what still waits moves up"
    chat.presses(owner, "All I own", message=nudge).hears(
        "You own 29 open actions and milestones", "Showing 1 to 10 of 29."
    )


def test_a_nudge_answered_after_the_thing_went_to_somebody_else_says_so(
    chat: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone, run_jobs: RunJobs, rows: Rows
) -> None:
    make_milestone("A3.1", owner=owner, baseline=SOON)
    run_jobs()
    before = len(rows(Update))
    too_late = chat.press(owner, chat.messages_to(owner)[0], "Done")
    chat.says(lead, "/plan assign A3.1 @Head of Safeguarding")
    assert "Done" not in chat.messages_to(owner)[0].buttons
    chat.bot_gets(too_late)
    assert "Only its owner or the programme lead can update this." in chat.messages_to(owner)[0].plain
    assert len(rows(Update)) == before


@pytest.mark.slack_only("Teams can look nothing up")
def test_a_nudge_whose_answer_is_lost_is_looked_up_and_not_said_twice(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, run_jobs: RunJobs, rows: Rows
) -> None:
    make_milestone("A3.1", owner=owner, baseline=SOON)
    chat.stage.server.arrange("chat.postMessage", answer_lost=True)
    run_jobs()
    assert OutgoingState.UNCERTAIN in {row.state for row in rows(Outgoing)}
    chat.goes_to(chat.today, time(10))
    assert len(chat.messages_to(owner)) == 1
    assert {row.state for row in rows(Outgoing) if row.person_id and row.message_ref} == {OutgoingState.SENT}
    assert OutgoingState.UNCERTAIN not in {row.state for row in rows(Outgoing)}


def test_the_demo_clock_goes_no_further_than_the_chat_can_bear(chat: Chat) -> None:
    with pytest.raises(ValueError, match="at most 100 days at a time"):
        chat.stage.move_to(datetime(2035, 1, 1, 9, tzinfo=UTC))


def test_what_is_calm_is_answered_with_one_tap(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, run_jobs: RunJobs, item: ItemNow
) -> None:
    for ref in ("A3.1", "A3.2", "A3.3"):
        make_milestone(ref, owner=owner, baseline=SOON)
    run_jobs()
    (nudge,) = chat.messages_to(owner)
    chat.presses(owner, "All on track", message=nudge)
    (nudge,) = chat.messages_to(owner)
    assert "Thank you. A3.1, A3.2 and A3.3 are on track." in nudge.plain
    assert "All answered." in nudge.plain
    assert {item(ref).progress for ref in ("A3.1", "A3.2", "A3.3")} == {Progress.ON_TRACK}


@pytest.mark.parametrize("trouble", ["late", "blocked", "delayed"])
def test_what_is_in_trouble_is_not_waved_through_with_the_rest(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, item: ItemNow, trouble: str
) -> None:
    make_milestone("A3.1", owner=owner, baseline=THURSDAY)
    make_milestone("A3.2", owner=owner, baseline=LATE if trouble == "late" else THURSDAY)
    if trouble != "late":
        chat.says(owner, "/plan update A3.2")
        how = {"delayed": {"How does it stand?": "Delayed"}}
        blocked = {"How does it stand?": "At risk", "What is in the way?": "The van"}
        chat.fills(owner, how.get(trouble, blocked)).submits(owner)
    chat.goes_to(TUESDAY, time(10))
    nudge = chat.messages_to(owner)[-1]
    assert "A3.1" in nudge.plain
    assert "A3.2" in nudge.plain
    assert "All on track" not in nudge.plain
    chat.says(owner, "/plan ontrack A3.1 A3.2").hears("A3.1 is on track", "I left A3.2 as it stood")
    assert item("A3.2").progress is not Progress.ON_TRACK


def test_done_on_a_whole_action_asks_once(
    chat: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    make_milestone("A3.1")
    chat.says(lead, "/plan assign A3 @Head of Fostering")
    chat.says(lead, "/plan set A3 due 14 July because of the audit agreed by the Improvement Board")
    chat.goes_to(TUESDAY, time(10))
    nudge = next(one for one in chat.messages_to(owner) if "question" in one.plain)
    asked = chat.presses(owner, "Done", message=nudge)
    asked.hears("Is the whole of A3", "1 milestone under it is still open.")
    assert item("A3").completed_on is None
    chat.presses(owner, "Yes, all of it").hears("A3 is complete")
    assert item("A3").completed_on == chat.today

"""The plan's week, told in the channel each Monday."""

from datetime import UTC, date, datetime

import pytest

from tests.cast import Player
from tests.chat import Chat, MakeChat, MakeMilestone, RunJobs

QUIET_MONDAY = datetime(2022, 11, 14, 8, 30, tzinfo=UTC)
"""A week begins in which no date of the demo plan passes."""


@pytest.mark.both_engines
def test_on_monday_the_channel_reads_what_changed(
    chat: Chat, viewer: Player, lead: Player, owner: Player, make_milestone: MakeMilestone, run_jobs: RunJobs
) -> None:
    make_milestone("A3.1", owner=owner, baseline=date(2022, 7, 12), title="Visit every carer")
    make_milestone("A3.2", owner=owner, title="Write to every school")
    make_milestone("A3.3", baseline=date(2022, 7, 20), title="Ring every nursery")
    run_jobs()
    chat.says(owner, "/plan update A3.2 done")
    chat.says(lead, "/plan set A3.3 due 27 July because staff are away agreed by the Improvement Board")
    chat.goes_to(date(2022, 7, 18))
    first, digest = chat.in_channel(viewer)
    assert "the week to Monday 11 July" in first.plain
    assert "the week to Monday 18 July" in digest.plain
    assert "(+1)" in digest.plain
    assert "In brackets: how that moved since Monday 11 July." in digest.plain
    assert "Done: 1 thing A3.2 Write to every school" in digest.plain
    assert "Newly overdue: 3 things A3.1 Visit every carer" in digest.plain
    assert "6 days late · Head of Fostering" in digest.plain
    assert "Promised dates moved: 1 thing A3.3 Promised date: Wednesday 20 July → Wednesday 27 July" in digest.plain
    assert "Due in the next 14 days: 23 things" in digest.plain
    assert "And 15 more: /plan due" in digest.plain


def test_a_week_without_change_is_one_honest_line(make_chat: MakeChat, viewer: Player) -> None:
    chat = make_chat(opening=QUIET_MONDAY)
    chat.goes_to(date(2022, 11, 21))
    digest = chat.in_channel(viewer)[-1].plain
    assert "Nothing changed since Monday 14 November: no updates, nothing newly overdue." in digest
    assert "(+" not in digest
    assert "Newly overdue" not in digest


def test_the_ways_on_answer_only_whoever_presses(chat: Chat, viewer: Player, run_jobs: RunJobs) -> None:
    run_jobs()
    (digest,) = chat.in_channel(viewer)
    chat.presses(viewer, "All overdue", message=digest).privately().hears("4 actions and milestones overdue")
    chat.presses(viewer, "Due in 14 days", message=digest).privately().hears("8 actions and milestones due")
    chat.presses(viewer, "All changes", message=digest).privately().hears("changes since Monday 4 July")
    assert digest in chat.in_channel(viewer), "what the whole channel reads stays as it is"


def test_the_digest_can_be_asked_for_at_any_time(chat: Chat, viewer: Player) -> None:
    chat.says(viewer, "/plan digest", chat.channel).privately().hears("Newly overdue: 2 things")
    chat.says(viewer, "week").hears("Newly overdue: 2 things")

"""The plan's week, told in the channel each Monday."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from bot.stage import LOBBY
from store.models import Outgoing
from store.rules.terms import OutgoingState
from tests.cast import Player
from tests.chat import Chat, MakeChat, MakeMilestone, Rows, RunJobs

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
    assert "Done: 1 action or milestone A3.2 Write to every school" in digest.plain
    assert "Newly overdue: 3 actions and milestones A3.1 Visit every carer" in digest.plain
    assert "6 days late · Head of Fostering" in digest.plain
    assert "Promised dates moved: 1 action or milestone A3.3 Ring every nursery" in digest.plain
    assert "Promised date: Wednesday 20 July → Wednesday 27 July" in digest.plain
    assert "Ask me anything about the plan: /plan help shows how." in digest.plain
    assert "Due in the next 14 days: 23 actions and milestones" in digest.plain
    assert "And 15 more: /plan due" in digest.plain


def test_a_week_without_change_is_one_honest_line(make_chat: MakeChat, viewer: Player) -> None:
    chat = make_chat(opening=QUIET_MONDAY)
    chat.goes_to(date(2022, 11, 21))
    digest = chat.in_channel(viewer)[-1].plain
    assert "Nothing changed since Monday 14 November: no updates, nothing newly overdue." in digest
    assert "(+" not in digest
    assert "Newly overdue" not in digest


@pytest.mark.both_chats
def test_the_ways_on_answer_only_whoever_presses(chat: Chat, viewer: Player, run_jobs: RunJobs) -> None:
    run_jobs()
    (digest,) = chat.in_channel(viewer)
    chat.presses(viewer, "All overdue", message=digest).privately().hears("4 actions and milestones overdue")
    chat.presses(viewer, "Due in 14 days", message=digest).privately().hears("8 open actions and milestones due")
    chat.presses(viewer, "All changes", message=digest).privately().hears("changes since Monday 4 July")
    assert digest in chat.in_channel(viewer), "what the whole channel reads stays as it is"


def test_the_digest_can_be_asked_for_at_any_time(chat: Chat, viewer: Player) -> None:
    chat.says(viewer, "/plan digest", chat.channel).privately().hears("Newly overdue: 2 actions and milestones")
    chat.says(viewer, "week").hears("Newly overdue: 2 actions and milestones")


MONDAY = date(2022, 7, 11)


def changed(chat: Chat, **how: Any) -> Any:
    """Do something to the plan's channel; gives it as it was."""
    places = chat.stage.workspace.conversations
    before = places[chat.channel]
    places[chat.channel] = replace(before, **how)
    return before


def weeks_told(chat: Chat, person: Player, where: str | None = None) -> int:
    bot = chat.stage.workspace.bot_user_id
    seen = chat.test_user(person).sees(where or chat.channel)
    return len([one for one in seen if one.author == bot and "the week to" in one.plain])


@pytest.mark.slack_only("it archives a channel of Slack, or takes the bot out of one")
@pytest.mark.both_engines
def test_the_leads_hear_once_that_the_week_has_no_channel_any_more(
    chat: Chat, lead: Player, viewer: Player, owner: Player
) -> None:
    changed(chat, archived=True)
    chat.goes_to(MONDAY, time(9, 30))
    chat.next_day()
    (told,) = [one.plain for one in chat.messages_to(lead) if "could not tell the week" in one.plain]
    assert "I could not tell the week in #improvement-plan: that channel is archived" in told
    assert "Name another channel with /plan set plan channel #channel, or open that one again." in told
    assert [one for one in chat.messages_to(owner) if "could not tell" in one.plain] == []
    stands = "The week cannot be told in #improvement-plan: that channel is archived."
    for words in ("/plan settings", "/plan status", "/plan"):
        chat.says(lead, words).hears(stands, "Name another channel")
        chat.says(viewer, words).hears(stands).hears_nothing_of("Name another channel")
    assert stands in chat.home(viewer)


@pytest.mark.slack_only("it archives a channel of Slack, or takes the bot out of one")
@pytest.mark.both_engines
def test_the_week_is_told_as_soon_as_its_channel_is_opened_again(chat: Chat, viewer: Player) -> None:
    before = changed(chat, archived=True)
    chat.goes_to(MONDAY, time(15))
    chat.stage.workspace.conversations[chat.channel] = before
    chat.goes_to(MONDAY, time(16))
    assert weeks_told(chat, viewer) == 1
    chat.says(viewer, "/plan settings").hears_nothing_of("cannot be told")


@pytest.mark.slack_only("it archives a channel of Slack, or takes the bot out of one")
@pytest.mark.both_engines
@pytest.mark.parametrize(
    ("how", "why"), [({"archived": True}, "archived"), ({"has_bot": False}, "not in that channel")]
)
def test_the_week_is_told_at_once_in_the_channel_that_a_lead_names(
    chat: Chat, lead: Player, viewer: Player, how: dict[str, Any], why: str
) -> None:
    changed(chat, **how)
    chat.goes_to(MONDAY, time(9, 30))
    chat.says(lead, "/plan settings").hears(why)
    chat.says(lead, "/plan set plan channel #team-managers").hears("This week's digest", "goes there now")
    assert weeks_told(chat, viewer, LOBBY.id) == 1
    chat.goes_to(date(2022, 7, 18), time(9, 30))
    assert (weeks_told(chat, viewer, LOBBY.id), weeks_told(chat, viewer)) == (2, 0)


@pytest.mark.slack_only("it archives a channel of Slack, or takes the bot out of one")
def test_a_week_that_nobody_could_be_told_is_not_told_beside_the_next(chat: Chat, viewer: Player) -> None:
    before = changed(chat, archived=True)
    chat.goes_to(date(2022, 7, 18), time(15))
    chat.stage.workspace.conversations[chat.channel] = before
    chat.goes_to(date(2022, 7, 18), time(17))
    (week,) = [one.plain for one in chat.in_channel(viewer) if "the week to" in one.plain]
    assert "the week to Monday 18 July" in week


@pytest.mark.slack_only("it archives a channel of Slack, or takes the bot out of one")
def test_whom_slack_lets_nobody_write_to_is_told_to_the_leads_once_a_day(
    chat: Chat, lead: Player, owner: Player, make_milestone: MakeMilestone, rows: Rows
) -> None:
    make_milestone("A3.1", owner=owner, baseline=date(2022, 7, 14))
    chat.goes_to(MONDAY, time(12))
    chat.stage.server.arrange("chat.postMessage", error="restricted_action_read_only_channel")
    chat.goes_to(date(2022, 7, 12), time(12))
    failed = [one for one in rows(Outgoing) if one.state is OutgoingState.FAILED]
    assert {(one.problem, one.attempts) for one in failed} == {("not_allowed", 1)}
    told = [one.plain for one in chat.messages_to(lead) if "I could not write to" in one.plain]
    assert len(told) == 1
    assert "whoever runs the chat does not let the bot post there" in told[0]
    assert "Ask whoever runs the workspace to let me post there." in told[0]


def test_the_digest_names_as_done_all_that_it_counts_as_newly_complete(
    chat: Chat, viewer: Player, lead: Player, owner: Player, make_milestone: MakeMilestone
) -> None:
    for ref in ("A3.1", "A3.2", "A3.3"):
        make_milestone(ref, owner=owner, title=f"Title of {ref}")
    chat.says(owner, "/plan update A3.1 done")
    chat.goes_to(date(2022, 7, 11), time(11))
    chat.says(owner, "/plan update A3.2 done")
    chat.says(lead, "/plan set plan verify on")
    chat.goes_to(date(2022, 7, 12))
    chat.says(owner, "/plan update A3.3 done")
    chat.goes_to(date(2022, 7, 19))
    chat.says(lead, "/plan verify A3.3")
    chat.goes_to(date(2022, 7, 25))
    _, second, third = chat.in_channel(viewer)
    assert "A3.1" not in second.plain
    assert "Done: 1 action or milestone A3.2 Title of A3.2" in second.plain
    assert "Done: 1 action or milestone A3.3 Title of A3.3" in third.plain
    for digest in (second, third):
        assert "blue (+1)" in digest.plain

"""Whatever a person says to us is heard, however their app marks it; what cannot be heard is refused in words."""

from datetime import date, time

import pytest

from tests.cast import Player
from tests.chat import Chat, MakeMilestone

pytestmark = pytest.mark.slack_only("it tells of Slack's own kinds of message, links that unfold, and shortcuts")

NOT_READ = "I don't read edits. Send it again as a new message."


def test_a_reply_that_is_also_sent_to_the_conversation_is_heard(
    chat: Chat, owner: Player, make_milestone: MakeMilestone
) -> None:
    make_milestone("A3.1", owner=owner, baseline=date(2022, 7, 13))
    chat.goes_to(date(2022, 7, 11), time(10))
    question = chat.messages_to(owner)[-1]
    said = chat.event(owner, "the builder has started")
    said["event"] |= {"subtype": "thread_broadcast", "thread_ts": question.ts, "root": {"ts": question.ts}}
    chat.bot_gets(said)
    assert "Shall I record this for A3.1" in chat.messages_to(owner)[-1].plain


def test_what_somebody_says_of_themselves_is_heard(chat: Chat, viewer: Player) -> None:
    said = chat.event(viewer, "overdue")
    said["event"]["subtype"] = "me_message"
    chat.bot_gets(said)
    assert "overdue" in chat.messages_to(viewer)[-1].plain


@pytest.mark.parametrize("subtype", ["channel_join", "bot_message", "message_deleted", "message_replied"])
def test_what_nobody_says_is_no_question(chat: Chat, viewer: Player, subtype: str) -> None:
    said = chat.event(viewer, "overdue")
    said["event"]["subtype"] = subtype
    chat.bot_gets(said)
    assert chat.messages_to(viewer) == []


def test_whoever_edits_what_they_said_hears_once_that_it_was_not_read(chat: Chat, viewer: Player) -> None:
    user = chat.test_user(viewer)
    user.says("overdue")
    mine = next(one for one in user.sees() if one.author == viewer.id)
    (told,) = user.edits(mine, "overdue workforce")
    assert told.plain == NOT_READ


def test_an_edit_that_is_delivered_again_is_answered_once(chat: Chat, viewer: Player) -> None:
    chat.says(viewer, "overdue")
    workspace, payloads = chat.stage.workspace, chat.stage.server.payloads
    mine = next(one for one in workspace.messages.within(workspace.dm_id(viewer.id)) if one.user == viewer.id)
    before = payloads.message(mine)
    workspace.messages.edit(mine, "due", [], None)
    changed = payloads.edited(workspace.members[viewer.id], mine, before, by_writer=True)
    for _ in range(3):
        chat.bot_gets(changed)
    assert [one.plain for one in chat.messages_to(viewer)].count(NOT_READ) == 1


def test_a_link_that_slack_unfolds_is_no_edit(chat: Chat, viewer: Player) -> None:
    user = chat.test_user(viewer)
    user.says("overdue https://example.org/minutes")
    mine = next(one for one in user.sees() if one.author == viewer.id)
    assert user.sees_unfolded(mine) == []
    user.edits(mine, "due")
    edited = next(one for one in user.sees() if one.author == viewer.id)
    assert user.sees_unfolded(edited) == []


def test_an_edit_that_changes_no_word_is_none(chat: Chat, viewer: Player) -> None:
    user = chat.test_user(viewer)
    user.says("overdue")
    mine = next(one for one in user.sees() if one.author == viewer.id)
    assert user.edits(mine, "overdue") == []


def test_ones_own_message_is_recorded_with_its_words_and_its_link(
    chat: Chat, owner: Player, make_milestone: MakeMilestone
) -> None:
    make_milestone("A3.1", owner=owner)
    make_milestone("A3.2", owner=owner)
    user = chat.test_user(owner)
    user.says("A3.1: the first 12 visits are done", chat.channel)
    mine = next(one for one in user.sees(chat.channel) if one.author == owner.id)
    user.uses_shortcut("record_update", mine)
    assert "Update A3.1" in chat.form(owner)
    chat.fills(owner, {"How does it stand?": "On track"})
    evidence = f"https://sightline-demo.slack.com/archives/{chat.channel}/p{mine.ts.replace('.', '')}"
    chat.submits(owner).hears("Thank you. A3.1 is on track.", "the first 12 visits are done", evidence)


def test_another_persons_words_are_not_copied(
    chat: Chat, owner: Player, viewer: Player, make_milestone: MakeMilestone
) -> None:
    make_milestone("A3.1", owner=owner)
    make_milestone("A3.2", owner=owner)
    chat.says(viewer, "the visits for A3.1 and A3.2 went well", chat.channel)
    theirs = next(one for one in chat.test_user(owner).sees(chat.channel) if one.author == viewer.id)
    chat.test_user(owner).uses_shortcut("record_update", theirs)
    assert "What is it about?" in chat.form(owner)
    chat.fills(owner, {"What is it about?": "A3.2 Visit every carer"})
    chat.submits(owner)
    form = chat.test_user(owner).modal
    assert "Update A3.2" in chat.form(owner)
    assert "went well" not in str(form)
    assert f"/archives/{chat.channel}/p" in str(form)


def test_the_shortcut_of_the_workspace_asks_what_it_is_about(
    chat: Chat, owner: Player, viewer: Player, make_milestone: MakeMilestone
) -> None:
    chat.test_user(viewer).uses_shortcut("update_mine")
    assert "You own nothing that is open" in chat.messages_to(viewer)[-1].plain
    make_milestone("A3.1", owner=owner)
    chat.test_user(owner).uses_shortcut("update_mine")
    assert "Update A3.1" in chat.form(owner)
    chat.test_user(owner).dismisses()
    make_milestone("A3.2", owner=owner)
    chat.test_user(owner).uses_shortcut("update_mine")
    assert "What is it about?" in chat.form(owner)

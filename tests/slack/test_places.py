"""Where one may ask: a channel, a thread, a direct message, the Home tab."""

import json
from datetime import date

import pytest

from tests.cast import Player
from tests.chat import Chat, Log, MakeMilestone


@pytest.mark.both_chats
def test_a_mention_in_a_channel_is_answered_to_who_asked(chat: Chat, viewer: Player, owner: Player) -> None:
    before = len(chat.test_user(owner).sees(chat.channel))
    chat.says(viewer, "@Sightline overdue data", chat.channel).privately().hears(
        "3 actions and milestones overdue in Data and practice"
    )
    chat.says(viewer, "please, @Sightline, what is overdue?", chat.channel).privately().hears(
        "4 actions and milestones overdue"
    )
    assert len(chat.test_user(owner).sees(chat.channel)) == before + 2, "others see the questions alone"


@pytest.mark.both_chats
def test_a_mention_with_share_is_answered_to_all(chat: Chat, viewer: Player, owner: Player) -> None:
    chat.says(viewer, "@Sightline risks share", chat.channel).hears("9 risks")
    assert "9 risks" in chat.in_channel(owner)[-1].plain


@pytest.mark.both_chats
def test_a_mention_in_a_thread_is_answered_there(chat: Chat, viewer: Player) -> None:
    chat.says(viewer, "How is the plan?", chat.channel)
    start = chat.test_user(viewer).sees(chat.channel)[-1]
    answer = chat.says(viewer, "@Sightline overdue", chat.channel, start.ts)
    assert answer.only.thread_ts == start.ts


@pytest.mark.slack_only("it delivers Slack's own event")
def test_another_app_that_mentions_the_bot_is_left_unanswered(chat: Chat, viewer: Player, logged: Log) -> None:
    message = chat.stage.workspace.messages.next_ts()
    payload = chat.event(viewer, "@Sightline overdue")
    event = payload["event"] | {"type": "app_mention", "channel": chat.channel, "ts": message, "bot_id": "B99OTHER"}
    del event["user"]
    before = len(chat.in_channel(viewer))
    assert chat.bot_gets(payload | {"event": event}).status == 200
    assert len(chat.in_channel(viewer)) == before
    assert not [entry for entry in logged if entry["event"] == "request failed"]


def test_direct_messages_speak_the_same_grammar(chat: Chat, owner: Player, make_milestone: MakeMilestone) -> None:
    make_milestone("A3.1", owner=owner)
    chat.says(owner, "what is overdue in data?").hears("3 actions and milestones overdue in Data and practice quality")
    chat.says(owner, "A3.1").hears("A3.1 Visit every carer")
    chat.says(owner, "@Sightline mine").hears("You own 1 open action or milestone")
    chat.says(owner, "update A3.1 on track all well").hears("Thank you. A3.1 is on track.")


@pytest.mark.slack_only("in Teams a form can always open")
def test_where_no_form_can_open_a_button_does(chat: Chat, owner: Player, make_milestone: MakeMilestone) -> None:
    make_milestone("A3.1", owner=owner)
    chat.says(owner, "update A3.1").hears("Update A3.1", "say it in one line: update A3.1 on track")
    chat.presses(owner, "Open the form")
    chat.fills(owner, {"How does it stand?": "On track"})
    chat.submits(owner).hears("Thank you. A3.1 is on track.")


@pytest.mark.slack_only("it opens the Home tab")
def test_the_home_tab_shows_my_page_and_its_buttons_stay_there(
    chat: Chat, owner: Player, make_milestone: MakeMilestone
) -> None:
    make_milestone("A3.1", owner=owner, baseline=date(2022, 7, 29))
    home = chat.home(owner)
    assert "You own 1 open action or milestone" in home
    assert "A3.1 Visit every carer" in home
    assert chat.presses(owner, "How the plan stands").messages == []
    assert "73 actions" in chat.test_user(owner).reads(chat.test_user(owner).home)
    chat.presses(owner, "Back to my page")
    chat.presses(owner, "Update", "A3.1")
    chat.fills(owner, {"How does it stand?": "At risk"}).submits(owner)
    home = chat.test_user(owner).reads(chat.test_user(owner).home)
    assert "Thank you. A3.1 is at risk." in home
    assert "last update: at risk" in home


def test_a_guest_finds_nothing_of_the_plan_at_home(chat: Chat, outsider: Player) -> None:
    home = chat.home(outsider)
    assert "Only full members of this workspace can read the plan." in home
    assert "overdue" not in home


@pytest.mark.slack_only("it presses a button as an earlier release drew it in Slack")
def test_an_old_button_of_a_private_list_draws_it_anew(
    chat: Chat, owner: Player, make_milestone: MakeMilestone
) -> None:
    make_milestone("A3.1", owner=owner)
    chat.says(owner, "/plan mine", chat.channel)
    chat.presses(owner, "Update")
    chat.fills(owner, {"How does it stand?": "Complete"}).submits(owner)
    (only,) = [one for one in chat.test_user(owner).sees(chat.channel) if one.ephemeral]
    assert "You own no open actions and milestones" in only.plain


@pytest.mark.slack_only("it sends a form as an earlier release drew it in Slack")
def test_a_form_that_an_older_release_opened_draws_its_message_anew(
    chat: Chat, owner: Player, make_milestone: MakeMilestone
) -> None:
    """It held the words that draw anew as `again`."""
    make_milestone("A3.1", owner=owner)
    chat.home(owner)
    chat.presses(owner, "Update", "A3.1")
    view = chat.stage.workspace.surfaces.modal(owner.id)
    assert view is not None
    kept = json.loads(view.body["private_metadata"])
    kept["origin"]["again"] = kept["origin"].pop("redraw")
    view.body["private_metadata"] = json.dumps(kept)
    chat.fills(owner, {"How does it stand?": "At risk"}).submits(owner)
    home = chat.test_user(owner).reads(chat.test_user(owner).home)
    assert "Thank you. A3.1 is at risk." in home
    assert "You own 1 open action or milestone" in home

"""A channel may be read by people of another organisation: what is the council's own is not told there by accident."""

from dataclasses import replace
from datetime import date, time

import pytest

from bot.slack.manifest import scopes
from bot.stage import LOBBY
from store.models import Plan
from store.plan import plans
from tests.cast import Player
from tests.chat import Chat
from tests.small_plan import NOW

pytestmark = pytest.mark.slack_only("it tells of channels that Slack Connect shares")

MONDAY = date(2022, 7, 11)
ASKED = "#team-managers is shared with another organisation: its people would read the plan's week."


@pytest.fixture
def may_not_look(chat: Chat) -> None:
    """As in a private channel, of which the app may not ask that."""
    chat.stage.workspace.scopes = scopes() - {"channels:read"}


def share(chat: Chat, channel: str) -> None:
    places = chat.stage.workspace.conversations
    places[channel] = replace(places[channel], shared=True)


def weeks(chat: Chat, person: Player, where: str) -> int:
    bot = chat.stage.workspace.bot_user_id
    seen = chat.test_user(person).sees(where)
    return len([one for one in seen if one.author == bot and "the week to" in one.plain])


def test_the_week_is_told_there_only_after_a_second_yes(chat: Chat, lead: Player, viewer: Player) -> None:
    share(chat, LOBBY.id)
    chat.says(lead, "/plan set plan channel #team-managers").hears(ASKED, "Nothing is set yet.")
    chat.says(lead, "/plan settings").hears("#improvement-plan")
    chat.says(lead, "/plan set plan channel #team-managers")
    chat.presses(lead, "Yes, tell the week there").hears("The weekly digest now goes to #team-managers.")
    chat.goes_to(MONDAY, time(9, 30))
    assert weeks(chat, viewer, LOBBY.id) == 1


def test_a_channel_that_is_shared_later_asks_the_leads_first(chat: Chat, lead: Player, viewer: Player) -> None:
    share(chat, chat.channel)
    chat.goes_to(MONDAY, time(9, 30))
    assert weeks(chat, viewer, chat.channel) == 0
    (told,) = [one.plain for one in chat.messages_to(lead) if "could not tell the week" in one.plain]
    assert "people of another organisation read that channel" in told
    chat.says(lead, "/plan set plan channel #improvement-plan")
    chat.presses(lead, "Yes, tell the week there").hears("This week's digest", "goes there now")
    assert weeks(chat, viewer, chat.channel) == 1
    chat.says(viewer, "/plan status", chat.channel).hears("are overdue and").hears_nothing_of("cannot be told")


def test_an_answer_is_not_shared_there(chat: Chat, viewer: Player) -> None:
    chat.says(viewer, "/plan overdue share", chat.channel)
    assert [one.ephemeral for one in chat.in_channel(viewer)] == [False]
    share(chat, chat.channel)
    answer = chat.says(viewer, "/plan overdue share", chat.channel).privately()
    answer.hears("This channel is shared with another organisation, so I show this to you alone.")


def test_without_leave_to_look_what_slack_says_beside_a_mention_counts(chat: Chat, viewer: Player) -> None:
    share(chat, chat.channel)
    bot = chat.stage.workspace.bot.name
    chat.says(viewer, f"@{bot} overdue share", chat.channel).privately().hears("so I show this to you alone.")


@pytest.mark.usefixtures("may_not_look")
def test_without_leave_to_look_a_channel_is_taken_for_ours(chat: Chat, lead: Player) -> None:
    share(chat, LOBBY.id)
    chat.says(lead, "/plan set plan channel #team-managers").hears("The weekly digest now goes to #team-managers.")


def test_a_plan_is_found_by_its_channel_whatever_was_agreed_about_it() -> None:
    plan = Plan(title="A plan", source="", created_at=NOW, channel="slack/T1/C1+shared")
    assert plans.of_channel([plan], "slack/T1/C1") == [plan]
    assert plans.of_channel([plan], "slack/T1/C2") == []

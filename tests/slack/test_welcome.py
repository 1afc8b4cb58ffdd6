"""Added to a channel, the bot says once how it is reached, and nothing where another organisation reads along."""

from dataclasses import replace

import pytest

from bot.demo.people import Conversation
from bot.demo.user_actions import INVITE, REMOVE
from bot.stage import LOBBY
from tests.cast import Player
from tests.chat import Chat

pytestmark = pytest.mark.slack_only("it invites the bot by Slack's own words")

CHANNEL = f"#{LOBBY.name}"
ADD, TAKE_OUT = f"{INVITE} @Sightline", f"{REMOVE} @Sightline"
WELCOME = "Hello. To ask me about the plan here, mention me with your question, or begin with /plan help."


def change(chat: Chat, *, has_bot: bool = True, private: bool = False, shared: bool = False) -> Conversation:
    """What the channel is like from now on."""
    places = chat.stage.workspace.conversations
    places[LOBBY.id] = replace(places[LOBBY.id], has_bot=has_bot, private=private, shared=shared)
    return places[LOBBY.id]


def said(chat: Chat, person: Player) -> list[str]:
    """What the bot has said to everybody in the channel."""
    bot = chat.stage.workspace.bot_user_id
    return [one.plain for one in chat.test_user(person).sees(LOBBY.id) if one.author == bot and not one.ephemeral]


def test_it_says_how_it_is_reached_to_everybody_there(chat: Chat, lead: Player, viewer: Player) -> None:
    change(chat, has_bot=False)
    chat.says(lead, ADD, CHANNEL)
    assert said(chat, viewer) == [WELCOME]


def test_it_is_said_once_for_each_time_it_is_added(chat: Chat, lead: Player) -> None:
    at = change(chat, has_bot=False)
    chat.says(lead, ADD, CHANNEL)
    joined = chat.stage.server.payloads.bot_joined(chat.stage.workspace.members[lead.id], at)
    chat.bot_gets(joined)
    chat.bot_gets(joined)
    assert said(chat, lead) == [WELCOME] * 2
    chat.says(lead, TAKE_OUT, CHANNEL)
    chat.says(lead, ADD, CHANNEL)
    assert said(chat, lead) == [WELCOME] * 3


@pytest.mark.parametrize("scopes", [{"channels:read"}, set[str]()])
def test_where_another_organisation_reads_it_says_nothing(chat: Chat, lead: Player, scopes: set[str]) -> None:
    workspace = chat.stage.workspace
    at = change(chat, has_bot=True, shared=True)
    workspace.scopes = (workspace.scopes or frozenset()) - {"channels:read"} | scopes
    chat.bot_gets(chat.stage.server.payloads.bot_joined(workspace.members[lead.id], at))
    assert said(chat, lead) == []


def test_whoever_else_joins_is_told_nothing(chat: Chat, lead: Player) -> None:
    event = chat.stage.server.payloads.bot_joined(chat.stage.workspace.members[lead.id], change(chat))
    event["event"]["user"] = lead.id
    chat.bot_gets(event)
    assert said(chat, lead) == []


def test_a_channel_that_lets_it_say_nothing_is_left_alone(chat: Chat, lead: Player) -> None:
    change(chat, has_bot=False)
    chat.stage.server.arrange("chat.postMessage", error="restricted_action")
    chat.says(lead, ADD, CHANNEL)
    assert said(chat, lead) == []
    assert [one for one in chat.messages_to(lead) if "could not show" in one.plain] == []


def test_without_the_scope_of_its_kind_nobody_tells_the_bot(chat: Chat, lead: Player) -> None:
    change(chat, has_bot=False, private=True)
    chat.says(lead, ADD, CHANNEL)
    assert said(chat, lead) == []


def test_in_the_demo_only_the_app_is_added_and_only_to_channels(chat: Chat, lead: Player) -> None:
    chat.says(lead, f"{INVITE} @Somebody", CHANNEL)
    chat.says(lead, ADD, CHANNEL)
    chat.says(lead, ADD)
    assert said(chat, lead) == []
    told = [one.plain for one in chat.test_user(lead).sees(LOBBY.id) if one.ephemeral]
    assert told == [
        f"Here, {INVITE} @Sightline in a channel is all that works.",
        "Sightline is already in this channel.",
    ]

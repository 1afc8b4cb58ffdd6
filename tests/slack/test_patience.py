"""Slack waits three seconds for an acknowledgement: no call on the way to it may take longer."""

import pytest

from bot.outbound import Outbound
from bot.slack.connection import Socket, outbound_of, slack_client
from bot.slack.patience import EACH_SECONDS, LEAST_SECONDS, OTHERWISE_SECONDS, acknowledging
from tests.chat import Chat

pytestmark = pytest.mark.slack_only("it tells of Slack's three seconds")

NOWHERE = "http://127.0.0.1:1/api/"


def test_a_call_on_the_way_to_an_acknowledgement_has_two_seconds_at_most_and_a_later_one_what_is_left() -> None:
    client = slack_client("xoxb-none", NOWHERE)
    with acknowledging():
        assert LEAST_SECONDS < client.timeout <= EACH_SECONDS
    with acknowledging(patience=0.0):
        assert client.timeout == LEAST_SECONDS
    assert client.timeout == OTHERWISE_SECONDS


def test_whatever_slack_sends_is_answered_under_that_rule(chat: Chat) -> None:
    app, client = chat.stage.edge.app, chat.stage.edge.client
    had: list[float] = []
    app.event("emoji_changed")(lambda: had.append(client.timeout))
    told = {"type": "emoji_changed", "event_ts": chat.stage.workspace.messages.next_ts()}
    chat.bot_gets(chat.stage.server.payloads.event(told))
    assert had != [OTHERWISE_SECONDS]
    assert len(had) == 1
    assert client.timeout == OTHERWISE_SECONDS


def test_every_call_out_goes_through_the_one_proxy_and_trusts_the_same_certificates() -> None:
    out = Outbound("http://proxy.council.example:3128")
    client = slack_client("xoxb-none", NOWHERE, out)
    assert outbound_of(client) == out
    assert client.proxy == out.proxy
    assert client.ssl is out.certificates


def test_a_socket_goes_where_the_calls_go(chat: Chat) -> None:
    app = chat.stage.edge.app
    app.client.proxy = "http://proxy.council.example:3128"
    socket = Socket(app, "xapp-none")
    assert socket.proxy == app.client.proxy
    socket.close()

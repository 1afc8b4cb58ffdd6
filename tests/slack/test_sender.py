"""What Slack's answers mean for a message, and where a message that is in doubt is found again."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.demo.fault_injection import Fault
from bot.demo.messages import Message
from bot.demo.random_faults import RandomFaults
from bot.demo.rate_limits import RateLimits
from bot.demo.server import DemoServer
from bot.demo.workspace import Workspace
from bot.slack.connection import slack_client
from bot.slack.manifest import OPTIONAL, scopes
from bot.slack.replies import Replies
from bot.slack.sender import SlackSender
from bot.stage import CHANNEL
from commands.cards import Card, Table, Text
from scheduler.delivery.sending import (
    AccountGoneError,
    DeliveryError,
    LookupImpossibleError,
    RefusedError,
    UncertainError,
)
from store.rules import reasons
from tests.cast import CAST, OWNER
from tests.patience import STUCK_SECONDS

NOW = datetime(2022, 7, 11, 9, tzinfo=UTC)
CARD = Card(title="How does this stand?")
KEY = "nudge/1/2022-07-11"
TO_CHANNEL = f"slack/T01SIGHTLINE/{CHANNEL.id}"

MakeSender = Callable[..., SlackSender]


@pytest.fixture
def servers() -> Iterator[list[DemoServer]]:
    started: list[DemoServer] = []
    yield started
    for server in started:
        server.stop()


@pytest.fixture
def make_sender(servers: list[DemoServer]) -> MakeSender:
    """A sender in a workspace of its own, with all scopes, or without some, or with a token of another workspace."""

    def make(
        *, without: frozenset[str] = frozenset(), token: str | None = None, timeout: float = STUCK_SECONDS
    ) -> SlackSender:
        workspace = Workspace(
            members=[one.member for one in CAST],
            channels=[CHANNEL],
            now=lambda: NOW,
            scopes=(scopes() | OPTIONAL) - without,
            refuses=("data_table",),
            # Real time stands still: on a busy machine a second may pass between two calls.
            monotonic=lambda: 0.0,
        )
        server = DemoServer(workspace)
        server.start()
        servers.append(server)
        client = slack_client(token or workspace.bot_token, server.api_url, timeout=timeout)
        return SlackSender(client, Replies(client))

    return make


@pytest.fixture
def sender(make_sender: MakeSender) -> SlackSender:
    return make_sender()


@pytest.fixture
def workspace(sender: SlackSender, servers: list[DemoServer]) -> Workspace:
    return servers[0].workspace


def find(sender: SlackSender, key: str = KEY, to: str = OWNER.id, near: str | None = None) -> str | None:
    return sender.find(key, to=to, since=NOW - timedelta(minutes=5), near=near)


def refusal(sender: SlackSender, to: str = OWNER.id) -> DeliveryError:
    with pytest.raises(DeliveryError) as caught:
        sender.send(KEY, CARD, to=to)
    return caught.value


def test_what_was_sent_is_found_by_its_key_and_nothing_else_is(sender: SlackSender) -> None:
    sender.send("nudge/1/2022-07-10", CARD, to=OWNER.id)
    message_ref = sender.send(KEY, CARD, to=OWNER.id)
    assert find(sender) == message_ref
    assert find(sender, near=message_ref) == message_ref
    assert find(sender, "nudge/1/2022-07-12") is None


def test_a_channels_posts_are_found_too(sender: SlackSender) -> None:
    message_ref = sender.send(KEY, CARD, to=TO_CHANNEL)
    assert find(sender, to=TO_CHANNEL) == message_ref


def test_what_went_without_the_tables_that_slack_refused_is_found(sender: SlackSender) -> None:
    card = Card(title="The week", parts=[Table(caption="Counts", columns=["Kind", "Many"], rows=[["red", "1"]])])
    message_ref = sender.send(KEY, card, to=OWNER.id)
    assert find(sender) == message_ref


LONG = Card(title="The week", parts=[Text(text="Children wait too long. " * 100)] * 10)


def test_what_one_message_does_not_hold_follows_in_its_thread(sender: SlackSender, workspace: Workspace) -> None:
    message_ref = sender.send(KEY, LONG, to=OWNER.id)
    first, *others = workspace.messages.within(workspace.dm_id(OWNER.id))
    assert message_ref.endswith(first.ts)
    assert [one.thread_ts for one in others] == [first.ts] * 2
    assert str([one.blocks for one in (first, *others)]).count("Children wait too long.") == 1_000
    assert [len(one.text) for one in (first, *others)] == [500] * 3
    assert find(sender) == message_ref


def test_what_has_arrived_is_not_sent_again_where_its_rest_is_refused(
    sender: SlackSender, workspace: Workspace
) -> None:
    for fault in (Fault(), Fault(error="ratelimited", retry_after=1)):
        workspace.faults.arrange("chat.postMessage", fault)
    message_ref = sender.send(KEY, LONG, to=OWNER.id)
    assert find(sender) == message_ref


def test_a_slack_that_takes_less_than_it_did_is_sent_less(sender: SlackSender, workspace: Workspace) -> None:
    workspace.faults.arrange("chat.postMessage", Fault(error="msg_blocks_too_long"))
    sender.send(KEY, LONG, to=OWNER.id)
    assert len(list(workspace.messages.within(workspace.dm_id(OWNER.id)))) == 4


def test_what_stands_behind_hundreds_of_others_is_found(sender: SlackSender, workspace: Workspace) -> None:
    message_ref = sender.send(KEY, CARD, to=OWNER.id)
    for _ in range(450):
        workspace.post(Message(workspace.messages.next_ts(), workspace.dm_id(OWNER.id), OWNER.id, "Thank you"))
    assert find(sender) == message_ref


def test_without_im_write_a_first_message_cannot_be_looked_up_and_a_later_one_can(make_sender: MakeSender) -> None:
    sender = make_sender(without=frozenset({"im:write"}))
    message_ref = sender.send(KEY, CARD, to=OWNER.id)
    with pytest.raises(LookupImpossibleError):
        find(sender)
    assert find(sender, near=message_ref) == message_ref


def test_without_channels_history_a_channels_posts_cannot_be_looked_up(make_sender: MakeSender) -> None:
    sender = make_sender(without=frozenset({"channels:history"}))
    sender.send(KEY, CARD, to=TO_CHANNEL)
    with pytest.raises(LookupImpossibleError):
        find(sender, to=TO_CHANNEL)


def test_the_bot_that_is_asked_to_wait_knows_for_how_long(sender: SlackSender, workspace: Workspace) -> None:
    workspace.faults.set_random_faults(RandomFaults(rate_limited=1, retry_after=30))
    refused = refusal(sender)
    assert (refused.reason, refused.permanent, refused.wait) == ("asked_to_wait", False, timedelta(seconds=30))


def test_a_bot_that_is_too_fast_is_asked_to_wait(sender: SlackSender, workspace: Workspace) -> None:
    workspace.faults.set_rate_limits(RateLimits())
    sender.send("nudge/0", CARD, to=OWNER.id)
    assert refusal(sender).wait == timedelta(seconds=1)


@pytest.mark.parametrize(
    ("random_faults", "timeout", "reason"),
    [
        (RandomFaults(server_error=1), STUCK_SECONDS, "chat_failed"),
        (RandomFaults(reset=1), STUCK_SECONDS, "connection_lost"),
        (RandomFaults(delivered_then_dropped=1), STUCK_SECONDS, "connection_lost"),
        (RandomFaults(slow=1, slow_seconds=2.5), 0.5, "timed_out"),
    ],
)
def test_where_no_answer_came_nobody_knows_whether_it_arrived(
    make_sender: MakeSender, servers: list[DemoServer], random_faults: RandomFaults, timeout: float, reason: str
) -> None:
    sender = make_sender(timeout=timeout)
    servers[0].workspace.faults.set_random_faults(random_faults)
    refused = refusal(sender)
    assert (type(refused), refused.reason, refused.permanent) == (UncertainError, reason, False)


@pytest.mark.parametrize("reason", ["internal_error", "fatal_error"])
def test_slack_that_fails_half_way_may_have_posted(sender: SlackSender, servers: list[DemoServer], reason: str) -> None:
    servers[0].arrange("chat.postMessage", error=reason)
    assert isinstance(refusal(sender), UncertainError)


def test_a_slack_that_is_not_there_is_sure_to_have_done_nothing(sender: SlackSender, servers: list[DemoServer]) -> None:
    servers[0].stop()
    refused = refusal(sender)
    assert (type(refused), refused.reason, refused.permanent) == (DeliveryError, "no_connection", False)
    with pytest.raises(DeliveryError, match="no_connection"):
        find(sender)


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("token_revoked", reasons.ACCESS_TAKEN_BACK),
        ("account_inactive", reasons.BOT_REMOVED),
        ("invalid_auth", reasons.BOT_REFUSED),
    ],
)
def test_an_app_that_is_shut_out_is_told_apart_from_an_account_that_is_gone(
    sender: SlackSender, workspace: Workspace, word: str, reason: str
) -> None:
    sender.check()
    workspace.faults.refuse_everything(word)  # type: ignore[arg-type]
    asks: list[Callable[[], object]] = [lambda: sender.send(KEY, CARD, to=OWNER.id), lambda: find(sender), sender.check]
    for ask in asks:
        with pytest.raises(RefusedError, match=reason):
            ask()


def test_an_account_that_is_gone_is_said(sender: SlackSender, workspace: Workspace) -> None:
    workspace.deactivate(OWNER.id)
    assert isinstance(refusal(sender), AccountGoneError)
    with pytest.raises(AccountGoneError):
        find(sender)


def test_a_channel_that_is_gone_ends_the_message(sender: SlackSender) -> None:
    refused = refusal(sender, to="slack/T01SIGHTLINE/C0NOWHERE")
    assert (refused.reason, refused.permanent) == ("channel_gone", True)


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("is_inactive", reasons.CHANNEL_ARCHIVED),
        ("app_access_restricted", reasons.NOT_ALLOWED),
        ("accesslimited", reasons.NOT_ALLOWED),
    ],
)
def test_what_is_said_of_a_channel_or_of_the_app_is_not_taken_for_a_closed_account(
    sender: SlackSender, servers: list[DemoServer], word: str, reason: str
) -> None:
    servers[0].arrange("chat.postMessage", error=word)
    refused = refusal(sender)
    assert (type(refused), refused.reason, refused.permanent) == (DeliveryError, reason, True)


def test_while_slack_fails_a_lookup_is_put_off_and_not_taken_for_impossible(
    sender: SlackSender, servers: list[DemoServer]
) -> None:
    message_ref = sender.send(KEY, CARD, to=OWNER.id)
    servers[0].arrange("conversations.history", error="internal_error")
    with pytest.raises(DeliveryError) as caught:
        find(sender)
    assert type(caught.value) is DeliveryError
    assert find(sender) == message_ref

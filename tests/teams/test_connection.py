"""Calls of Teams: what is sent, with whose token, and what its refusals become."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from pydantic import SecretStr

from bot.teams.cloud import Cloud, stand_in
from bot.teams.connection import Conversation, TeamsClient, TeamsError
from bot.teams.tokens import Credentials
from tests.teams.connector import APP, SECRET, TENANT, Connector, serving

CARD = {"type": "message", "summary": "Hello", "attachments": [{"contentType": "card", "content": {"type": "x"}}]}


@pytest.fixture(scope="module")
def server() -> Iterator[Connector]:
    with serving(Connector()) as connector:
        yield connector


@pytest.fixture
def connector(server: Connector) -> Connector:
    server.calls, server.answers, server.signed_in = [], [], 0
    return server


def client_of(connector: Connector, secret: str = SECRET) -> TeamsClient:
    return TeamsClient(Credentials(APP, SecretStr(secret), TENANT), stand_in(connector.url))


@pytest.fixture
def client(connector: Connector) -> Iterator[TeamsClient]:
    made = client_of(connector)
    yield made
    made.close()


@pytest.fixture
def chat(connector: Connector) -> Conversation:
    return Conversation(connector.url, "a:1chat")


def test_a_card_is_said_by_the_bot(connector: Connector, client: TeamsClient, chat: Conversation) -> None:
    assert client.send(chat, CARD) == "1"
    ((method, path, said),) = connector.calls
    assert (method, path) == ("POST", "/v3/conversations/a:1chat/activities")
    assert said == {**CARD, "from": {"id": f"28:{APP}"}}


def test_a_private_answer_goes_to_one_reader_of_a_channel(connector: Connector, client: TeamsClient) -> None:
    channel = Conversation(connector.url, "19:abc@thread.tacv2;messageid=12")
    client.send(channel, {**CARD, "recipient": {"id": "29:x", "isTargeted": True}}, targeted=True)
    ((_, path, said),) = connector.calls
    assert path == "/v3/conversations/19:abc@thread.tacv2;messageid=12/activities?isTargetedActivity=true"
    assert said["recipient"] == {"id": "29:x", "isTargeted": True}


def test_what_stands_is_changed_and_taken_back(connector: Connector, client: TeamsClient, chat: Conversation) -> None:
    connector.answers = [(200, {}, {}), (200, {}, {})]
    client.update(chat, "17", CARD)
    client.delete(chat, "17")
    assert [call[:2] for call in connector.calls] == [
        ("PUT", "/v3/conversations/a:1chat/activities/17"),
        ("DELETE", "/v3/conversations/a:1chat/activities/17"),
    ]


def test_people_and_channels_are_asked_for(connector: Connector, client: TeamsClient, chat: Conversation) -> None:
    someone = {"id": "29:x", "objectId": "aad", "email": "a@council.example", "userRole": "user"}
    connector.answers = [
        (201, {"id": "a:2chat"}, {}),
        (200, someone, {}),
        (200, {"members": [someone], "continuationToken": "more"}, {}),
        (200, {"conversations": [{"id": "19:x", "name": "Plan"}]}, {}),
    ]
    assert client.open_personal(connector.url, "29:x") == Conversation(connector.url, "a:2chat")
    assert client.member(chat, "29:x")["aadObjectId"] == "aad"
    page, more = client.members(chat)
    assert (page[0]["email"], more) == ("a@council.example", "more")
    assert client.channels(connector.url, "19:team") == [{"id": "19:x", "name": "Plan"}]
    assert connector.calls[0][2] == {
        "members": [{"id": "29:x"}],
        "tenantId": TENANT,
        "channelData": {"tenant": {"id": TENANT}},
    }


@pytest.mark.parametrize(
    ("status", "said", "headers", "code", "wait"),
    [
        (429, {"error": {"code": "TooManyRequests"}}, {"Retry-After": "7"}, "TooManyRequests", timedelta(seconds=7)),
        (403, {"error": {"code": "MessageWritesBlocked", "message": "x"}}, {}, "MessageWritesBlocked", None),
        (502, "<html>a proxy's own words</html>", {}, "http_502", None),
        (404, {"error": "the proxy says a name"}, {}, "http_404", None),
        (413, {"error": {"code": "a sentence with a name in it"}}, {}, "http_413", None),
    ],
)
def test_a_refusal_says_its_word_and_nothing_else(
    connector: Connector,
    client: TeamsClient,
    chat: Conversation,
    status: int,
    said: object,
    headers: dict[str, str],
    code: str,
    wait: timedelta | None,
) -> None:
    connector.answers = [(status, said, headers)]
    with pytest.raises(TeamsError) as refused:
        client.send(chat, CARD)
    assert (refused.value.status, refused.value.code, refused.value.retry_after) == (status, code, wait)
    assert len(connector.calls) == 1, "whoever calls decides about a second try"


def test_a_token_that_was_taken_back_is_asked_for_anew(
    connector: Connector, client: TeamsClient, chat: Conversation
) -> None:
    connector.answers = [(401, {"error": {"code": "Unauthorized"}}, {})]
    client.send(chat, CARD)
    client.send(chat, CARD)
    assert (len(connector.calls), connector.signed_in) == (3, 2)


def test_a_wrong_secret_sends_nothing(connector: Connector, chat: Conversation) -> None:
    client = client_of(connector, secret="another")
    with pytest.raises(TeamsError, match="401: invalid_client") as refused:
        client.send(chat, CARD)
    assert not refused.value.arrived
    assert connector.calls == []
    client.close()


def test_nobody_there_is_known_from_an_answer_that_was_lost(connector: Connector, client: TeamsClient) -> None:
    client.check()
    client.cloud = stand_in("http://127.0.0.1:9")
    with pytest.raises(TeamsError) as lost:
        client.send(Conversation("http://127.0.0.1:9", "a:1chat"), CARD)
    assert (lost.value.status, lost.value.code, lost.value.arrived) == (None, "ConnectError", False)


@pytest.mark.parametrize(
    "address",
    [
        "https://smba.trafficmanager.net.evil.example/uk/",
        "https://evil.example/smba.trafficmanager.net/",
        "http://smba.trafficmanager.net/uk/",
        "https://smba.trafficmanager.net@evil.example/",
        "https://user:pass@smba.trafficmanager.net/",
        "https://smba.trafficmanager.net:8443/",
        "https://[::1",
        "",
    ],
)
def test_an_address_that_is_not_teams_own_never_sees_our_token(address: str) -> None:
    assert not Cloud().serves(address)
    client = TeamsClient(Credentials(APP, SecretStr(SECRET), TENANT))
    with pytest.raises(TeamsError, match="service_url_not_allowed"):
        client.send(Conversation(address, "a:1chat"), CARD)
    client.close()


def test_teams_own_addresses_are_known() -> None:
    assert Cloud().serves("https://smba.trafficmanager.net/uk/")
    assert Cloud().holds_files("https://council-my.sharepoint.com/personal/x/_layouts/15/download.aspx")
    assert not Cloud().holds_files("https://council-my.sharepoint.com.evil.example/x")

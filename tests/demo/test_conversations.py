"""People write messages."""

from typing import Any

import pytest
from slack_bolt import App, Say
from slack_sdk import WebClient

from bot.demo.server import DemoServer
from bot.demo.test_user import TestUser
from bot.demo.user_actions import UserActionError
from bot.demo.workspace import Workspace
from tests.demo.kit import LEAVER, OLD, OWNER, PLAN, QUIET, STRANGER, client_of


def test_a_direct_message_reaches_the_bot_and_is_answered(app: App, workspace: Workspace, lead: TestUser) -> None:
    heard: dict[str, Any] = {}

    @app.event("message")
    def message(body: dict[str, Any], say: Say) -> None:
        heard.update(body)
        say(f"You said {body['event']['text']}")

    (answer,) = lead.says("overdue & <late>")
    assert answer.plain == "You said overdue & <late>"
    assert answer.author == workspace.bot_user_id
    event = heard["event"]
    assert (event["type"], event["channel_type"], event["user"]) == ("message", "im", lead.member_id)
    assert event["text"] == "overdue &amp; &lt;late&gt;"
    assert event["channel"] == answer.conversation == "D01LEAD"
    assert event["ts"] == event["event_ts"]
    assert heard["type"] == "event_callback"
    assert heard["event_id"].startswith("Ev")
    assert heard["event_time"] == 1657526400
    assert heard["authorizations"] == [
        {
            "enterprise_id": None,
            "team_id": workspace.team_id,
            "user_id": workspace.bot_user_id,
            "is_bot": True,
            "is_enterprise_install": False,
        }
    ]


def test_a_mention_in_a_channel_reaches_the_bot_once(app: App, lead: TestUser, owner: TestUser) -> None:
    heard: list[tuple[str, str]] = []

    @app.event("app_mention")
    def mentioned(event: dict[str, Any], say: Say) -> None:
        heard.append((event["type"], event["text"]))
        say(text="2 overdue", thread_ts=event["ts"])

    lead.says("good morning everyone", PLAN)
    (answer,) = lead.says("@Sightline overdue", PLAN)
    assert heard == [("app_mention", "<@U01SIGHTLINE> overdue")]
    assert answer.thread_ts == owner.sees(PLAN)[1].ts
    assert owner.sees(PLAN)[1].plain == "@Sightline overdue"


def test_a_mention_where_the_bot_is_no_member_goes_unheard(app: App, lead: TestUser) -> None:
    assert lead.says("@Sightline overdue", QUIET) == []


def test_a_person_of_another_organisation_is_marked_as_such(app: App, server: DemoServer) -> None:
    heard: dict[str, Any] = {}

    @app.event("message")
    def message(event: dict[str, Any]) -> None:
        heard.update(event)

    TestUser(server, STRANGER).says("hello")
    assert (heard["team"], heard["user_team"], heard["source_team"]) == ("T09OTHER", "T09OTHER", "T09OTHER")


def test_events_the_bot_was_not_granted_do_not_reach_it(make_server: Any, connect: Any) -> None:
    server = make_server(scopes={"commands", "chat:write"})
    app = connect(server)
    heard: list[str] = []

    @app.event("message")  # type: ignore[untyped-decorator]  # `connect` is a fixture without a type
    def message(event: dict[str, Any]) -> None:
        heard.append(event["text"])

    assert TestUser(server, OWNER).says("hello") == []
    assert heard == []


def test_what_a_person_sees_leaves_out_other_peoples_private_answers(
    server: DemoServer, lead: TestUser, owner: TestUser
) -> None:
    web = client_of(server)
    web.chat_postMessage(channel=OWNER, text="for the owner")
    web.chat_postEphemeral(channel=PLAN, user=OWNER, text="only for the owner")
    assert [one.plain for one in owner.sees()] == ["for the owner"]
    assert [one.plain for one in owner.sees("#improvement-plan")] == ["only for the owner"]
    assert lead.sees() == []
    assert lead.sees(PLAN) == []
    with pytest.raises(UserActionError, match="no such conversation"):
        lead.sees("D02OWNER")


@pytest.mark.parametrize(
    ("member_id", "text", "conversation", "sentence"),
    [
        (LEAVER, "hello", None, "deactivated"),
        (OWNER, "   ", None, "Type something"),
        (OWNER, "hello", "C99", "no such conversation"),
        (OWNER, "hello", OLD, "archived"),
    ],
)
def test_what_cannot_be_said_is_refused_in_a_sentence(
    server: DemoServer, member_id: str, text: str, conversation: str | None, sentence: str
) -> None:
    with pytest.raises(UserActionError, match=sentence):
        TestUser(server, member_id).says(text, conversation)


def test_a_silent_bot_is_named_to_the_person(lead: TestUser) -> None:
    (answer,) = lead.says("hello")
    assert answer.plain == 'Sightline did not answer: "dispatch_failed"'
    assert answer.ephemeral


def test_long_and_strange_words_pass_unharmed(app: App, lead: TestUser, web: WebClient) -> None:
    heard: list[str] = []

    @app.event("message")
    def message(event: dict[str, Any]) -> None:
        heard.append(event["text"])

    strange = "🎉 שלום " + "x" * 10_000
    lead.says(strange)
    assert heard == [strange]
    assert web.conversations_history(channel="D01LEAD")["messages"][0]["text"] == strange

"""A person types a slash command."""

from typing import Any

from slack_bolt import Ack, App, Respond

from bot.demo.test_user import TestUser
from bot.demo.workspace import Workspace
from tests.demo.kit import OWNER, PLAN, section


def test_the_bot_gets_every_field_slack_sends(app: App, workspace: Workspace, lead: TestUser) -> None:
    heard: dict[str, Any] = {}

    @app.command("/plan")
    def plan(ack: Ack, body: dict[str, Any]) -> None:
        heard.update(body)
        ack()

    assert lead.says("/plan overdue  workforce", PLAN) == []
    assert heard | {"trigger_id": "", "response_url": ""} == {
        "token": workspace.verification_token,
        "team_id": workspace.team_id,
        "team_domain": "sightline-demo",
        "channel_id": PLAN,
        "channel_name": "improvement-plan",
        "user_id": lead.member_id,
        "user_name": "programme.manager",
        "command": "/plan",
        "text": "overdue  workforce",
        "api_app_id": workspace.app_id,
        "is_enterprise_install": "false",
        "trigger_id": "",
        "response_url": "",
    }
    assert heard["response_url"].startswith("http://127.0.0.1:")
    assert heard["trigger_id"].count(".") == 2


def test_mentions_channels_and_addresses_arrive_escaped(app: App, lead: TestUser) -> None:
    heard: list[str] = []

    @app.command("/plan")
    def plan(ack: Ack, command: dict[str, Any]) -> None:
        heard.append(command["text"])
        ack()

    lead.says("/plan owner @head of service")
    lead.says(f"/plan owner <@{OWNER}>")
    lead.says("/plan set channel #improvement-plan & <b>")
    lead.says("/plan ask owner@demo.example, see https://plan.example/a?b=1&c=2.")
    lead.says("/plan <!channel> <@U99NOBODY>")
    assert heard == [
        f"owner <@{OWNER}|head.of.service>",
        f"owner <@{OWNER}|head.of.service>",
        f"set channel <#{PLAN}|improvement-plan> &amp; &lt;b&gt;",
        "ask <mailto:owner@demo.example|owner@demo.example>, see <https://plan.example/a?b=1&amp;c=2>.",
        "&lt;!channel&gt; &lt;@U99NOBODY&gt;",
    ]


def test_an_answer_is_private_unless_it_says_otherwise(app: App, lead: TestUser, owner: TestUser) -> None:
    @app.command("/plan")
    def plan(ack: Ack, respond: Respond, command: dict[str, Any]) -> None:
        respond(text="3.2 is overdue", response_type="in_channel" if "share" in command["text"] else "ephemeral")
        ack()

    (private,) = lead.says("/plan overdue", PLAN)
    assert (private.plain, private.ephemeral, private.conversation) == ("3.2 is overdue", True, PLAN)
    assert owner.sees(PLAN) == []

    (shared,) = lead.says("/plan overdue share", PLAN)
    assert not shared.ephemeral
    assert [one.plain for one in owner.sees(PLAN)] == ["3.2 is overdue"]


def test_an_acknowledgement_may_carry_the_answer(app: App, lead: TestUser) -> None:
    @app.command("/plan")
    def plan(ack: Ack, command: dict[str, Any]) -> None:
        if command["text"] == "blocks":
            ack(blocks=[section("*3.2* is overdue")], text="3.2 is overdue")
        else:
            ack("3.2 is overdue")

    assert [(one.plain, one.ephemeral) for one in lead.says("/plan words")] == [("3.2 is overdue", True)]
    assert [(one.plain, one.ephemeral) for one in lead.says("/plan blocks")] == [("3.2 is overdue", True)]


def test_an_acknowledgement_with_bad_blocks_is_a_failure_the_person_reads(app: App, lead: TestUser) -> None:
    @app.command("/plan")
    def plan(ack: Ack) -> None:
        ack(blocks=[{"type": "no_such_block"}], text="3.2")

    assert [one.plain for one in lead.says("/plan")] == ['/plan failed with the error "invalid_blocks"']


def test_commands_do_not_work_in_threads(app: App, lead: TestUser) -> None:
    started = lead.sees(PLAN)
    (answer,) = lead.says("/plan overdue", PLAN, thread_ts="1.000001")
    assert started == []
    assert answer.plain == "/plan is not supported in threads. Sorry!"
    assert answer.ephemeral


def test_an_unknown_command_is_said_to_be_unknown(app: App, lead: TestUser) -> None:
    assert [one.plain for one in lead.says("/pla overdue")] == ["/pla is not a command in this workspace."]


def test_without_a_bot_the_person_reads_slacks_own_failure(lead: TestUser) -> None:
    assert [one.plain for one in lead.says("/plan overdue")] == ['/plan failed with the error "dispatch_failed"']

"""What the connector refuses, as Teams does or where Teams would show something else than was meant."""

import httpx
import pytest

from bot.demo.teams import ids
from bot.demo.teams.checking import LARGEST
from bot.demo.teams.consents import CONSENT, INFO
from tests.demo.kit import LEAD, LEAVER, OWNER, PLAN
from tests.demo.teams.kit import World, activity, card, execute, words

AT_OWNERS = ids.personal_chat(OWNER)
IN_CHANNEL = ids.channel(PLAN)


def test_a_call_without_a_token_of_ours_is_refused(teams: World) -> None:
    teams.calls.token = "somebody-elses"
    assert teams.calls.says(AT_OWNERS, activity(text="Hello")).status_code == 401
    assert not teams.user(OWNER).sees()


@pytest.mark.parametrize("wrong", ["grant_type", "client_id", "client_secret", "scope"])
def test_a_token_is_given_for_the_right_secret_alone(teams: World, wrong: str) -> None:
    refused = teams.calls.asks_for_token(**{wrong: "another"})
    assert refused.status_code in (400, 401)
    assert refused.json()["error"]


def test_a_token_that_was_taken_back_counts_no_more(teams: World) -> None:
    teams.chat.login.take_back()
    assert teams.calls.says(AT_OWNERS, activity(text="Hello")).status_code == 401


@pytest.mark.parametrize(
    "said",
    [
        activity(text="Hello", colour="red"),
        activity(text="  "),
        activity(),
        activity(card(words("Hello")), text="Hello"),
        {"type": "event", "text": "Hello"},
        {**activity(text="Hello"), "from": {"id": "28:another"}},
        {"type": "message", "attachments": [{"contentType": "image/png", "contentUrl": "https://example.org/a.png"}]},
        {"type": "message", "attachments": [{"contentType": "text/html", "content": "Hello", "colour": "red"}]},
    ],
)
def test_what_teams_does_not_know_or_shows_otherwise_is_no_message(teams: World, said: dict[str, object]) -> None:
    refused = teams.calls.says(AT_OWNERS, said)
    assert (refused.status_code, refused.json()["error"]["code"]) == (400, "BadSyntax")


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"type": "TextBlock", "text": "Hello", "colour": "good"}, "invalid additional property: colour"),
        ({"type": "TextBlock"}, "missing required field: text"),
        ({"type": "TextBlock", "text": "Hello", "color": "red"}, "value must be one of"),
        ({"type": "Blink", "text": "Hello"}, "unsupported type: Blink"),
        ({"type": "Badge", "text": "Red"}, "missing required field: fallback"),
        ({"type": "Input.Text", "id": "words"}, "missing required field: label"),
        ({"type": "Input.Text", "id": "words", "label": "Words", "isRequired": True}, "errorMessage"),
        ({"type": "Input.ChoiceSet", "id": "one", "label": "One"}, "choices"),
        ({"type": "ActionSet", "actions": [{"type": "Action.Execute", "title": "Save"}]}, "verb"),
        ({"type": "ActionSet", "actions": [execute(str(number)) for number in range(7)]}, "primary actions"),
        ({"type": "ActionSet", "actions": [execute("Save", data="words")]}, "must be an object"),
        (
            {
                "type": "Table",
                "columns": [{"width": 1}],
                "rows": [{"type": "TableRow", "cells": [{"type": "TableCell", "items": []}] * 2}],
            },
            "more cells than",
        ),
    ],
)
def test_a_card_holds_only_what_teams_draws(teams: World, wrong: dict[str, object], why: str) -> None:
    refused = teams.calls.says(AT_OWNERS, activity(card(wrong)))
    assert refused.status_code == 400
    assert why in refused.json()["error"]["message"]


def test_two_inputs_of_one_name_would_be_one(teams: World) -> None:
    asked = {"type": "Input.Text", "id": "words", "label": "Words"}
    refused = teams.calls.says(AT_OWNERS, activity(card(asked, asked)))
    assert "two inputs have the id 'words'" in refused.json()["error"]["message"]


def test_a_card_is_of_version_1_5_at_most(teams: World) -> None:
    assert teams.calls.says(AT_OWNERS, activity(card(words("Hello")) | {"version": "1.6"})).status_code == 400


def test_seven_buttons_are_shown_where_one_stands_in_the_menu(teams: World) -> None:
    actions = [*(execute(str(number)) for number in range(6)), execute("More", mode="secondary")]
    assert teams.calls.says(AT_OWNERS, activity(card({"type": "ActionSet", "actions": actions}))).status_code == 201


def test_a_message_may_be_100_kb_in_all(teams: World) -> None:
    refused = teams.calls.says(AT_OWNERS, activity(text="x" * (LARGEST // 2)))
    assert (refused.status_code, refused.json()["error"]["code"]) == (413, "MessageSizeTooBig")
    assert teams.calls.says(AT_OWNERS, activity(text="x" * (LARGEST // 2 - 100))).status_code == 201


def test_a_message_for_one_is_for_a_channel_and_for_somebody_in_it(teams: World) -> None:
    to_owner = activity(text="For you", recipient={"id": ids.their_id(OWNER)})
    assert teams.calls.says(AT_OWNERS, to_owner, "?isTargetedActivity=true").status_code == 400
    nobody = activity(text="For you", recipient={"id": "29:nobody"})
    assert teams.calls.says(IN_CHANNEL, nobody, "?isTargetedActivity=true").status_code == 400
    said = teams.calls.says(IN_CHANNEL, to_owner, "?isTargetedActivity=true")
    assert said.status_code == 201
    assert [one.ephemeral for one in teams.user(OWNER).sees(PLAN)] == [True]
    assert not teams.user(LEAD).sees(PLAN)
    at = f"conversations/{IN_CHANNEL}/activities/{said.json()['id']}"
    assert teams.calls("PUT", at, activity(text="Anew")).status_code == 404
    assert teams.calls("DELETE", f"{at}?isTargetedActivity=true").status_code == 200


def test_typing_is_for_personal_chats_alone(teams: World) -> None:
    typing = {"type": "typing"}
    assert teams.calls.says(AT_OWNERS, typing).status_code == 201
    assert teams.calls.says(IN_CHANNEL, typing).status_code == 400


def test_a_bot_changes_and_deletes_its_own_messages_alone(teams: World) -> None:
    teams.user(OWNER).says("Hello")
    (mine,) = teams.user(OWNER).sees()
    at = f"conversations/{AT_OWNERS}/activities/"
    assert teams.calls("PUT", at + mine.ts, activity(text="Anew")).status_code == 403
    assert teams.calls("DELETE", at + "1234").status_code == 404
    said = teams.says_to(OWNER, activity(text="Hello yourself"))
    assert teams.calls("PUT", at + said, activity(text="Anew")).json() == {"id": said}
    assert teams.user(OWNER).sees()[-1].plain == "Anew"
    teams.calls("DELETE", at + said)
    assert teams.user(OWNER).sees() == [mine]


def test_nobody_is_written_to_who_blocked_the_bot_or_is_gone_or_unknown(teams: World) -> None:
    teams.chat.user_actions.block(OWNER)
    blocked = teams.calls.says(AT_OWNERS, activity(text="Hello"))
    assert (blocked.status_code, blocked.json()["error"]["code"]) == (403, "MessageWritesBlocked")
    gone = teams.calls.says(ids.personal_chat(LEAVER), activity(text="Hello"))
    assert (gone.status_code, gone.json()["error"]["code"]) == (404, "UserNotFound")
    unknown = teams.calls.says("a:nobody", activity(text="Hello"))
    assert (unknown.status_code, unknown.json()["error"]["code"]) == (404, "ConversationNotFound")


def test_a_thread_is_of_a_post_that_stands_in_the_channel(teams: World) -> None:
    root = teams.calls.says(IN_CHANNEL, activity(text="A post")).json()["id"]
    assert teams.calls.says(f"{IN_CHANNEL};messageid={root}", activity(text="Under it")).status_code == 201
    assert teams.calls.says(f"{IN_CHANNEL};messageid=1", activity(text="Under it")).status_code == 404
    assert [one.thread_ts for one in teams.user(LEAD).sees(PLAN)] == [None, root]


def test_a_chat_is_opened_with_one_person_whom_the_app_may_reach(teams: World) -> None:
    teams.server.run(teams.chat.user_actions.remove_from_team(LEAD))
    teams.server.run(teams.chat.user_actions.uninstall(OWNER))
    teams.chat.tenant.blocked.clear()

    def opened(**asked: object) -> int:
        usual: dict[str, object] = {"members": [{"id": ids.their_id(LEAD)}], "tenantId": ids.TENANT}
        return teams.calls("POST", "conversations", usual | asked).status_code

    assert opened() == 201
    assert opened(members=[{"id": ids.object_id(LEAD)}]) == 201
    assert opened(members=[{"id": ids.their_id(OWNER)}]) == 403
    assert opened(members=[{"id": ids.their_id(LEAVER)}]) == 404
    assert opened(members=[{"id": "29:nobody"}]) == 400
    assert opened(members=[{"id": ids.their_id(LEAD)}, {"id": ids.their_id(OWNER)}]) == 400
    assert opened(tenantId="another") == 400
    assert opened(colour="red") == 400


def test_a_file_is_offered_in_a_personal_chat_with_its_size_alone(teams: World) -> None:
    def offer(**content: object) -> dict[str, object]:
        return {"type": "message", "attachments": [{"contentType": CONSENT, "name": "plan.xlsx", "content": content}]}

    assert teams.calls.says(AT_OWNERS, offer(sizeInBytes=3)).status_code == 201
    assert teams.calls.says(IN_CHANNEL, offer(sizeInBytes=3)).status_code == 400
    for wrong in (offer(), offer(sizeInBytes="3"), offer(sizeInBytes=3, colour="red")):
        assert teams.calls.says(AT_OWNERS, wrong).status_code == 400
    held = {"uniqueId": "made up", "fileType": "xlsx"}
    whole = {"contentType": INFO, "name": "plan.xlsx", "contentUrl": "https://drive.example/plan", "content": held}
    for info in (whole, whole | {"content": {"uniqueId": "made up"}}, whole | {"contentUrl": ""}):
        assert teams.calls.says(AT_OWNERS, {"type": "message", "attachments": [info]}).status_code == 400


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Content-Range": "bytes 0-3/4"}, 201),
        ({}, 400),
        ({"Content-Range": "bytes 0-1/4"}, 400),
        ({"Content-Range": "bytes 0-4/5"}, 400),
        ({"Content-Range": "bytes 0-3/4", "Authorization": "Bearer token"}, 401),
    ],
)
def test_a_drive_takes_a_whole_file_once_and_no_token(teams: World, headers: dict[str, str], status: int) -> None:
    upload = teams.chat.tenant.files.expect("plan.xlsx", 3)
    address = f"{teams.chat.address}/personal/uploads/{upload.token}"
    assert httpx.put(address, content=b"rows", headers=headers).status_code == status
    again = httpx.put(address, content=b"rows", headers={"Content-Range": "bytes 0-3/4"}).status_code
    assert again == (404 if status == 201 else 201)

"""What a release has put into chats and queues acts in today's product: its buttons, forms, messages that wait, JSON.

All of it was recorded by `record.py`, in the middle of a day on which the bot was stopped to be upgraded. Each story
begins with that database, brought up to date. Where a story fails, people press a button that Slack still shows them
and nothing happens: mend the product, or let the upgrade carry it over.
"""

import json
from collections import Counter
from datetime import timedelta
from typing import Any

import pytest

from tests.chat import Log
from tests.released.kit import NOW, Bot, Database, Outcome, Stage, changes, json_schemas, key_of, recorded
from tests.released.schemas import lost
from tests.released.slack import Json, Slack

PRESSES, FORMS, WRITTEN, DELIVERED = map(recorded, ("presses", "forms", "written", "delivered"))
MESSAGES = {(one["channel"], one["ts"]): one for one in recorded("messages")}
VIEWS = recorded("views")
OLDER_PLAN = 1
"""Used in March. The demo plan, which came after it, hides it."""
LEFT_WAITING = ("escalation/6/2022-03-14", "nudge/6/2022-03-15")
"""Messages of that plan to somebody who never had an account in the chat."""
DAY = "2022-07-19"
NEXT_TUESDAY = NOW + timedelta(days=6, hours=20, minutes=50)
"""When owners are asked what is overdue."""


def name_of(case: Json) -> str:
    return str(case["name"])


def whole(payload: Json) -> Json:
    """A press as Slack hands it over, with the message or the page that it was on."""
    at = payload.get("container", {})
    if at.get("view_id"):
        return {**payload, "view": VIEWS[at["view_id"]]}
    if at and not at["is_ephemeral"]:
        message = MESSAGES[at["channel_id"], at["message_ts"]]
        return {**payload, "message": {name: value for name, value in message.items() if name != "channel"}}
    return dict(payload)


def acts(case: Json, outcome: Outcome, changed: list[str], logged: Log) -> None:
    """Hold what came of it to what that release did."""
    assert outcome.acts, outcome
    assert troubles(logged) == []
    assert bool(outcome.opened) == bool(case["opens"]), outcome
    words = json.dumps([*outcome.shown, *outcome.opened])
    assert [ref for ref in case["refs"] if ref not in words] == []
    assert missing(case["changes"], changed) == []


def missing(expected: list[str], found: list[str]) -> list[str]:
    return list((Counter(expected) - Counter(found)).elements())


def troubles(logged: Log) -> list[Any]:
    return [entry for entry in logged if entry["log_level"] in ("warning", "error", "critical")]


def in_short(told: list[str], known: set[str]) -> list[str]:
    """When what went where. What was queued before keeps its key; of what is new only the kind is held to it."""
    lines = [line.split(" ") for line in told]
    return [" ".join([*at, key if key in known else key.partition("/")[0]]) for *at, key in lines]


def test_each_kind_of_button_and_form_is_recorded() -> None:
    """So that nobody thins out what the stories below go through."""
    says = {json.loads(one["payload"]["actions"][0]["value"])["says"].split()[0] for one in PRESSES}
    assert says >= {
        *("accept", "add", "approve", "assign", "changes", "decline", "discard", "disown", "due", "help", "import"),
        *("match", "mine", "nudges", "overdue", "people", "reassign", "reply", "request", "reword", "set", "show"),
        *("snooze", "start", "status", "stuck", "unowned", "update", "verify"),
    }
    handlers = {json.loads(one["payload"]["view"]["private_metadata"])["handler"] for one in FORMS}
    assert handlers == {
        *("accept except", "add milestone", "approve", "assign", "decline", "disown", "match", "reassign", "request"),
        *("reword reason", "reword title", "reword update", "set due", "snooze", "stuck", "update", "verify not yet"),
    }


@pytest.mark.parametrize("case", PRESSES, ids=name_of)
def test_a_button_that_the_chat_still_shows_acts(case: Json, stage: Stage, logged: Log) -> None:
    payload = whole(case["payload"])
    outcome, changed = stage.gets(payload)
    if label := case.get("asked_first"):
        # Since that release it asks once before it is done.
        assert changed == []
        outcome, changed = stage.gets(pressed(payload, outcome.buttons[label]))
    acts(case, outcome, changed, logged)


def pressed(payload: Json, value: str) -> Json:
    """The press of another button in the same place, a moment later."""
    action = {**payload["actions"][0], "value": value, "action_ts": f"{payload['actions'][0]['action_ts']}1"}
    return {**payload, "actions": [action]}


@pytest.mark.parametrize("case", FORMS, ids=name_of)
def test_a_form_that_was_open_is_taken(case: Json, stage: Stage, logged: Log) -> None:
    acts(case, *stage.gets(case["payload"]), logged)


@pytest.mark.parametrize("case", WRITTEN, ids=name_of)
def test_what_people_write_is_answered(case: Json, stage: Stage, logged: Log) -> None:
    acts(case, *stage.gets(case["payload"]), logged)


@pytest.mark.both_engines
def test_what_was_done_before_the_upgrade_is_not_done_again(bot: Bot, released: Database, logged: Log) -> None:
    """Slack delivers once more what was acknowledged too late, and then it may meet the newer bot."""
    before, known = released.tables(), released.asks("SELECT key FROM inbound ORDER BY key")
    for case in DELIVERED:
        assert bot.gets(whole(case["payload"])).status == 200
        assert changes(before, released.tables()) == [], case["name"]
    assert released.asks("SELECT key FROM inbound ORDER BY key") == known
    assert troubles(logged) == []


@pytest.mark.both_engines
def test_what_waited_is_said_once_and_nobody_is_asked_twice(
    bot: Bot, released: Database, slack: Slack, logged: Log
) -> None:
    waits = "SELECT key, kind FROM outgoing WHERE state = 'waiting' AND plan_id != :older"
    waiting = dict(released.asks(waits, older=OLDER_PLAN))
    assert set(waiting.values()) == {
        *("nudge", "escalation", "unowned", "digest", "help", "claim", "date request", "disowned", "outcome"),
    }
    doubted = {key for (key,) in released.asks("SELECT key FROM outgoing WHERE state = 'uncertain'")}
    arrived = {key_of(one) for one in slack.messages if "metadata" in one}
    assert len(doubted) == 2
    assert len(doubted & arrived) == 1
    bot.starts()
    known = {key for (key,) in released.asks("SELECT key FROM outgoing")}
    assert in_short(bot.lives_on(), known) == in_short(recorded("heard"), known)
    said = Counter(key_of(one) for one in slack.messages if "metadata" in one)
    assert set(said.values()) == {1}
    sent = {key for (key,) in released.asks("SELECT key FROM outgoing WHERE state = 'sent'")}
    assert set(waiting) | doubted <= sent & set(said)
    asked = released.asks(
        "SELECT person_id, count(*) FROM outgoing"
        f" WHERE kind = 'nudge' AND sent_at >= '{DAY} 00:00' AND sent_at < '{DAY} 23:00' GROUP BY person_id"
    )
    assert {many for _, many in asked} == {1}
    assert [entry for entry in logged if entry["log_level"] != "info"] == []


@pytest.mark.both_engines
def test_the_plan_that_was_hidden_is_closed_and_stays_silent(bot: Bot, released: Database, slack: Slack) -> None:
    """The upgrade must not wake it, and what waited in it is not said."""
    assert released.asks("SELECT id FROM plan WHERE closed_at IS NULL") == [(OLDER_PLAN + 1,)]
    theirs = "SELECT key FROM outgoing WHERE plan_id = :older ORDER BY id"
    before = released.asks(theirs, older=OLDER_PLAN)
    assert {(key,) for key in LEFT_WAITING} <= set(before)
    bot.starts()
    bot.beats(NEXT_TUESDAY)
    assert slack.said()
    assert {(key_of(one),) for one in slack.said()}.isdisjoint(before)
    became = released.asks("SELECT key, state, problem FROM outgoing WHERE plan_id = :older", older=OLDER_PLAN)
    ended = {(key, "suppressed", "plan_closed") for key in LEFT_WAITING}
    assert {row for row in became if row[0] in LEFT_WAITING} == ended
    assert released.asks(theirs, older=OLDER_PLAN) == before


@pytest.mark.parametrize("verb", recorded("schemas"))
def test_the_documents_of_a_verb_keep_what_they_had(verb: str) -> None:
    """What other programs read. More may stand in it."""
    assert lost(recorded("schemas")[verb], json_schemas()[verb]) == []

"""The page asks, acts and is told, as one of the people."""

import asyncio
import json
import urllib.request
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from aiohttp import ClientSession
from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.demo.server import DemoServer
from bot.demo.test_user import TestUser
from tests.demo.kit import LEAD, OWNER, PLAN, Clock, button, modal, section, text_input, words
from tests.patience import STUCK_SECONDS

Json = dict[str, Any]


def asked(server: DemoServer, path: str) -> Json:
    with urllib.request.urlopen(f"{server.url}/demo/{path}", timeout=STUCK_SECONDS) as response:
        answer: Json = json.load(response)
    return answer


def done(server: DemoServer, path: str, **given: Any) -> Json:
    headers = {"Content-Type": "application/json", "Origin": server.url}
    request = urllib.request.Request(f"{server.url}/demo/{path}", json.dumps(given).encode(), headers)
    with urllib.request.urlopen(request, timeout=STUCK_SECONDS) as response:
        answer: Json = json.load(response)
    return answer


def test_the_state_says_who_where_and_what_there_is(server: DemoServer) -> None:
    state = asked(server, f"state?as={OWNER}")
    assert state["me"] == OWNER
    assert {"id": LEAD, "name": "Programme Manager", "title": "Leads the programme", "guest": False, "deleted": False,
            "bot": False, "tz": "Europe/London"} in state["members"]  # fmt: skip
    assert [(one["id"], one["kind"], one["name"]) for one in state["conversations"]] == [
        (PLAN, "channel", "improvement-plan"),
        ("C02QUIET", "channel", "quiet"),
        ("C03OLD", "channel", "old"),
        ("D02OWNER", "im", "Sightline"),
    ]
    assert state["bot"] == {"id": "U01SIGHTLINE", "name": "Sightline", "connected": False}
    assert state["commands"] == [{"command": "/plan", "description": "Ask about the plan", "usage": "[overdue | help]"}]
    assert (state["clock"], state["view"], state["home"]) == (None, None, None)


def test_what_only_one_person_saw_is_gone_once_they_load_the_page_anew(server: DemoServer, web: WebClient) -> None:
    def shown(opened: int) -> list[str]:
        return [
            one["text"] for one in asked(server, f"messages?as={OWNER}&conversation={PLAN}&opened={opened}")["messages"]
        ]

    first = asked(server, f"state?as={OWNER}")["opened"]
    web.chat_postEphemeral(channel=PLAN, user=OWNER, text="only you")
    web.chat_postMessage(channel=PLAN, text="all of you")
    assert shown(first) == ["only you", "all of you"]
    assert shown(asked(server, f"state?as={OWNER}")["opened"]) == ["all of you"]


def test_messages_carry_london_time_and_reading_clears_the_mark(server: DemoServer, web: WebClient) -> None:
    web.chat_postMessage(channel=OWNER, text="due")
    web.chat_postEphemeral(channel=PLAN, user=OWNER, text="only you")

    def unread(member_id: str) -> dict[str, int]:
        return {one["id"]: one["unread"] for one in asked(server, f"state?as={member_id}")["conversations"]}

    assert (unread(OWNER)["D02OWNER"], unread(OWNER)[PLAN], unread(LEAD)[PLAN]) == (1, 1, 0)
    (message,) = asked(server, f"messages?as={OWNER}&conversation=D02OWNER")["messages"]
    assert (message["day"], message["time"]) == ("Monday 11 July 2022", "09:00")
    assert (message["text"], message["ephemeral"], message["edited"]) == ("due", False, False)
    assert unread(OWNER)["D02OWNER"] == 0
    web.chat_postMessage(channel=OWNER, text="still due")
    assert unread(OWNER)["D02OWNER"] == 1


def test_nobody_reads_other_peoples_direct_messages(server: DemoServer) -> None:
    with pytest.raises(urllib.error.HTTPError, match="404") as caught:
        asked(server, f"messages?as={LEAD}&conversation=D02OWNER")
    caught.value.close()


def test_saying_and_pressing_go_to_the_bot(app: App, server: DemoServer, web: WebClient) -> None:
    heard: list[Any] = []

    @app.command("/plan")
    def plan(ack: Ack, command: Json) -> None:
        heard.append(command["text"])
        ack()

    @app.action("press")
    @app.action("when")
    def press(ack: Ack, body: Json) -> None:
        heard.append((body["actions"][0].get("selected_date"), body["state"]["values"]))
        ack()

    picker = {"type": "datepicker", "action_id": "when"}
    blocks = [{"type": "actions", "block_id": "b", "elements": [button("Go"), picker]}]
    ts = web.chat_postMessage(channel=PLAN, text="x", blocks=blocks)["ts"]
    place = {"as": LEAD, "conversation": PLAN}
    assert done(server, "say", **place, text="/plan overdue") == {"ok": True}
    typed = {"b": {"when": {"type": "datepicker", "selected_date": "2022-07-29"}, "stray": {"type": "x"}}}
    assert done(server, "press", **place, ts=ts, block_id="b", action_id="press", state=typed) == {"ok": True}
    later = {"date": "2022-08-01"}
    assert done(server, "press", **place, ts=ts, block_id="b", action_id="when", selected=later) == {"ok": True}
    first, second = (
        {"b": {"when": {"type": "datepicker", "selected_date": day}}} for day in ("2022-07-29", "2022-08-01")
    )
    assert heard == ["overdue", (None, first), ("2022-08-01", second)]


def test_what_cannot_be_done_comes_back_as_a_sentence(server: DemoServer) -> None:
    assert done(server, "say", **{"as": "U99"}, text="x")["error"] == "There is no such person in this workspace."
    gone = done(server, "press", **{"as": LEAD}, conversation=PLAN, ts="1.2", block_id="b", action_id="a")
    assert gone == {"ok": False, "error": "That message is no longer there."}
    assert done(server, "submit", **{"as": LEAD}, view_id="V0", values={})["error"] == "That form is no longer open."
    assert done(server, "clock", move="next_day")["error"] == "The clock of this workspace cannot be moved."


def test_a_form_is_sent_with_the_values_of_the_page(app: App, server: DemoServer, lead: TestUser) -> None:
    @app.view("form")
    def submit(ack: Ack, view: Json) -> None:
        said = view["state"]["values"]["note"]["typed"]["value"]
        if said == "no":
            ack(response_action="errors", errors={"note": "Say more."})
        elif said == "next":
            ack(response_action="update", view=modal(section("Thank you"), submit=None, title=words("Done")))
        else:
            ack()

    def opened() -> str:
        workspace = server.workspace
        client = WebClient(token=workspace.bot_token, base_url=server.api_url)
        view = modal(text_input("What changed", "note"))
        answer = client.views_open(trigger_id=workspace.triggers.issue(LEAD), view=view)
        return str(answer["view"]["id"])

    def sent(view_id: str, typed: str) -> Json:
        values = {"note": {"typed": {"type": "plain_text_input", "value": typed}}}
        return done(server, "submit", **{"as": LEAD}, view_id=view_id, values=values)

    view_id = opened()
    assert asked(server, f"state?as={LEAD}")["view"]["id"] == view_id
    assert sent(view_id, "") == {"ok": True, "errors": {"note": "Please complete this required field."}}
    assert sent(view_id, "no") == {"ok": True, "errors": {"note": "Say more."}}
    assert sent(view_id, "next")["view"]["title"]["text"] == "Done"
    assert done(server, "close", **{"as": LEAD}, view_id=view_id) == {"ok": True}
    assert sent(opened(), "yes") == {"ok": True}
    assert lead.modal is None


def test_the_home_is_opened_and_shown(app: App, server: DemoServer) -> None:
    @app.event("app_home_opened")
    def opened(client: WebClient, event: Json) -> None:
        client.views_publish(user_id=event["user"], view={"type": "home", "blocks": [section("Yours")]})

    assert done(server, "home", **{"as": LEAD})["view"]["type"] == "home"


@pytest.fixture
def moved(make_server: Callable[..., DemoServer], clock: Clock) -> Callable[..., Json]:
    """A server whose clock moves, asked to move it."""

    def move(to: datetime) -> None:
        clock.moment = to

    server = make_server(on_clock=move)
    assert asked(server, "state")["clock"] == {
        "now": "2022-07-11T09:00:00+01:00",
        "text": "Monday 11 July 2022, 09:00",
    }
    return lambda **given: done(server, "clock", **given)


def test_the_clock_moves_to_ten_in_london(moved: Callable[..., Json], clock: Clock) -> None:
    assert moved(move="next_day")["clock"]["text"] == "Tuesday 12 July 2022, 10:00"
    assert moved(move="next_monday")["clock"]["text"] == "Monday 18 July 2022, 10:00"
    assert moved(move="next_monday")["clock"]["text"] == "Monday 25 July 2022, 10:00"
    assert moved(move="to", day="2022-12-01")["clock"]["now"] == "2022-12-01T10:00:00+00:00"
    assert clock.moment == datetime(2022, 12, 1, 10, tzinfo=UTC)


def test_the_clock_only_moves_forwards_and_to_real_days(moved: Callable[..., Json], clock: Clock) -> None:
    back = moved(move="to", day="2022-07-10")
    assert back == {"ok": False, "error": "The clock only moves forwards, and it is Monday 11 July 2022, 09:00."}
    assert "YYYY-MM-DD" in moved(move="to", day="29 July")["error"]
    assert "Move the clock to" in moved(move="sideways")["error"]
    assert clock.moment == datetime(2022, 7, 11, 8, tzinfo=UTC)


def test_an_open_page_is_told_what_concerns_its_person(
    make_server: Callable[..., DemoServer], connect: Callable[[DemoServer], App], clock: Clock
) -> None:
    def move(to: datetime) -> None:
        clock.moment = to

    server = make_server(on_clock=move)
    workspace = server.workspace
    web = WebClient(token=workspace.bot_token, base_url=server.api_url)

    async def told() -> list[Json]:
        async with ClientSession() as session, session.ws_connect(f"{server.url}/demo/events?as={LEAD}") as socket:
            await asyncio.to_thread(act)
            return [await socket.receive_json(timeout=STUCK_SECONDS) for _ in range(6)]

    def act() -> None:
        web.chat_postMessage(channel=OWNER, text="not for the lead")
        web.chat_postMessage(channel=PLAN, text="for all")
        web.views_open(trigger_id=workspace.triggers.issue(LEAD), view=modal(section("x")))
        web.views_publish(user_id=LEAD, view={"type": "home", "blocks": []})
        TestUser(server, LEAD).dismisses()
        done(server, "clock", move="next_day")
        connect(server)

    facts = asyncio.run(told())
    assert [one["type"] for one in facts] == ["messages", "view", "home", "view", "clock", "bot"]
    assert facts[0]["conversation"] == PLAN
    assert (facts[1]["view"]["type"], facts[2]["view"]["type"], facts[3]["view"]) == ("modal", "home", None)
    assert facts[4]["clock"]["text"] == "Tuesday 12 July 2022, 10:00"
    assert facts[5]["connected"] is True

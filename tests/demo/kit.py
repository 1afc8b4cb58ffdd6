"""The cast, the channels and the small builders the demo's tests share."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.demo.server import DemoServer
from bot.demo.workspace import Channel, Member

LEAD, OWNER, GUEST, STRANGER, LEAVER = "U01LEAD", "U02OWNER", "U03GUEST", "U04STRANGER", "U05LEAVER"
PLAN, QUIET, OLD = "C01PLAN", "C02QUIET", "C03OLD"

PEOPLE = [
    Member(id=LEAD, name="Programme Manager", email="lead@demo.example", title="Leads the programme"),
    Member(id=OWNER, name="Head of Service", email="owner@demo.example"),
    Member(id=GUEST, name="Visiting Inspector", email="guest@demo.example", guest=True, single_channel=True),
    Member(id=STRANGER, name="Partner Lead", email="partner@other.example", team="T09OTHER"),
    Member(id=LEAVER, name="Former Manager", email="former@demo.example", deleted=True),
]
CHANNELS = [
    Channel(id=PLAN, name="improvement-plan", topic="The plan", member_ids=[LEAD, OWNER]),
    Channel(id=QUIET, name="quiet", member_ids=[LEAD], has_bot=False),
    Channel(id=OLD, name="old", member_ids=[LEAD], archived=True),
]


class Clock:
    """Time as data, and a monotonic clock beside it."""

    def __init__(self) -> None:
        self.moment = datetime(2022, 7, 11, 8, tzinfo=UTC)
        self.seconds = 0.0

    def now(self) -> datetime:
        return self.moment

    def monotonic(self) -> float:
        return self.seconds

    def passes(self, seconds: float) -> None:
        self.seconds += seconds
        self.moment += timedelta(seconds=seconds)


def client_of(server: DemoServer, token: str | None = None) -> WebClient:
    """An unmodified client, without the retries that could post twice."""
    chosen = server.workspace.bot_token if token is None else token
    return WebClient(token=chosen or None, base_url=server.api_url, retry_handlers=[])


def refused(call: Callable[..., Any], **arguments: Any) -> dict[str, Any]:
    """Make a call that Slack refuses, and return the answer."""
    with pytest.raises(SlackApiError) as caught:
        call(**arguments)
    data: dict[str, Any] = dict(caught.value.response.data)
    return data


def words(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


def button(text: str, action_id: str = "press", value: str = "1") -> dict[str, Any]:
    return {"type": "button", "action_id": action_id, "value": value, "text": words(text)}


def section(text: str, **more: Any) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **more}


def text_input(label: str, block_id: str, **more: Any) -> dict[str, Any]:
    element = {"type": "plain_text_input", "action_id": "typed", **more.pop("element", {})}
    return {"type": "input", "block_id": block_id, "label": words(label), "element": element, **more}


def modal(*blocks: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "type": "modal",
        "callback_id": "form",
        "title": words("Update"),
        "submit": words("Save"),
        "blocks": list(blocks),
        **more,
    }

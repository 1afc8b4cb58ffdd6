"""A response URL answers five times within thirty minutes."""

from typing import Any

import pytest
from slack_bolt import Ack, App
from slack_sdk.webhook import WebhookClient

from bot.demo.test_user import TestUser
from tests.demo.kit import PLAN, Clock, section


@pytest.fixture
def response_url(app: App, lead: TestUser) -> WebhookClient:
    """The response URL of a command the lead typed."""
    urls: list[str] = []

    @app.command("/plan")
    def plan(ack: Ack, command: dict[str, Any]) -> None:
        urls.append(command["response_url"])
        ack()

    lead.says("/plan", PLAN)
    return WebhookClient(urls[0])


def test_it_is_used_up_after_five_answers(response_url: WebhookClient, lead: TestUser) -> None:
    answers = [response_url.send(text=f"answer {number}") for number in range(6)]
    assert [(one.status_code, one.body) for one in answers[:5]] == [(200, "ok")] * 5
    assert answers[5].status_code == 404
    assert "used_url" in answers[5].body
    assert [one.plain for one in lead.sees(PLAN)] == [f"answer {number}" for number in range(5)]


def test_it_runs_out_after_half_an_hour(response_url: WebhookClient, clock: Clock) -> None:
    clock.passes(1799)
    assert response_url.send(text="in time").status_code == 200
    clock.passes(2)
    late = response_url.send(text="too late")
    assert (late.status_code, "expired_url" in late.body) == (404, True)


def test_nothing_is_said_in_an_empty_or_broken_answer(response_url: WebhookClient, lead: TestUser) -> None:
    assert "no_text" in response_url.send(text="").body
    broken = response_url.send(text="x", blocks=[{"type": "section"}])
    assert (broken.status_code, "invalid_blocks" in broken.body) == (400, True)
    assert lead.sees(PLAN) == []


def test_an_answer_to_a_command_has_nothing_to_replace(response_url: WebhookClient, lead: TestUser) -> None:
    response_url.send(text="first", blocks=[section("first")])
    response_url.send(text="second", replace_original=True)
    assert [one.plain for one in lead.sees(PLAN)] == ["first", "second"]


def test_a_made_up_url_is_nobodys(response_url: WebhookClient) -> None:
    made_up = response_url.url.rsplit("/", 1)[0] + "/guess"
    assert WebhookClient(made_up).send(text="x").status_code == 404

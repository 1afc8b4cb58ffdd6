"""What is asked, as Slack sends it, and what is right to answer."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from benchmarks.answering.large_plan import ASKER, TENANT, TITLE, Answers

FORM, JSON = "application/x-www-form-urlencoded", "application/json"
CAPPED = 1_000
"""A longer list may say "over 1,000" rather than count to its end."""

Right = Callable[[str, Answers], bool]


@dataclass(frozen=True)
class Question:
    name: str
    words: str | None
    """Behind `/plan`; None where the Home tab is opened."""
    right: Right
    """Whether an answer, given as JSON, is right of this plan."""

    def parcel(self, number: int, response_url: str) -> tuple[bytes, str]:
        """The body of the request, and its content type."""
        if self.words is None:
            return json.dumps(_home_opened(number)).encode(), JSON
        return urlencode(_slash(number, self.words, response_url)).encode(), FORM


def _listed(which: str) -> Right:
    """It says how many, and shows the first."""

    def right(answer: str, known: Answers) -> bool:
        many, first = getattr(known, which)
        counted = f"{many:,} " in answer or (many > CAPPED and f"over {CAPPED:,}" in answer.lower())
        return counted and f"{first} " in answer.replace("*", " ").replace("`", " ")

    return right


def _status(answer: str, known: Answers) -> bool:
    return f"{known.milestones:,} milestones: " in answer and all(f"R{number}" in answer for number in (1, 20))


def _home(answer: str, known: Answers) -> bool:
    return TITLE in answer and f"You own {known.mine[0]} " in answer and known.mine[1] in answer


OVERDUE = Question("/plan overdue", "overdue", _listed("overdue"))
QUESTIONS = (
    OVERDUE,
    Question("/plan due 14 days", "due 14 days", _listed("due")),
    Question("/plan mine", "mine", _listed("mine")),
    Question("/plan find visits", "find visits", _listed("found")),
    Question("/plan show D1", "show D1", lambda answer, known: f"D1 {known.first_action}" in answer),
    Question("/plan status", "status", _status),
    Question("Home", None, _home),
)
BARE = Question("bare Bolt", "overdue", lambda answer, known: "overdue" in answer)


def _slash(number: int, words: str, response_url: str) -> dict[str, str]:
    return {
        "token": "gone",
        "team_id": TENANT,
        "team_domain": "council",
        "channel_id": "C02",
        "channel_name": "team-managers",
        "user_id": ASKER,
        "user_name": "lead",
        "command": "/plan",
        "text": words,
        "api_app_id": "A01",
        "is_enterprise_install": "false",
        "response_url": response_url,
        "trigger_id": f"{number}.{TENANT}",
    }


def _home_opened(number: int) -> dict[str, Any]:
    return {
        "token": "gone",
        "team_id": TENANT,
        "api_app_id": "A01",
        "type": "event_callback",
        "event_id": f"Ev{number}",
        "event_time": number,
        "event": {"type": "app_home_opened", "user": ASKER, "channel": "D01", "tab": "home", "event_ts": f"{number}.0"},
        "authorizations": [{"team_id": TENANT, "user_id": "U00", "is_bot": True, "is_enterprise_install": False}],
    }

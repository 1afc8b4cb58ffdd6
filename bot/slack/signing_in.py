"""What it means when Slack does not let the bot in: a token's fault, or trouble that passes."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException

from slack_sdk.errors import SlackApiError

from bot.chat.connecting import (
    PROXY_WANTS_A_NAME,
    ChatRefusesError,
    ChatTroubleError,
    ConnectionProblem,
    asks_to_wait,
    behind_proxy,
    fails,
    unreachable,
)
from bot.slack.refusals import NOT_LET_IN, REASONS, UNREADABLE, asked_to_wait, word_of
from store.rules import reasons

NAME = "Slack"
ADDRESS = "SIGHTLINE_SLACK_API_URL"
OF_ANOTHER_KIND = frozenset({"not_allowed_token_type", "missing_scope"})
"""What Slack says of a token that is right and made for something else."""
MOVING = frozenset({"org_login_required", "team_added_to_org"})
"""Slack moves the workspace into another organisation."""


@dataclass(frozen=True)
class Token:
    kind: str
    do: str


BOT_TOKEN = Token("bot token", "Copy it again from “OAuth & Permissions” into SIGHTLINE_SLACK_BOT_TOKEN.")
APP_TOKEN = Token(
    "app-level token",
    "Make one with the scope connections:write under “Basic Information” and put it into SIGHTLINE_SLACK_APP_TOKEN.",
)


@contextmanager
def signing_in(token: Token) -> Iterator[None]:
    """Raise what goes wrong as `ChatRefusesError` or `ChatTroubleError`."""
    try:
        yield
    except ConnectionProblem:
        raise
    except SlackApiError as error:
        raise _of_answer(error, token) from error
    except (OSError, HTTPException) as error:
        raise unreachable(NAME, error, ADDRESS) from error
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        # JSON that is none of Slack's, which the SDK takes for granted.
        raise behind_proxy(NAME, 200) from error


def _of_answer(error: SlackApiError, token: Token) -> ConnectionProblem:
    status, word = int(error.response.status_code), word_of(error)
    if status == PROXY_WANTS_A_NAME:
        return behind_proxy(NAME, status)
    wait = asked_to_wait(error)
    if wait is not None:
        return asks_to_wait(NAME, wait)
    if REASONS.get(word) in NOT_LET_IN or word in OF_ANOTHER_KIND:
        return ChatRefusesError(f"Slack refuses the {token.kind} ({word}).", token.do)
    if status >= 500 or REASONS.get(word) == reasons.CHAT_FAILED or word in MOVING:
        return fails(NAME, word)
    if word == UNREADABLE or word.startswith("http_"):
        return behind_proxy(NAME, status)
    return ChatTroubleError(
        f"Slack does not let the bot in ({word}).", "Ask whoever administers the workspace what stands in the way."
    )

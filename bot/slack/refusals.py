"""Slack's error words, and what each means for a message."""

import re
import socket
from datetime import timedelta
from urllib.error import URLError

from slack_sdk.errors import SlackApiError

from scheduler.delivery.sending import AccountGoneError, DeliveryError, RefusedError, UncertainError

GONE_FOR_GOOD = frozenset(
    {
        "channel_not_found",
        "is_archived",
        "cannot_dm_bot",
        "messages_tab_disabled",
        "msg_too_long",
        "invalid_blocks",
        "restricted_action",
    }
)
ACCOUNT_GONE = frozenset({"user_not_found", "user_disabled", "is_inactive"})
NOT_LET_IN = frozenset({"invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive"})
MAY_HAVE_WORKED = frozenset({"internal_error", "fatal_error", "request_timeout", "service_unavailable"})
"""Slack's own words where it fails half-way: it may have posted."""
MAY_NOT_READ = frozenset(
    {
        "missing_scope",
        "not_in_channel",
        "channel_not_found",
        "no_permission",
        "access_denied",
        "not_allowed_token_type",
        "method_not_supported_for_channel_type",
    }
)
A_WORD = re.compile(r"[a-z_]{3,60}")
UNREADABLE = "unreadable_answer"
DEFAULT_WAIT = timedelta(seconds=30)
"""Where Slack asks to wait and does not say for how long."""


def word_of(error: SlackApiError, *, looking: bool = False) -> DeliveryError:
    """What Slack's answer means.

    Args:
        looking: the call changed nothing, so that it does not matter how far it came.
    """
    status = int(error.response.status_code)
    reason = _word(error, status)
    if status == 429 or reason in ("ratelimited", "rate_limited"):
        return DeliveryError("ratelimited", permanent=False, wait=_wait(error))
    if reason in NOT_LET_IN:
        return RefusedError(reason)
    if reason in ACCOUNT_GONE:
        return AccountGoneError(reason)
    if not looking and (status >= 500 or reason in MAY_HAVE_WORKED or reason == UNREADABLE):
        return UncertainError(reason)
    return DeliveryError(reason, permanent=not looking and reason in GONE_FOR_GOOD)


def may_not_read(error: SlackApiError) -> bool:
    return _word(error, int(error.response.status_code)) in MAY_NOT_READ


def unanswered(error: Exception) -> DeliveryError:
    """No answer came. Only where no connection was made is it certain that nothing was done."""
    cause = error.reason if isinstance(error, URLError) else error
    if isinstance(cause, ConnectionRefusedError | socket.gaierror):
        return DeliveryError("no_connection", permanent=False)
    return UncertainError("timed_out" if isinstance(cause, TimeoutError) else "connection_lost")


def _word(error: SlackApiError, status: int) -> str:
    """Slack's word. What stands between us and Slack answers with pages of its own, which belong into no ledger."""
    said = str(error.response.get("error") or "")
    if A_WORD.fullmatch(said):
        return said
    return f"http_{status}" if status != 200 else UNREADABLE


def _wait(error: SlackApiError) -> timedelta:
    seconds = next((value for name, value in error.response.headers.items() if name.lower() == "retry-after"), "")
    return timedelta(seconds=int(seconds)) if seconds.isdecimal() else DEFAULT_WAIT

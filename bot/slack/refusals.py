"""Slack's error words, and what each means for a message."""

import re
import socket
from datetime import timedelta
from urllib.error import URLError

from slack_sdk.errors import SlackApiError

from scheduler.delivery.sending import AccountGoneError, DeliveryError, RefusedError, UncertainError
from store.delivery.lost_channels import NO_WAY_THERE
from store.rules import reasons

REASONS = {
    "ratelimited": reasons.ASKED_TO_WAIT,
    "rate_limited": reasons.ASKED_TO_WAIT,
    "internal_error": reasons.CHAT_FAILED,
    "fatal_error": reasons.CHAT_FAILED,
    "request_timeout": reasons.CHAT_FAILED,
    "service_unavailable": reasons.CHAT_FAILED,
    "user_not_found": reasons.NO_SUCH_ACCOUNT,
    "user_disabled": reasons.ACCOUNT_CLOSED,
    "channel_not_found": reasons.CHANNEL_GONE,
    "is_archived": reasons.CHANNEL_ARCHIVED,
    "is_inactive": reasons.CHANNEL_ARCHIVED,
    "not_in_channel": reasons.BOT_NOT_IN_CHANNEL,
    "cannot_dm_bot": reasons.NOT_ALLOWED,
    "messages_tab_disabled": reasons.NOT_ALLOWED,
    "no_permission": reasons.NOT_ALLOWED,
    "access_denied": reasons.NOT_ALLOWED,
    "accesslimited": reasons.NOT_ALLOWED,
    "app_access_restricted": reasons.NOT_ALLOWED,
    "ekm_access_denied": reasons.NOT_ALLOWED,
    "team_access_not_granted": reasons.NOT_ALLOWED,
    "channel_is_limited_access": reasons.NOT_ALLOWED,
    "missing_scope": reasons.SCOPE_MISSING,
    "not_allowed_token_type": reasons.SCOPE_MISSING,
    "no_text": reasons.MALFORMED,
    "invalid_arguments": reasons.MALFORMED,
    "invalid_blocks": reasons.MALFORMED,
    "invalid_blocks_format": reasons.MALFORMED,
    "invalid_metadata_format": reasons.MALFORMED,
    "invalid_metadata_schema": reasons.MALFORMED,
    "metadata_too_large": reasons.MALFORMED,
    "too_many_attachments": reasons.MALFORMED,
    "msg_too_long": reasons.TOO_LONG,
    "msg_blocks_too_long": reasons.TOO_LONG,
    "invalid_auth": reasons.BOT_REFUSED,
    "not_authed": reasons.BOT_REFUSED,
    "token_expired": reasons.BOT_REFUSED,
    "token_revoked": reasons.ACCESS_TAKEN_BACK,
    "account_inactive": reasons.BOT_REMOVED,
}
"""Slack's words in ours. A word that stands here means the same wherever Slack says it."""
NOT_LET_IN = frozenset({reasons.BOT_REFUSED, reasons.ACCESS_TAKEN_BACK, reasons.BOT_REMOVED})
ACCOUNT_GONE = frozenset({reasons.NO_SUCH_ACCOUNT, reasons.ACCOUNT_CLOSED})
GONE_FOR_GOOD = NO_WAY_THERE | {reasons.TOO_LONG, reasons.MALFORMED}
POSTING_RULES = "restricted_action"
"""Who may post where is a workspace's own rule; Slack's word names the rule behind this, in more and more ways."""
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


def what_it_means(error: SlackApiError, *, looking: bool = False) -> DeliveryError:
    """Say Slack's answer in the words of delivery.

    Args:
        looking: the call changed nothing, so that it does not matter how far it came.
    """
    status = int(error.response.status_code)
    word = word_of(error)
    reason = _reason(word, status)
    if reason == reasons.ASKED_TO_WAIT:
        return DeliveryError(reason, permanent=False, wait=_wait(error), word=word)
    if reason in NOT_LET_IN:
        return RefusedError(reason, word)
    if reason in ACCOUNT_GONE:
        return AccountGoneError(reason, word)
    if reason == reasons.CHAT_FAILED and not looking:
        # It may have posted before it failed.
        return UncertainError(reason, word)
    return DeliveryError(reason, permanent=not looking and reason in GONE_FOR_GOOD, word=word)


def asked_to_wait(error: SlackApiError) -> timedelta | None:
    """How long Slack wants to be left alone; None where it refuses for another reason."""
    status = int(error.response.status_code)
    return _wait(error) if _reason(word_of(error), status) == reasons.ASKED_TO_WAIT else None


def may_not_read(error: SlackApiError) -> bool:
    return word_of(error) in MAY_NOT_READ


def word_of(error: SlackApiError) -> str:
    """Slack's word. What stands between us and Slack answers with pages of its own, which belong into no ledger."""
    data, status = error.response.data, int(error.response.status_code)
    said = str(data.get("error") or "") if isinstance(data, dict) else ""
    if A_WORD.fullmatch(said):
        return said
    return f"http_{status}" if status != 200 else UNREADABLE


def unanswered(error: Exception) -> DeliveryError:
    """No answer came. Only where no connection was made is it certain that nothing was done."""
    cause = error.reason if isinstance(error, URLError) else error
    if isinstance(cause, ConnectionRefusedError | socket.gaierror):
        return DeliveryError(reasons.NO_CONNECTION, permanent=False)
    return UncertainError(reasons.TIMED_OUT if isinstance(cause, TimeoutError) else reasons.CONNECTION_LOST)


def _reason(word: str, status: int) -> str:
    reason = reasons.NOT_ALLOWED if word.startswith(POSTING_RULES) else REASONS.get(word, word)
    if status == 429:
        return reasons.ASKED_TO_WAIT
    failed = (status >= 500 or word == UNREADABLE) and reason not in NOT_LET_IN | ACCOUNT_GONE
    return reasons.CHAT_FAILED if failed else reason


def _wait(error: SlackApiError) -> timedelta:
    seconds = next((value for name, value in error.response.headers.items() if name.lower() == "retry-after"), "")
    return timedelta(seconds=int(seconds)) if seconds.isdecimal() else DEFAULT_WAIT

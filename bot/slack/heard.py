"""Which of Slack's messages are something that a person says to us, however their app marks it."""

from typing import Any

SAID = frozenset({None, "file_share", "thread_broadcast", "me_message"})
"""Words, files beside them, words under a message that are also sent to the conversation, and `/me`."""


def is_said(event: dict[str, Any]) -> bool:
    return event.get("subtype") in SAID and not event.get("bot_id") and bool(event.get("user"))


def is_edited(event: dict[str, Any]) -> bool:
    """Whether its writer wrote it anew. Slack sends the same event where it unfolds a link in it."""
    message, before = event.get("message") or {}, event.get("previous_message") or {}
    if event.get("subtype") != "message_changed" or message.get("bot_id") or not message.get("user"):
        return False
    edited = (message.get("edited") or {}).get("ts")
    anew = edited is not None and edited != (before.get("edited") or {}).get("ts")
    return anew and message.get("text") != before.get("text")

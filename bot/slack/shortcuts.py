"""Shortcuts: what stands in Slack's own menus, and works in threads and on phones, where slash commands do not."""

from typing import Any

from commands.language.progress_details import LITERALLY
from store.rules.references import as_reference

RECORD_UPDATE = "record_update"
"""In the menu of a message."""
UPDATE_MINE = "update_mine"
"""In the menu of the workspace."""
MOST_REFERENCES = 5


def words_of(body: dict[str, Any]) -> str:
    """A shortcut as the command that it says."""
    if body["type"] == "shortcut":
        return "record"
    message = body.get("message") or {}
    text = str(message.get("text") or "")
    named = [ref for word in text.split() if (ref := as_reference(word.strip(",.:;()?!*_")))]
    said = ["record", link_to(body), *dict.fromkeys(named[:MOST_REFERENCES])]
    # Another person's words are theirs: the link leads to them.
    own = [LITERALLY, text] if text and message.get("user") == body["user"]["id"] else []
    return " ".join([*said, *own])


def link_to(body: dict[str, Any]) -> str:
    """Where the message stands, as Slack itself writes it; the payload has all that it takes."""
    channel, message = body["channel"]["id"], body["message"]
    ts, thread = message["ts"], message.get("thread_ts")
    address = f"https://{body['team']['domain']}.slack.com/archives/{channel}/p{ts.replace('.', '')}"
    return f"{address}?thread_ts={thread}&cid={channel}" if thread and thread != ts else address

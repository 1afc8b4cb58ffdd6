"""Block Kit as Slack reads it: plain dicts, a function for each form that stands in many places.

slackblocks, which builds the same, checks a message by resolving each block anew at every level: half of what an answer
cost. The demo workspace checks what every test draws instead, by the limits that slackblocks knows.
"""

from typing import Any

Json = dict[str, Any]
Block = Json


def block(kind: str, name: str, **fields: Any) -> Block:
    """Args: fields: those that are None are left out, as Slack wants it."""
    return {"type": kind, **_given(fields), "block_id": name}


def element(kind: str, action: str, **fields: Any) -> Json:
    return {"type": kind, "action_id": action, **_given(fields)}


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> Json:
    """Verbatim: otherwise Slack itself makes links and mentions of plain words such as @channel."""
    return {"type": "mrkdwn", "text": text, "verbatim": True}


def header(text: str, name: str) -> Block:
    return block("header", name, text=plain(text))


def section(text: str, name: str, accessory: Json | None = None) -> Block:
    """Expanded: otherwise Slack folds what is long under "see more"."""
    return block("section", name, text=mrkdwn(text), accessory=accessory, expand=True)


def context(text: str, name: str) -> Block:
    """Small and grey."""
    return block("context", name, elements=[mrkdwn(text)])


def _given(fields: Json) -> Json:
    return {name: value for name, value in fields.items() if value is not None}

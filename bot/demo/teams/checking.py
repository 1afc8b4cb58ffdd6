"""What the bot may say: a message activity with the fields that Teams knows, with words or cards."""

import json
from dataclasses import dataclass, field, replace
from typing import Any

from bot.demo.json_values import Json, mapping, objects
from bot.demo.teams import ids
from bot.demo.teams.card_schema import faults_in
from bot.demo.teams.consents import CONSENT, INFO, offer
from bot.demo.teams.refusal import TeamsRefusalError

CARD = "application/vnd.microsoft.card.adaptive"
LARGEST = 100 * 1024
"""Bytes in UTF-16 of all that one message is."""
FIELDS = frozenset({
    "type", "id", "from", "conversation", "recipient", "replyToId", "serviceUrl", "channelId", "channelData", "locale",
    "text", "textFormat", "summary", "attachments", "attachmentLayout", "entities", "importance", "inputHint",
    "suggestedActions", "deliveryMode",
})  # fmt: skip
ATTACHMENT = frozenset({"contentType", "content", "contentUrl", "name", "thumbnailUrl", "id"})


@dataclass(frozen=True)
class Said:
    """A message of the bot's, as Teams took it."""

    text: str = ""
    summary: str = ""
    cards: list[Json] = field(default_factory=list)
    offers: bool = False
    """Whether a file is offered to the reader."""
    file_id: str = ""
    """The file that lies in their drive now."""
    recipient: str = ""
    """Whom it is meant for, where it is meant for one person of many."""


def checked(body: Any) -> Said:
    """Raises `TeamsRefusalError` for what Teams would not take, or would show otherwise than it was meant."""
    activity = mapping(body)
    if activity.get("type") != "message":
        raise bad(f"{activity.get('type')!r} is not an activity that a bot says here.")
    if len(json.dumps(activity, ensure_ascii=False).encode("utf-16-le", "surrogatepass")) > LARGEST:
        raise TeamsRefusalError(413, "MessageSizeTooBig", "Message size too large.")
    if unknown := sorted(activity.keys() - FIELDS):
        raise bad(f"Unknown properties: {', '.join(unknown)}.")
    if mapping(activity.get("from")).get("id", ids.BOT) != ids.BOT:
        raise bad("A bot speaks for itself alone.")
    text, attached = str(activity.get("text") or ""), _attached(activity)
    cards = attached.cards
    # Teams makes two messages of it then, and tells the id of neither.
    if text and cards:
        raise bad("A message has words or a card, not both: a summary says what a card is about.")
    if not text.strip() and not cards and not attached.file_id:
        raise bad("The message is empty.")
    recipient = str(mapping(activity.get("recipient")).get("id") or "")
    summary = str(activity.get("summary") or "")
    return replace(attached, text=text, summary=summary, recipient=recipient)


def _attached(activity: Json) -> Said:
    found, offers, file_id = [], False, ""
    for one in objects(activity.get("attachments")):
        if unknown := sorted(one.keys() - ATTACHMENT):
            raise bad(f"Unknown properties of an attachment: {', '.join(unknown)}.")
        if one.get("contentType") == CONSENT:
            found.append(offer(one))
            offers = True
            continue
        if one.get("contentType") == INFO:
            held = mapping(one.get("content"))
            if held.keys() != {"uniqueId", "fileType"} or not all(map(one.get, ("name", "contentUrl"))):
                raise bad("A file that was given has a name, an address, an id and a type.")
            file_id = str(held["uniqueId"])
            continue
        if one.get("contentType") != CARD:
            raise bad(f"{one.get('contentType')!r} is no attachment that is drawn here.")
        if faults := faults_in(one.get("content")):
            raise bad("; ".join(faults[:10]))
        found.append(mapping(one.get("content")))
    return Said(cards=found, offers=offers, file_id=file_id)


def bad(why: str) -> TeamsRefusalError:
    return TeamsRefusalError(400, "BadSyntax", why)

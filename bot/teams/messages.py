"""A card as Teams takes it: as a message, or as the answer to a press."""

from dataclasses import dataclass
from typing import Any

CARD = "application/vnd.microsoft.card.adaptive"
WORDS = "application/vnd.microsoft.activity.message"
BELOW = "My answer stands below."

Json = dict[str, Any]


@dataclass
class Press:
    """A press that waits for its answer: what takes the card's place, or words beside it."""

    card: Json | None = None
    summary: str = ""
    words: str | None = None

    def answer(self) -> Json:
        if self.card is not None:
            return {"statusCode": 200, "type": CARD, "value": self.card}
        return {"statusCode": 200, "type": WORDS, "value": self.words or BELOW}


def message(card: Json, summary: str) -> Json:
    """A card as an activity. Words beside it would make two messages of it."""
    return {"type": "message", "summary": summary, "attachments": [{"contentType": CARD, "content": card}]}


def drawn_in(page: Json) -> Json:
    card: Json = page["attachments"][0]["content"]
    return card

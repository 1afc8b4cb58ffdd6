"""What a message's row holds: a finished card, or what the card is drawn from, and the card as it went."""

from datetime import date
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, model_validator


class Envelope(BaseModel):
    """The content of one message.

    A kind of message that is drawn only when it goes has a subclass of its own, beside what decides it. A row is
    always read as this class, which keeps fields it does not know; `of` then reads it as the kind's own.
    """

    model_config = ConfigDict(frozen=True, extra="allow")

    ready: dict[str, Any] | None = None
    """The finished card. None where it is drawn when it goes."""
    drawn: dict[str, Any] | None = None
    """The card as it went, where it was drawn only then."""
    until: date | None = None
    """The last day of the leave for which it was held back."""
    deputy: int | None = None
    """Who stood in on that leave."""

    @model_validator(mode="before")
    @classmethod
    def _of_release_before(cls, value: Any) -> Any:
        """Until now a row held a bare card, or named what draws it under `draw`."""
        if not isinstance(value, dict):
            return value
        if "draw" in value:
            return {name: one for name, one in value.items() if name != "draw"}
        return {"ready": value} if "title" in value else value

    @classmethod
    def of(cls, envelope: "Envelope") -> Self:
        """Read what a row holds as this kind's own envelope."""
        return envelope if isinstance(envelope, cls) else cls.model_validate(envelope.model_dump())

    @property
    def as_sent(self) -> dict[str, Any]:
        """The card as it went, or as it will go; empty where it is not drawn yet."""
        return self.drawn or self.ready or {}


def finished(card: BaseModel) -> Envelope:
    """Put a finished card into an envelope."""
    return Envelope(ready=card.model_dump(mode="json"))

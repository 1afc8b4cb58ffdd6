"""Who a pulse asks."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class AudienceKind(StrEnum):
    CHANNEL = "channel"
    GROUP = "group"
    """A user group of the chat."""
    LIST = "list"
    """Addresses with team and role, given with the pulse."""


class Audience(BaseModel):
    model_config = ConfigDict(frozen=True)

    kind: AudienceKind
    address: str | None = None
    """Of the channel or group, as only the edge understands it: `platform/tenant/id`."""
    name: str = ""
    """As people call it, without its sign."""

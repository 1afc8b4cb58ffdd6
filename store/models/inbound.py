"""What has come in and been dealt with, by the name that the chat gave it."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from store.models.base import Moment


class Inbound(SQLModel, table=True):
    """One click, command, message or form that changed something, or one signed request. Ids only, never words."""

    key: str = Field(primary_key=True)
    """The chat's own name for it, so that of two deliveries one is the second."""
    kind: str
    received_at: datetime = Field(sa_type=Moment)
    keep_until: datetime = Field(sa_type=Moment, index=True)
    """Until when it may be delivered again."""
    person_id: int | None = Field(default=None, foreign_key="person.id")
    answer: str | None = None
    """What was done, as a command and references."""

"""How a chat that writes to nobody unasked reaches people and channels."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from store.models.base import Moment


class ConversationReference(SQLModel, table=True):
    """One conversation into which a chat has let the bot, as the chat itself has named it.

    A chat that opens a direct message by the account needs none.
    """

    __tablename__ = "conversation_reference"
    __table_args__ = (UniqueConstraint("platform", "tenant", "external_id"),)

    id: int | None = Field(default=None, primary_key=True)
    platform: str
    tenant: str
    external_id: str
    """The account with whom, or the channel in which."""
    conversation: str
    """The chat's own name of the conversation."""
    service_url: str
    """Where the chat takes what is said there."""
    their_id: str | None = None
    """By which this bot knows the account, where that is not the account's own id."""
    name: str | None = None
    """Of a channel, as people call it."""
    opened_at: datetime = Field(sa_type=Moment)
    closed_at: datetime | None = Field(default=None, sa_type=Moment)
    """When the bot was removed from it or blocked in it. None while it may write there."""

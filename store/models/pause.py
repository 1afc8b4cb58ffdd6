"""A stop for bad days: nothing is said unasked until it is over."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from store.models.base import Moment


class Pause(SQLModel, table=True):
    """One row while there is a pause, and none otherwise: it holds the whole council, in all chats."""

    name: str = Field(primary_key=True)
    until: datetime = Field(sa_type=Moment)
    """From then on messages go again, without anybody's word."""
    at: datetime = Field(sa_type=Moment)
    by_id: int = Field(foreign_key="person.id")
    why: str | None = None
